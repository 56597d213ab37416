import { type Command, type FileChange, NO_COMMAND } from "../core/command.ts";
import type { ToolAction, ToolCall } from "../core/tool-call.ts";
import { readShellText } from "../shell/interpret.ts";
import { fromPowerShell } from "../shell/powershell.ts";
import type { World } from "../shell/run.ts";
import { readEdit } from "./read-edit.ts";

/** What a call would do, and whether all of it could be read. */
export interface ReadCall {
  readonly command: Command;
  readonly isWhole: boolean;
}

export interface Surroundings {
  readonly world: World;
  /** False when no time is left. */
  readonly hasTime: () => boolean;
}

/** 256 KiB: what is longer is not read, and counts as opaque. In characters. */
const LONGEST = 262_144;

export function readToolCall(call: ToolCall, surroundings: Surroundings): ReadCall {
  const parts = call.actions.map((action) => readAction(action, call, surroundings));
  const command = parts.reduce((one, part) => join(one, part.command), NO_COMMAND);
  const files = command.files.filter(isPossible).map((file) => ({ ...file, path: insideOf(call.folder, file.path) }));
  return { command: { ...command, files }, isWhole: parts.every(({ isWhole }) => isWhole) };
}

/** In characters: no system has longer ones. Source: limits.h(0p), PATH_MAX. */
const LONGEST_PATH = 4096;

function isPossible({ path }: FileChange): boolean {
  return path.length <= LONGEST_PATH;
}

function readAction(action: ToolAction, { tool }: ToolCall, surroundings: Surroundings): ReadCall {
  if (action.kind === "shell") return readShell(action, surroundings);
  if (action.kind === "mcp") {
    return { command: { ...NO_COMMAND, tools: [{ name: tool, input: action.input }] }, isWhole: true };
  }
  const files = action.edits.flatMap((edit) => readEdit(edit, tool, surroundings.world));
  return { command: { ...NO_COMMAND, files }, isWhole: true };
}

type ShellAction = Extract<ToolAction, { readonly kind: "shell" }>;

function readShell({ command: text, shell }: ShellAction, { world, hasTime }: Surroundings): ReadCall {
  if (text.length > LONGEST) {
    const opaque = [`a command of ${text.length} characters`];
    return { command: { ...NO_COMMAND, text, opaque }, isWhole: true };
  }
  const script = shell === "powershell" ? fromPowerShell(text) : text;
  const { isWhole, ...found } = readShellText(script, { world, folder: ".", hasTime });
  return { command: { ...NO_COMMAND, ...found, text }, isWhole };
}

function join(one: Command, other: Command): Command {
  return {
    text: [one.text, other.text].filter((text) => text !== "").join("\n"),
    gits: [...one.gits, ...other.gits],
    programs: [...one.programs, ...other.programs],
    files: [...one.files, ...other.files],
    exported: { ...one.exported, ...other.exported },
    tools: [...one.tools, ...other.tools],
    opaque: [...one.opaque, ...other.opaque],
  };
}

/** Agents name files by their whole path; rules know them by their place in the repository. */
function insideOf(folder: string | null, path: string): string {
  if (folder === null || folder === "/") return path;
  if (path === folder) return ".";
  return path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : path;
}
