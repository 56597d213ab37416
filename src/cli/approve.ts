import { shellQuote } from "../core/remedy.ts";
import type { Step } from "../core/rule.ts";
import { visible } from "../core/visible.ts";
import { type Approval, endOfApproval } from "../git/approval.ts";
import { type ApprovedPlace, grantApproval } from "../git/approvals.ts";
import { readPlace } from "../git/approved-place.ts";
import { readOwnName } from "../git/identity.ts";
import { openRepository, type Repository } from "../git/open-repository.ts";
import { readStagedSummary } from "../git/staged-summary.ts";
import { createLauncher } from "../judge/launcher.ts";
import { formatProblem } from "../report/text.ts";
import type { ApproveRequest } from "./approve-request.ts";
import { type Approver, readApprover } from "./approver.ts";
import type { ExitCode, Io } from "./io.ts";

/**
 * `commit-guard approve`: a person lets one violation of one rule pass, once, for exactly what is staged. Throws GitError
 * where nobody can tell what that is, or who asks.
 */
export async function approve(
  { rule: { id, summary }, minutes }: ApproveRequest,
  io: Io,
  approver: Approver = readApprover(io),
): Promise<ExitCode> {
  const { terminal } = approver;
  if (approver.isAgent()) return refuse("only a person can approve, and an agent is at work here", FOR_AGENTS, io);
  if (terminal === null) return refuse("only a person at a terminal can approve", inTerminal(id, io), io);
  const repository = openRepository(io.cwd);
  const place = readPlace(repository);
  io.err(formatOffer({ id, summary, minutes }, place, repository));
  const answer = await approver.ask(`type ${id}, or ${shortOf(place.tree)}, to approve it: `);
  if (answer === null || !isYes(answer.trim(), id, place)) return refuse("what was typed is neither", [], io);
  const [granted, by] = [approver.now(), readOwnName(repository.root)];
  const until = endOfApproval(granted, minutes).toISOString();
  const times = { granted: granted.toISOString(), until };
  io.out(formatGranted(grantApproval(repository, { rule: id, ...place, by, terminal, ...times })));
  return 0;
}

/** More than one key, and another one each time: nothing types it by chance. */
function isYes(answer: string, id: string, { tree }: ApprovedPlace): boolean {
  return answer === id || answer === shortOf(tree);
}

function refuse(reason: string, next: readonly Step[], { err }: Io): ExitCode {
  err(`${formatProblem(reason, next)}\ncommit-guard: nothing was approved\n`);
  return 1;
}

const FOR_AGENTS: readonly Step[] = [
  { say: "Stop, and tell the user which rule refuses what, and why it is right all the same." },
  { say: "A user who agrees opens a terminal of their own for it." },
];

function inTerminal(id: string, { cwd }: Io): readonly Step[] {
  const run = `cd ${shellQuote(cwd)} && ${createLauncher(cwd)("commit-guard")} approve ${id}`;
  return [{ say: "Open a terminal of your own, run there:", run }];
}

const SHORT = 12;

function shortOf(id: string): string {
  return id.slice(0, SHORT);
}

interface Offer {
  readonly id: string;
  readonly summary: string;
  readonly minutes: number;
}

/** What a person must know before saying yes. */
function formatOffer({ id, summary, minutes }: Offer, { tree, head }: ApprovedPlace, repository: Repository): string {
  const unit = minutes === 1 ? "minute" : "minutes";
  return [
    `This lets one commit, or one command of an agent, pass by the rule ${id}.`,
    `  rule:   ${summary}`,
    `  staged: ${readStagedSummary(repository)}`,
    `  tree:   ${shortOf(tree)} on ${head === null ? "no commit yet" : shortOf(head)} in ${visible(repository.root)}`,
    `  until:  ${minutes} ${unit} from now, or what is staged changes`,
    "It does not count for commit-guard check, pre-push and CI.\n",
  ].join("\n");
}

function formatGranted({ rule, tree, until, by }: Approval): string {
  const end = `${until.slice(0, "2026-01-02T03:04:05".length)}Z`;
  return `approved once: ${rule} for tree ${shortOf(tree)}, by ${visible(by)}, until ${end}\n`;
}
