import { checkCommand, type CommandScope } from "../core/check-command.ts";
import { COMMIT_PLAINLY } from "../core/command-steps.ts";
import { type Command, isKnown } from "../core/command.ts";
import type { Finding } from "../core/finding.ts";
import { type CommandRule, commandRule } from "../core/rule.ts";
import type { ToolCall } from "../core/tool-call.ts";
import { findBypassToken } from "./bypass-tokens.ts";
import { readToolCall, type Surroundings } from "./read-tool-call.ts";

/** What the rules say of one call of a tool. */
export interface JudgedCall {
  readonly findings: readonly Finding[];
  /** What nobody can see through, as words. */
  readonly opaque: readonly string[];
  /** Where it would run programs, relative to its own folder or absolute; null where that is not known of each. */
  readonly folders: readonly string[] | null;
}

/** Judges what an agent is about to do. Never throws. */
export function judgeCall(call: ToolCall, scope: CommandScope, surroundings: Surroundings): JudgedCall {
  try {
    const { command, isWhole } = readToolCall(call, surroundings);
    const findings = checkCommand(command, scope);
    const folders = isWhole ? foldersOf(command) : null;
    if (isWhole || findings.length > 0) return { findings, opaque: command.opaque, folders };
    const opaque = [...command.opaque, "a command that is too long to follow"];
    return { findings: judgeRaw(call, scope), opaque, folders };
  } catch {
    return { findings: judgeRaw(call, scope), opaque: ["a command that could not be read"], folders: null };
  }
}

function foldersOf({ gits, programs, opaque }: Command): readonly string[] | null {
  const folders = [...new Set([...gits, ...programs].map(({ folder }) => folder))];
  return opaque.length === 0 && folders.every(isKnown) ? folders : null;
}

/** What could not be read is refused for a word that is there for one purpose only, and else let pass. */
function judgeRaw(call: ToolCall, scope: CommandScope): readonly Finding[] {
  const text = call.actions.map((action) => (action.kind === "shell" ? action.command : "")).join("\n");
  const found = findBypassToken(text);
  const rule = scope.rules.find(({ id }) => id === found?.rule);
  if (found === null || rule === undefined) return [];
  const { token } = found;
  const unread: CommandRule = commandRule({
    ...rule,
    *check() {
      const what = `the command cannot be followed to its end, and holds "${token}"`;
      yield { what, next: COMMIT_PLAINLY, token, within: text };
    },
  });
  return checkCommand({ ...NOTHING, text }, { ...scope, rules: [unread] });
}

const NOTHING = { gits: [], programs: [], files: [], exported: {}, tools: [], opaque: [] } as const;
