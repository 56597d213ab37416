import type { ToolAction } from "../src/core/tool-call.ts";
import { readCommand, readTyped } from "./commands.ts";
import { readEdits } from "./edits.ts";
import { formatJson, type Json, type JsonObject, listOf, objectOf, textOf, valueOf } from "./json.ts";
import { parsePatch } from "./patch.ts";
import { kindOf, type ToolKind } from "./tools.ts";

/** What a tool would do with this input; null where a shell or an editor lacks what it needs. */
export function readActions(tool: string, kind: ToolKind, input: JsonObject): readonly ToolAction[] | null {
  const reader = READERS[kind];
  return reader === undefined ? editActions(kind, input) : reader(input, tool);
}

const READERS: Readonly<Partial<Record<ToolKind, (input: JsonObject, tool: string) => readonly ToolAction[] | null>>> =
  {
    posix: (input) => commandActions(readCommand(input), "posix"),
    powershell: (input) => commandActions(readCommand(input), "powershell"),
    typed: (input) => commandActions(readTyped(input), "posix") ?? [],
    mcp: (input, tool) => {
      const action = mcpAction(input);
      return action === null ? null : [...action, ...hidden(tool, input)];
    },
    other: (input, tool) => [...hidden(tool, input), ...batched(input)],
  };

export function mcpAction(input: Json): readonly ToolAction[] | null {
  const text = formatJson(input);
  return text === null ? null : [{ kind: "mcp", input: text }];
}

/** Codex takes `apply_patch` out of a shell command and runs it itself. */
export function shellActions(command: string, shell: "posix" | "powershell"): readonly ToolAction[] {
  const action: ToolAction = { kind: "shell", command, shell };
  const isPatching = command.includes("apply_patch") && command.includes("*** Begin Patch");
  return isPatching ? [action, { kind: "edit", edits: parsePatch(command) }] : [action];
}

function commandActions(command: string | null, shell: "posix" | "powershell"): readonly ToolAction[] | null {
  return command === null ? null : shellActions(command, shell);
}

function editActions(kind: ToolKind, input: JsonObject): readonly ToolAction[] | null {
  if (textOf(input, "command") === "view") {
    return [];
  }
  const edits = readEdits(kind, input);
  return edits.length === 0 ? null : [{ kind: "edit", edits }];
}

/**
 * What a tool that nobody knows may do, to judge by the names in its input: run a command, write a file. A path alone tells
 * nothing, unless the tool is named for writing.
 */
function hidden(tool: string, input: JsonObject): readonly ToolAction[] {
  const command = readCommand(input);
  const named = innerKind(tool);
  const edits = readEdits(named ?? "write", input).filter(({ kind }) => named !== null || kind !== "unknown");
  const shell = command === null ? [] : shellActions(command, "posix");
  return edits.length === 0 ? shell : [...shell, { kind: "edit", edits }];
}

/** `mcp__filesystem__move_file`, `mcp_filesystem_move_file`: the end of the name tells, where it can. */
function innerKind(tool: string): ToolKind | null {
  const parts = tool.length > LONGEST_NAME ? [] : tool.split(/[^a-z\d]+/i);
  const kinds = parts.map((_, index) => kindOf(parts.slice(index).join("_")));
  return kinds.find((kind) => EDITING.has(kind)) ?? null;
}

const EDITING: ReadonlySet<ToolKind> = new Set(["write", "remove", "move", "change"]);
const LONGEST_NAME = 200;

/** opencode's `batch`, `multi_tool_use.parallel`: several tools in one; those do not hold further ones. */
function batched(input: JsonObject): readonly ToolAction[] {
  const uses = ["tool_calls", "tool_uses"].flatMap((key) => listOf(input, key)).map(objectOf);
  return uses.filter((use) => use !== null).flatMap(innerActions);
}

function innerActions(use: JsonObject): readonly ToolAction[] {
  const name = textOf(use, "tool") ?? textOf(use, "recipient_name") ?? "";
  const input = objectOf(valueOf(use, "parameters"));
  const kind = kindOf(name.replace(/^functions\./, ""));
  return input === null || kind === "other" ? [] : (readActions(name, kind, input) ?? []);
}
