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

/** Makes a commit of what git knows; for a draft, `again` is the command that commits again. */
export async function completeFacts(
  facts: GitFacts,
  draft: { readonly again: string | null } | null,
  sources: FactSources,
): Promise<Commit> {
  const id = draft ? null : facts.id;
  const { attributions, lint, runningAgent } = sources;
  return {
    ...facts,
    id,
    attributions: (await attributions?.read({ id, ...pathsOf(facts), values: creditsOf(facts.message) })) ?? [],
    ...agentFacts(facts, draft ? runningAgent : null),
    commitlint: lint ? await lint(facts.message) : null,
    again: draft?.again ?? null,
  };
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
