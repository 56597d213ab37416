import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { joinJudgements, type Judgement } from "../core/finding.ts";
import { readDraftParents, readEmptyDraft, readStagedChanges } from "../git/draft.ts";
import type { Repository } from "../git/open-repository.ts";
import { decodeText } from "../git/decode.ts";
import { readMessageConfig } from "../git/message-config.ts";
import { GitError } from "../git/run-git.ts";
import { defaultRange, type Range, resolveFromTo, resolveHistory, resolveRange } from "../git/range.ts";
import { type LaterRange, withoutBaseline } from "../git/baseline.ts";
import type { Judge, RangeJudgement } from "../judge/judge.ts";
import { cleanMessage } from "../message/cleanup.ts";
import type { Policy } from "../settings/settings.ts";
import type { Subject } from "./check-request.ts";
import { type Io, UsageError } from "./io.ts";

/** What was judged, and the judgement. */
export interface Judged {
  readonly judgement: Judgement;
  readonly subject: "range" | "staged" | "message";
  readonly range: { readonly from: string | null; readonly to: string | null };
  readonly commits: number;
  readonly baseline: number;
  /** What kept a range from being judged. */
  readonly fault: GitError | null;
}

interface Case {
  readonly repository: Repository;
  readonly policy: Policy;
  readonly subject: Subject;
  readonly io: Io;
}

export async function judgeSubject(judge: Judge, one: Case): Promise<Judged> {
  if (one.subject.kind === "staged") return draft("staged", await judgeStaged(judge, one));
  if (one.subject.kind === "message") return draft("message", await judgeMessage(judge, one, one.subject));
  return judgeRanges(judge, one, listRanges(one));
}

function draft(subject: "staged" | "message", judgement: Judgement): Judged {
  return { judgement, subject, range: { from: null, to: null }, commits: 0, baseline: 0, fault: null };
}

function judgeStaged(judge: Judge, { repository }: Case): Promise<Judgement> {
  const parents = readDraftParents(repository, false);
  const staged = readStagedChanges(repository, parents, judge.sandbox);
  return judge.judgeDraft({ draft: staged, message: "", parts: ["changes"], again: null });
}

interface MessageSubject {
  readonly file: string;
  readonly cleanup: Parameters<typeof cleanMessage>[1];
}

function judgeMessage(judge: Judge, { repository, io }: Case, { file, cleanup }: MessageSubject): Promise<Judgement> {
  const { commentString, encoding } = readMessageConfig(repository);
  const text = decodeText(readMessage(file, io), encoding);
  const message = cleanMessage(text, cleanup, commentString === "auto" ? "#" : commentString);
  const empty = readEmptyDraft(repository, readDraftParents(repository, false));
  return judge.judgeDraft({ draft: empty, message, parts: ["message"], again: null });
}

/** Bytes, as latin1 holds them: the encoding is for git's configuration to tell. */
function readMessage(file: string, io: Io): string {
  try {
    return readFileSync(file === "-" ? 0 : resolve(io.cwd, file), "latin1");
  } catch (error) {
    throw new UsageError(`--message: cannot read '${file}': ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** Variables that tell a CI provider, whose own range a checkout does not show. */
const PROVIDERS: readonly string[] = [
  "BITBUCKET_BUILD_NUMBER",
  "CIRCLECI",
  "FORGEJO_ACTIONS",
  "GITEA_ACTIONS",
  "GITHUB_ACTIONS",
  "GITLAB_CI",
  "JENKINS_URL",
  "TF_BUILD",
];

/** There the branch is its own upstream: nothing would be judged, and nothing would pass for everything. */
function refuseProvider({ CI, ...env }: NodeJS.ProcessEnv): void {
  const provider = PROVIDERS.find((name) => (env[name] ?? "") !== "");
  if ((CI ?? "") === "" || provider === undefined) return;
  throw new UsageError(
    `name the range to check, such as <base>..HEAD: this version cannot read it from CI (${provider})`,
  );
}

function listRanges({ repository, policy, subject, io }: Case): readonly Range[] {
  const settings = { protectedBranches: policy.settings.branches.protected };
  if (subject.kind === "from-to") {
    const { from, to } = subject;
    return [from === null ? resolveHistory(repository, to) : resolveFromTo(repository, from, to, settings)];
  }
  const texts = subject.kind === "ranges" ? subject.ranges : [];
  if (texts.length > 0) return texts.map((text) => resolveRange(repository, text, settings));
  refuseProvider(io.env);
  return [defaultRange(repository)];
}

/** What kept one range from being judged hides nothing that was found in the others: a violation comes before it. */
async function judgeRanges(judge: Judge, { repository, policy }: Case, ranges: readonly Range[]): Promise<Judged> {
  const parts: Part[] = [];
  for (const range of ranges.map((one) => withoutBaseline(repository, one, policy.settings.baseline))) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other: the processes of the sandbox are shared
    parts.push(await judgeRange(judge, range));
  }
  return {
    judgement: joinJudgements(parts.map(({ judgement }) => judgement)),
    subject: "range",
    range: endsOf(ranges),
    commits: parts.reduce((sum, { commits }) => sum + commits, 0),
    baseline: parts.reduce((sum, { earlier }) => sum + earlier, 0),
    fault: parts.find(({ fault }) => fault !== null)?.fault ?? null,
  };
}

/** Several ranges have no ends in common. */
function endsOf([only, ...others]: readonly Range[]): Judged["range"] {
  return only && others.length === 0 ? { from: only.from, to: only.to } : { from: null, to: null };
}

interface Part extends RangeJudgement, Pick<LaterRange, "earlier"> {
  readonly fault: GitError | null;
}

async function judgeRange(judge: Judge, range: LaterRange): Promise<Part> {
  const { earlier } = range;
  try {
    return { ...(await judge.judgeRange(range)), earlier, fault: null };
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
    const unverified = [{ rule: "range", commit: null, reason: error.message }];
    return { judgement: { findings: [], skipped: [], unverified }, commits: 0, earlier, fault: error };
  }
}
