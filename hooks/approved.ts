import { basename } from "node:path";
import { type Judgement, verdictOf } from "../src/core/finding.ts";
import type { Approval } from "../src/git/approval.ts";
import {
  findApprovals,
  type FoundApproval,
  holdApproval,
  listApprovals,
  spendApproval,
  spendHeld,
} from "../src/git/approvals.ts";
import { tryResolve } from "../src/git/range.ts";
import { addToSeal } from "../src/git/seal.ts";
import type { HookContext, Seal } from "./hook.ts";

/** A draft that a hook judges. */
interface Judged {
  readonly tree: () => string;
  /** Whether a pass is the last word on the commit: then what let it through is taken. */
  readonly isLast: boolean;
}

/**
 * Leaves out what a person approved for exactly this tree. An approval is taken only where nothing else refuses the commit:
 * it is held for the git process that makes it, and spent when the commit is there.
 */
export function withApprovals(judgement: Judgement, context: HookContext, { tree, isLast }: Judged): Judgement {
  if (context.policy.settings.mode === "report" || verdictOf(judgement) === "pass") return judgement;
  const found = findForRules(judgement, context, tree);
  const lightened = excuse(
    judgement,
    found.map(({ approval }) => approval),
  );
  if (!isLast || verdictOf(lightened) !== "pass") return lightened;
  return found.every((one) => take(one, context)) ? lightened : judgement;
}

/** Spends what was held for the commit of this git process, which is there now. Gives what let it through. */
export function spendApprovals({ repository, seal }: HookContext, commit: string): readonly Approval[] {
  const pid = pidOf(seal);
  return pid === null ? [] : spendHeld(repository, pid, { at: new Date().toISOString(), commit, command: null });
}

/** Turns what these rules refuse into notes. */
export function excuse(judgement: Judgement, approvals: readonly Approval[]): Judgement {
  const { findings, skipped, unverified } = judgement;
  const excused = ({ rule }: { readonly rule: string }): boolean => approvals.some((one) => one.rule === rule);
  const refused = findings.filter(({ severity }) => severity === "error");
  const notes = [...refused, ...unverified].filter(excused).map(({ rule, commit }) => {
    const { by = "", until = "" } = approvals.find((one) => one.rule === rule) ?? {};
    return { rule, commit, reason: `approved by ${by} until ${until}` };
  });
  return {
    findings: findings.filter((finding) => finding.severity !== "error" || !excused(finding)),
    skipped: [...skipped, ...notes],
    unverified: unverified.filter((note) => !excused(note)),
  };
}

function findForRules({ findings, unverified }: Judgement, context: HookContext, tree: () => string): FoundApproval[] {
  const { repository, seal } = context;
  if (listApprovals(repository).length === 0) return [];
  const errors = findings.filter(({ severity }) => severity === "error");
  const rules = new Set([...errors, ...unverified].map(({ rule }) => rule));
  const place = { tree: tree(), head: tryResolve(repository, "HEAD") };
  const found = findApprovals(repository, place, { pid: pidOf(seal), now: Date.now() });
  return [...rules].flatMap((rule) => found.find(({ approval }) => approval.rule === rule) ?? []);
}

/** Where the git process is not known, nobody could tell later whether it made its commit: then it is spent at once. */
function take(found: FoundApproval, { repository, seal }: HookContext): boolean {
  const pid = pidOf(seal);
  if (pid !== null) {
    // Without a seal post-commit starts Node anyway; a new file of that name would pass for one.
    if (seal.state !== "missing") addToSeal(seal.file, "approved", found.approval.id);
    return holdApproval(repository, found, pid);
  }
  return spendApproval(repository, found, { at: new Date().toISOString(), commit: null, command: null });
}

/** The seal is named by the git process that it belongs to. */
function pidOf({ file }: Seal): number | null {
  const pid = file === null ? 0 : Number(basename(file));
  return Number.isSafeInteger(pid) && pid > 0 ? pid : null;
}
