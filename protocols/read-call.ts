import type { ToolAction, ToolCall } from "../src/core/tool-call.ts";
import { mcpAction, readActions, shellActions } from "./actions.ts";
import { readFolder } from "./commands.ts";
import { isText, type Json, type JsonObject, objectOf, parseObject } from "./json.ts";
import { isPatch, parsePatch } from "./patch.ts";
import { kindOf, type ToolKind } from "./tools.ts";

/** A tool as a payload names it. */
export interface Use {
  readonly tool: string | null;
  readonly input: Json | undefined;
  /** Where the agent stands. */
  readonly folder: string | null;
  /** Set where the payload itself says that the tool is one of an MCP server. */
  readonly isMcp?: boolean;
}

/** Null where it cannot be told what the tool would do: no name, or a shell or an editor without what it needs. */
export function readCall({ tool, input, folder, isMcp = false }: Use): ToolCall | null {
  if (tool === null || tool.trim() === "") {
    return null;
  }
  const kind = isMcp ? "mcp" : kindOf(tool);
  const given = typeof input === "string" ? parseObject(input) : objectOf(input);
  const actions = given === null ? withoutObject(kind, input) : readActions(tool, kind, given);
  return actions === null ? null : { tool, folder: folderFor(folder, given, actions), actions };
}

/** A call that does nothing the guard looks at. */
export function noCall(tool: string, folder: string | null): ToolCall {
  return { tool, folder, actions: [] };
}

/** Some tools take a bare text: a patch, a command. */
function withoutObject(kind: ToolKind, input: Json | undefined): readonly ToolAction[] | null {
  if (kind === "other" || kind === "typed") {
    return [];
  }
  if (kind === "mcp") {
    return mcpAction(input ?? {});
  }
  return isText(input) ? fromText(kind, input) : null;
}

function fromText(kind: ToolKind, text: string): readonly ToolAction[] | null {
  if (kind === "posix" || kind === "powershell") {
    return BROKEN_JSON.test(text) ? null : shellActions(text, kind);
  }
  return isPatch(text) ? [{ kind: "edit", edits: parsePatch(text) }] : null;
}

/** Arguments that were to be JSON: no command begins like this. */
const BROKEN_JSON = /^\s*(?:\{\s*"|\[\s*["{])/;

/** The folder that a shell tool asks for itself wins. */
function folderFor(folder: string | null, input: JsonObject | null, actions: readonly ToolAction[]): string | null {
  const isShell = actions.some(({ kind }) => kind === "shell");
  const own = isShell && input !== null ? readFolder(input) : null;
  return own === null ? folder : within(folder, own);
}

function within(folder: string | null, own: string): string | null {
  if (/^(?:\/|[a-z]:[\\/]|\\\\)/i.test(own)) {
    return own;
  }
  return folder === null ? null : `${folder.replace(/\/$/, "")}/${own}`;
}
