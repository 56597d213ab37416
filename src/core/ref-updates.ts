import { type GitCall, UNKNOWN, UNKNOWN_WORDS } from "./command.ts";

/** The branch, or HEAD, that a call of `git update-ref` would set; null where it only deletes, or sets other refs. */
export function movedBranch({ options, operands, input }: GitCall): string | null {
  const names = new Set(options.map(({ name }) => name));
  if (names.has("stdin")) return typeof input === "string" ? firstMoved(input) : "--stdin";
  const [ref = "", id = ""] = operands;
  const isDeleted = names.has("d") || names.has("delete") || isNone(id);
  return isDeleted ? null : branchOf(ref);
}

function branchOf(ref: string): string | null {
  return isBranch(ref) ? ref : null;
}

/** Source: git-update-ref(1), --stdin; with -z the fields end in NUL. */
function firstMoved(input: string): string | null {
  const moved = [...input.matchAll(/(?:^|[\n\0])(?:update|create)\s+"?(?<ref>[^\s"\0]+)/g)]
    .map(({ groups }) => groups?.["ref"] ?? "")
    .find(isBranch);
  return moved ?? null;
}

/** An id of only zeros, or an empty one where git wants a new value, deletes the ref. */
function isNone(id: string): boolean {
  return /^0+$/.test(id);
}

/** A ref that nobody knows may be a branch. */
function isBranch(ref: string): boolean {
  return (
    /(?:^|\/)HEAD$/.test(ref) ||
    ref.startsWith("refs/heads/") ||
    ref.startsWith(UNKNOWN) ||
    ref.startsWith(UNKNOWN_WORDS)
  );
}
