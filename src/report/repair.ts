import type { Finding, Judgement } from "../core/finding.ts";
import { shellQuote } from "../core/remedy.ts";
import type { Repair } from "../core/rule.ts";

/**
 * The arguments of `retry` that repair all errors of a refusal; null where one of them is not for the message alone to
 * repair.
 */
export function composeRepair({ findings, unverified }: Judgement): string | null {
  const errors = findings.filter(({ severity }) => severity === "error");
  const repairs = errors.flatMap(({ repair }) => repair ?? []);
  if (errors.length === 0 || repairs.length < errors.length || unverified.length > 0) return null;
  const subjects = uniqueWords(repairs, (repair) => ("subject" in repair ? repair.subject : null));
  if (subjects.length > 1) return null;
  const agents = uniqueWords(repairs, (repair) => ("agent" in repair ? repair.agent : null));
  return [
    ...(repairs.some((repair) => "signOff" in repair) ? ["-s"] : []),
    ...subjects.map((subject) => `-m ${subject}`),
    ...agents.map((agent) => `--agent ${agent}`),
  ].join(" ");
}

/** Findings whose own command would repair only a part; the whole one is told at the end of the refusal. */
export function withoutPartialRepairs(judgement: Judgement): Judgement {
  if (composeRepair(judgement) === null) return judgement;
  return { ...judgement, findings: judgement.findings.map((finding) => (finding.repair ? shorten(finding) : finding)) };
}

function shorten(finding: Finding): Finding {
  const next = finding.next.map((step) => (isRetry(step.run) ? { say: step.say.replace(/:$/, ".") } : step));
  return { ...finding, next };
}

function isRetry(run: string | undefined): boolean {
  return run?.startsWith("commit-guard retry") === true;
}

function uniqueWords(repairs: readonly Repair[], wordOf: (repair: Repair) => string | null): string[] {
  return [...new Set(repairs.flatMap((repair) => wordOf(repair) ?? []))].map(shellQuote);
}
