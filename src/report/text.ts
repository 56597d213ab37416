import type { Finding, Judgement, Note } from "../core/finding.ts";
import type { Step } from "../core/rule.ts";
import { visible, visibleLines } from "../core/visible.ts";

/** How to set off what matters; on a terminal with colour, elsewhere not at all. */
export interface Paint {
  readonly error: (text: string) => string;
  readonly warning: (text: string) => string;
  readonly command: (text: string) => string;
}

const same = (text: string): string => text;
export const PLAIN: Paint = { error: same, warning: same, command: same };

/** For people and for agents alike: errors first, each with why it matters and exactly what to do next. */
export function formatFindings({ findings }: Judgement, paint: Paint = PLAIN): string {
  const errors = findings.filter(({ severity }) => severity === "error");
  const warnings = findings.filter(({ severity }) => severity === "warning");
  return [...errors, ...warnings].map((finding) => `${formatFinding(finding, paint)}\n`).join("\n");
}

/** What the rules left out and what they could not tell, grouped by reason. */
export function formatNotes({ skipped, unverified }: Judgement): string {
  return [...groupNotes("skipped", skipped), ...groupNotes("unverified", unverified)]
    .map((line) => `${line}\n`)
    .join("");
}

/** One problem that is no finding, in the same shape: broken settings, a missing revision, a broken git. */
export function formatProblem(message: string, next: readonly Step[], paint: Paint = PLAIN): string {
  const [first = "", ...others] = visibleLines(message).split("\n");
  const lines = [`${paint.error("error:")} ${first}`, ...others.map((line) => `${paint.error("error:")} ${line}`)];
  return `${[...lines, ...next.flatMap((step) => formatStep(step, paint))].join("\n")}\n`;
}

function formatFinding({ rule, severity, where, subject, what, why, next }: Finding, paint: Paint): string {
  const label = severity === "error" ? paint.error("error:") : paint.warning("warning:");
  const place = where.startsWith("commit ") ? `${where} (${subject})` : where;
  return [
    `${label} ${visible(what)} [${rule}]`,
    `  where: ${visible(place)}`,
    `  why:   ${visible(why)}`,
    ...next.flatMap((step) => formatStep(step, paint)),
  ].join("\n");
}

/** A command that would have to be changed to be shown is not one to paste: rules quote what they put into it. */
export function formatStep({ say, run }: Step, paint: Paint = PLAIN): string[] {
  return [`  next:  ${visible(say)}`, ...(run === undefined ? [] : [`           ${paint.command(visible(run))}`])];
}

const MOST_COMMITS = 3;

function groupNotes(label: string, notes: readonly Note[]): string[] {
  const groups = new Map<string, Note[]>();
  for (const note of notes) {
    const group = groups.get(note.reason);
    if (group) group.push(note);
    else groups.set(note.reason, [note]);
  }
  return [...groups].map(([reason, group]) => {
    const rules = [...new Set(group.map(({ rule }) => rule))].join(", ");
    return `${label}: ${visible(reason)} [${rules}]${formatCommits(group)}`;
  });
}

function formatCommits(notes: readonly Note[]): string {
  const ids = [...new Set(notes.flatMap(({ commit }) => (commit === null ? [] : [commit.slice(0, 7)])))];
  if (ids.length === 0) return "";
  const rest = ids.length - MOST_COMMITS;
  const some = ids.slice(0, MOST_COMMITS).join(", ");
  return rest > 0 ? ` in ${some} … ${rest} more ${rest === 1 ? "commit" : "commits"}` : ` in ${some}`;
}
