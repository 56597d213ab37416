import type { FileEdit, Replacement } from "../src/core/tool-call.ts";

/**
 * Reads the patch envelope that Codex, Copilot, opencode and Cline share (openai/codex,
 * codex-rs/apply-patch/apply_patch_tool_instructions.md). Lenient, as the agents are: a header may be indented, and what
 * stands outside of the sections is skipped. Each hunk becomes a replacement of the lines it names.
 */
export function parsePatch(text: string): readonly FileEdit[] {
  return sectionsOf(text).flatMap(editsOf);
}

/** Whether a text holds such an envelope. */
export function isPatch(text: string): boolean {
  return text.includes("*** Begin Patch") || /^\*\*\* (?:Add|Update|Delete) File: /m.test(text);
}

interface Section {
  readonly verb: "Add" | "Update" | "Delete";
  readonly path: string;
  readonly lines: string[];
}

const HEADER = /^\s{0,20}\*\*\* (?<verb>Add|Update|Delete) File: (?<path>.+)$/;

function sectionsOf(text: string): readonly Section[] {
  const sections: Section[] = [];
  for (const line of text.split(/\r?\n/)) {
    const section = startOf(line);
    if (section === null) {
      sections.at(-1)?.lines.push(line);
    } else {
      sections.push(section);
    }
  }
  return sections;
}

function startOf(line: string): Section | null {
  const groups = HEADER.exec(line)?.groups;
  const { verb, path = "" } = groups ?? {};
  if (verb !== "Add" && verb !== "Update" && verb !== "Delete") {
    return null;
  }
  return { verb, path: path.trim(), lines: [] };
}

function editsOf({ verb, path, lines }: Section): readonly FileEdit[] {
  if (verb === "Delete") {
    return [{ path, kind: "remove" }];
  }
  if (verb === "Add") {
    return [{ path, kind: "write", content: addedText(lines) }];
  }
  const to = movedTo(lines);
  const hunks = hunksOf(lines);
  const edits = hunks.length === 0 && to !== null ? [] : [updateOf(path, hunks)];
  return to === null ? edits : [...edits, { path, kind: "move", to }];
}

function addedText(lines: readonly string[]): string {
  const added = lines.filter((line) => line.startsWith("+"));
  return added.map((line) => `${line.slice(1)}\n`).join("");
}

function movedTo(lines: readonly string[]): string | null {
  const line = lines[0]?.trim() ?? "";
  return line.startsWith("*** Move to: ") ? line.slice("*** Move to: ".length).trim() : null;
}

function updateOf(path: string, hunks: readonly Replacement[]): FileEdit {
  const isExact = hunks.length > 0 && hunks.every(({ from }) => from !== "");
  return isExact ? { path, kind: "replace", replacements: hunks } : { path, kind: "unknown" };
}

interface Hunk {
  readonly from: string[];
  readonly to: string[];
}

function hunksOf(lines: readonly string[]): readonly Replacement[] {
  const hunks: Hunk[] = [{ from: [], to: [] }];
  for (const line of lines) {
    if (line.startsWith("@@")) {
      hunks.push({ from: [], to: [] });
    } else {
      addLine(hunks.at(-1), line);
    }
  }
  const changed = hunks.filter(({ from, to }) => from.length + to.length > 0);
  return changed.map(({ from, to }) => ({ from: from.join("\n"), to: to.join("\n"), isAll: false }));
}

function addLine(hunk: Hunk | undefined, line: string): void {
  if (/^[ -]/.test(line)) {
    hunk?.from.push(line.slice(1));
  }
  if (/^[ +]/.test(line)) {
    hunk?.to.push(line.slice(1));
  }
}
