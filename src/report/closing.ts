import type { Judgement } from "../core/finding.ts";
import { visible } from "../core/visible.ts";
import { composeRepair } from "./repair.ts";
import type { Report } from "./report.ts";
import { formatStep, type Paint, PLAIN } from "./text.ts";

/** The last lines of a report for people: how much was judged, what it means. */
export function formatClosing(report: Report): string {
  const { adopting, reportOnly } = report;
  const lines = [`commit-guard: ${verdictWords(report)} in ${judgedWords(report)}`];
  if (adopting !== null) lines.push(`no policy at ${adopting.slice(0, 12)} yet`);
  if (reportOnly) lines.push("report only, nothing was refused");
  return `${lines.join("\n")}\n`;
}

/** Where a refusal leaves the reader. */
export interface Circumstances {
  /** What did not happen: "nothing was committed". */
  readonly consequence: string;
  /** The commit that HEAD is still at; null before the first one. */
  readonly head: string | null;
  /** The file that keeps the message; null where there is none. */
  readonly message: string | null;
  /** How the reader starts `commit-guard retry`; null where it cannot commit again. */
  readonly retry: string | null;
  /** True where the hook can only tell: the commit is there. */
  readonly happened: boolean;
}

/** The last lines of a refusal: the one command that repairs it, what did not happen, where HEAD still is. */
export function formatRefusal(judgement: Judgement, circumstances: Circumstances, paint: Paint = PLAIN): string {
  const { consequence, head, message, happened } = circumstances;
  const kept = message === null ? [] : [`The message is kept in ${visible(message)}`];
  const place =
    head === null ? "HEAD still has no commit" : `HEAD is ${happened ? "" : "still "}at ${head.slice(0, 12)}`;
  const meaning = `commit-guard: ${refusalWords(judgement)}${consequence}`;
  return `${[...repairLines(judgement, circumstances, paint), ...kept, meaning, place].join("\n")}\n`;
}

function repairLines(judgement: Judgement, { retry }: Circumstances, paint: Paint): string[] {
  const repair = composeRepair(judgement);
  if (retry === null || repair === null) return [];
  return [...formatStep({ say: "Commit again with the repaired message:", run: `${retry} ${repair}` }, paint), ""];
}

function refusalWords(judgement: Judgement): string {
  const isEmpty = judgement.findings.length + judgement.unverified.length === 0;
  return isEmpty ? "" : `${verdictWords(judgement)}, `;
}

function verdictWords({ findings, unverified }: Judgement): string {
  const errors = findings.filter(({ severity }) => severity === "error").length;
  const warnings = findings.length - errors;
  const parts = [
    errors > 0 ? `${errors} to fix` : null,
    warnings > 0 ? plural(warnings, "warning") : null,
    unverified.length > 0 ? `${unverified.length} could not be verified` : null,
  ].filter((part) => part !== null);
  return parts.length === 0 ? "nothing to fix" : parts.join(", ");
}

function judgedWords({ subject, commits, baseline }: Report): string {
  if (subject === "staged") return "the staged changes";
  if (subject === "message") return "the message";
  const earlier = baseline === 0 ? "" : ` (${baseline} more from before the policy)`;
  return `${plural(commits, "commit")}${earlier}`;
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
