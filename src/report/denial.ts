import type { Finding } from "../core/finding.ts";
import { visible } from "../core/visible.ts";

/**
 * What an agent reads when a call is refused, in at most eight lines: the first finding whole, the rules of the others by
 * name. The same finding gives the same words every time.
 */
export function formatDenial(findings: readonly Finding[]): string {
  const [first] = findings;
  if (first === undefined) return "";
  const others = [...new Set(findings.slice(1).map(({ rule }) => rule))].filter((rule) => rule !== first.rule);
  const steps = first.next.slice(0, MOST_STEPS).map(({ say }) => `  next:  ${visible(say)}`);
  return [
    `error: ${visible(first.what)} [${first.rule}]`,
    `  where: ${visible(first.where)}`,
    `  why:   ${visible(first.why)}`,
    ...steps,
    ...(others.length === 0 ? [] : [`  also:  [${others.join("] [")}]`]),
    "commit-guard: the command was not run",
  ].join("\n");
}

const MOST_STEPS = 3;

/** What is said of a command that nobody can see through, where the settings do not let it pass. */
export function formatOpaque(opaque: readonly string[], verdict: "ask" | "deny"): string {
  return [
    `error: nobody can tell what this would run: ${visible(opaque[0] ?? "").slice(0, LONGEST)}`,
    "  why:   A command whose words are hidden may skip the hooks.",
    "  next:  Write the command out, with every option in plain sight, then run that.",
    `commit-guard: ${verdict === "ask" ? "the user must decide" : "the command was not run"}`,
  ].join("\n");
}

const LONGEST = 160;

/** What is said of a payload that cannot be read. */
export const UNREADABLE: string = [
  "error: the payload of this tool call cannot be read, so nobody can tell what it would run",
  "  next:  Ask the user to run: commit-guard doctor",
  "commit-guard: the command was not run",
].join("\n");
