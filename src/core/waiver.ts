import type { Commit } from "./commit.ts";

const SHORTEST_REASON = 10;

/**
 * The reason of a valid `Guard-Waive: <rule> <reason>` trailer for this rule, else null. A commit that an agent makes
 * cannot waive.
 */
export function findWaiver({ message, madeByAgent }: Commit, rule: string): string | null {
  if (madeByAgent !== null) return null;
  const reasons = message.trailers
    .filter(({ token }) => token.toLowerCase() === "guard-waive")
    .map(({ value }) => /^(?<id>\S+)\s+(?<reason>.+)$/s.exec(value)?.groups)
    .filter((waiver) => waiver?.["id"] === rule)
    .map((waiver) => waiver?.["reason"]?.trim() ?? "");
  return reasons.find((reason) => reason.length >= SHORTEST_REASON) ?? null;
}
