import { findSubjectProblems, LONGEST_HEADER } from "./conventional.ts";

/**
 * The subject that was probably meant, or null where only its author can tell: blanks, the case of the type, common
 * long names of types, capitals and a full stop are repaired; words are never invented or left out.
 */
export function repairSubject(header: string, types: readonly string[]): string | null {
  // A long line can only be shortened by its author; the limit also keeps the pattern below from backtracking far.
  if (header.length > 2 * LONGEST_HEADER) return null;
  const match = /^\s*(\w+)\s*(\([^)]*\))?\s*(!?)\s*:\s*(\S.*)$/.exec(header);
  if (match === null) return null;

  const [, type = "", scope = "", mark = "", description = ""] = match;
  const repaired = `${repairType(type, types)}${scope}${mark}: ${repairDescription(description)}`;
  return findSubjectProblems(repaired, types).length === 0 ? repaired : null;
}

/** What people write for the types of config-conventional. */
const LONG_NAMES: ReadonlyMap<string, string> = new Map([
  ["feature", "feat"],
  ["features", "feat"],
  ["bug", "fix"],
  ["bugfix", "fix"],
  ["fixes", "fix"],
  ["fixed", "fix"],
  ["hotfix", "fix"],
  ["doc", "docs"],
  ["documentation", "docs"],
  ["tests", "test"],
  ["testing", "test"],
  ["performance", "perf"],
  ["refactoring", "refactor"],
  ["chores", "chore"],
]);

function repairType(type: string, types: readonly string[]): string {
  const lower = type.toLowerCase();
  return types.includes(lower) ? lower : (LONG_NAMES.get(lower) ?? lower);
}

/** A first word such as `API` or `AddX` may be a name and keeps its capitals. */
function repairDescription(description: string): string {
  const text = description.trimEnd().replace(/(?<!\.)\.$/, "");
  return /^\p{Lu}(?!\S*\p{Lu})/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}
