import { aiIdentity, signsInCommit } from "../agents/ai-identities.ts";
import type { AttributionReader } from "../agents/attribution-facts.ts";
import type { Commit, Message } from "../core/commit.ts";
import type { GitFacts } from "../git/commits.ts";
import type { LintMessage } from "../settings/commitlint-source.ts";

/** Where the facts come from that git alone does not know. */
export interface FactSources {
  /** Null when no rule asks. */
  readonly attributions: AttributionReader | null;
  /** Null when the repository has no commitlint configuration. */
  readonly lint: LintMessage | null;
  /** The agent whose environment this is; it makes drafts, not stored commits. */
  readonly runningAgent: string | null;
}

/** What is known of a draft only. */
export type DraftFacts = Pick<Commit, "again" | "amends">;

const STORED: DraftFacts = { again: null, amends: false };

/** Makes a commit of what git knows; `draft` is null for a stored one. */
export async function completeFacts(facts: GitFacts, draft: DraftFacts | null, sources: FactSources): Promise<Commit> {
  const id = draft ? null : facts.id;
  const { lint, runningAgent } = sources;
  return {
    ...facts,
    id,
    attributions: await readAttributions(id, facts, sources),
    ...agentFacts(facts, draft ? runningAgent : null),
    commitlint: lint ? await lint(facts.message) : null,
    ...(draft ?? STORED),
  };
}

/** To be asked for every commit, also for those that credit nobody: the reader follows the history. */
async function readAttributions(
  id: string | null,
  facts: GitFacts,
  { attributions }: FactSources,
): Promise<Commit["attributions"]> {
  const values = creditsOf(facts.message);
  return (await attributions?.read({ id, ...pathsOf(facts), values })) ?? [];
}

function pathsOf({ parents, changes }: GitFacts): {
  readonly parents: readonly string[];
  readonly changedPaths: string[];
} {
  const both = changes.flatMap(({ path, previousPath }) => (previousPath === null ? [path] : [path, previousPath]));
  return { parents, changedPaths: both };
}

function creditsOf({ trailers }: Message): string[] {
  return trailers.filter(({ token }) => token.toLowerCase() === "assisted-by").map(({ value }) => value);
}

function agentFacts(facts: GitFacts, running: string | null): Pick<Commit, "agentSigns" | "madeByAgent"> {
  const signs = signsInCommit(facts);
  if (running !== null) return { agentSigns: [`'${running}' is at work here`, ...signs], madeByAgent: running };
  return { agentSigns: signs, madeByAgent: aiIdentity(facts.author) ?? aiIdentity(facts.committer) };
}
