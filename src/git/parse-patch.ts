/** One direction of a change: what is there before, what after. */
interface Pair<T> {
  readonly before: T;
  readonly after: T;
}

export interface PatchFile {
  /** The line `diff --git a/… b/…`. */
  readonly name: string;
  /** "" where the patch does not speak of it. */
  readonly mode: Pair<string>;
  /** Object ids of a binary file; "" for text, whose hunks tell all. */
  readonly binary: Pair<string>;
  readonly hunks: readonly Pair<readonly string[]>[];
}

/**
 * Parses the output of `git diff-tree -p -U0 --full-index` (one character a byte). Places are left out: a change stays
 * the same when other commits moved the lines. Source: git-diff, "GENERATING PATCH TEXT WITH -P".
 */
export function parsePatch(patch: string): PatchFile[] {
  const lines = patch.split("\n");
  const files: PatchFile[] = [];
  for (let at = 0; at < lines.length;) {
    const name = lines[at] ?? "";
    if (!name.startsWith("diff --git ")) {
      at += 1;
      continue;
    }
    const { file, end } = parseFile(name, lines, at + 1);
    files.push(file);
    at = end;
  }
  return files;
}

function parseFile(
  name: string,
  lines: readonly string[],
  start: number,
): { readonly file: PatchFile; readonly end: number } {
  let at = start;
  while (at < lines.length && !/^(?:@@ |diff --git )/.test(lines[at] ?? "")) at += 1;
  const header = lines.slice(start, at);
  const hunks: Pair<readonly string[]>[] = [];
  for (let size = sizeOfHunk(lines[at]); size; size = sizeOfHunk(lines[at])) {
    const { hunk, end } = takeHunk(lines, at + 1, size);
    hunks.push(hunk);
    at = end;
  }
  return { file: { name, mode: parseModes(header), binary: parseBinary(header), hunks }, end: at };
}

/** `@@ -12,3 +12 @@`: a count that is left out is 1. */
function sizeOfHunk(line = ""): number | null {
  const match = /^@@ -\d+(?:,(?<removed>\d+))? \+\d+(?:,(?<added>\d+))? @@/.exec(line);
  return match && Number(match.groups?.["removed"] ?? 1) + Number(match.groups?.["added"] ?? 1);
}

/** A line `\ No newline at end of file` belongs to the line before it and counts as none. */
function takeHunk(
  lines: readonly string[],
  start: number,
  size: number,
): { readonly hunk: Pair<string[]>; readonly end: number } {
  const hunk: Pair<string[]> = { before: [], after: [] };
  let at = start;
  let side = hunk.before;
  for (let left = size; left > 0 || lines[at]?.startsWith("\\"); at += 1) {
    const line = lines[at] ?? "";
    if (!line.startsWith("\\")) {
      side = line.startsWith("+") ? hunk.after : hunk.before;
      left -= 1;
    }
    side.push(line.startsWith("\\") ? line : ` ${line.slice(1)}`);
  }
  return { hunk, end: at };
}

function parseModes(header: readonly string[]): Pair<string> {
  const valueOf = (prefix: string): string =>
    header.find((line) => line.startsWith(prefix))?.slice(prefix.length) ?? "";
  return {
    before: valueOf("old mode ") || valueOf("deleted file mode "),
    after: valueOf("new mode ") || valueOf("new file mode "),
  };
}

function parseBinary(header: readonly string[]): Pair<string> {
  if (!header.some((line) => line.startsWith("Binary files "))) return { before: "", after: "" };
  const ids = header
    .map((line) => /^index (?<before>[0-9a-f]+)\.\.(?<after>[0-9a-f]+)/.exec(line)?.groups)
    .find(Boolean);
  return { before: ids?.["before"] ?? "", after: ids?.["after"] ?? "" };
}
