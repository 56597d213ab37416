import { isAgentName } from "./agent-name.ts";

/** What an agent file says of itself. Null where it says nothing. */
export interface AgentHeader {
  readonly name: string | null;
  readonly model: string | null;
}

/**
 * Reads `name:` and `model:` of the first `---` block. Only these lines are read: the front matter of real agent files is
 * often not valid YAML (descriptions with unquoted colons and markup).
 */
export function parseAgentFile(text: string): AgentHeader {
  const lines = frontMatter(text);
  return { name: readKey(lines, NAME), model: readKey(lines, MODEL) };
}

/** The name of the agent that a file defines: that of its front matter, else that of the file; null for no agent. */
export function agentNameOf(path: string, header: AgentHeader): string | null {
  if (header.name !== null && isAgentName(header.name)) return header.name;
  const name = fileName(path);
  return isAgentName(name) ? name : null;
}

/** `team/reviewer.agent.md` → `reviewer`. */
export function fileName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1).replace(/(?:\.agent)?\.md$/, "");
}

const NAME: RegExp = /^name[ \t]*:[ \t]*(?<value>.*)$/;
const MODEL: RegExp = /^model[ \t]*:[ \t]*(?<value>.*)$/;

/** A block that is never closed ends at its first empty line. */
function frontMatter(text: string): readonly string[] {
  const [first = "", ...lines] = text.replace(/^\uFEFF/, "").split(/\r\n|[\n\r]/);
  if (first.trimEnd() !== "---") return [];
  const closing = lines.findIndex((line) => /^(?:---|\.\.\.)[ \t]*$/.test(line));
  if (closing !== -1) return lines.slice(0, closing);
  const empty = lines.findIndex((line) => line.trim() === "");
  return empty === -1 ? lines : lines.slice(0, empty);
}

function readKey(lines: readonly string[], key: RegExp): string | null {
  for (const line of lines) {
    const value = key.exec(line)?.groups?.["value"];
    if (value !== undefined) return unquote(value) || null;
  }
  return null;
}

function unquote(value: string): string {
  const quoted = /^(?:"(?<double>[^"]*)"|'(?<single>[^']*)')/.exec(value)?.groups;
  return (quoted?.["double"] ?? quoted?.["single"] ?? value.replace(/(?:^|[ \t])#.*$/, "")).trim();
}
