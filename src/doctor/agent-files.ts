import { readdirSync } from "node:fs";
import { homedir } from "node:os";
import { basename, dirname, join } from "node:path";
import { type ParseError, parse } from "jsonc-parser";
import { isList, type Json, type JsonObject, objectOf, valueOf } from "../../protocols/json.ts";
import { commandsIn, isGuardCommand, isOurEntry, NO_ANSWER } from "../../protocols/setup/command.ts";
import { setups } from "../../protocols/setup/index.ts";
import type { JsonFile, Setup, SetupFile } from "../../protocols/setup/setup.ts";
import { shellQuote } from "../core/remedy.ts";
import type { Step } from "../core/rule.ts";
import { readText } from "./inspect-file.ts";
import type { Survey } from "./survey.ts";

/** A configuration of an agent that has it ask commit-guard. */
export interface AgentFile {
  readonly setup: Setup;
  readonly file: SetupFile;
  /** Absolute. */
  readonly path: string;
  readonly isOfUser: boolean;
  /** False where it cannot be parsed: then there is nothing more in this. */
  readonly isReadable: boolean;
  readonly entries: readonly AgentEntry[];
  /** Lists where an entry of ours is missing, as keys with dots. */
  readonly missing: readonly string[];
}

export interface AgentEntry {
  /** What a shell is to run. */
  readonly command: string;
  /** What stands around it in JSON, which says when it is run. */
  readonly group: JsonObject;
}

/** In the current work tree, and of the user. */
export function findAgentFiles({ repository, env }: Survey): readonly AgentFile[] {
  const home = env["HOME"] ?? homedir();
  return setups.flatMap((setup) => {
    const files = [...setup.project, ...(setup.local ?? []), ...setup.user];
    return files.flatMap((file) => {
      const isOfUser = file.path.startsWith("~/");
      const path = isOfUser ? join(home, file.path.slice(2)) : join(repository.root, file.path);
      return matching(path).flatMap((one) => readAgentFile({ setup, file, path: one, isOfUser }));
    });
  });
}

/** What writes the entry anew, where that is ours to write. */
export function writeAnew({ setup, isOfUser, file }: AgentFile): Step {
  if (isOfUser && setup.project.length > 0) return { say: "Correct the entry in that file, or take it out." };
  if (file.kind === "hand") return { say: "Correct the entry in that file." };
  return { say: "Write the entry anew:", run: `commit-guard init --agents ${setup.name}` };
}

/** A pattern stands for the files that there are. */
function matching(path: string): readonly string[] {
  if (!path.includes("*")) return [path];
  const [head = "", tail = ""] = basename(path).split("*");
  try {
    const names = readdirSync(dirname(path)).filter((name) => name.startsWith(head) && name.endsWith(tail));
    return names.toSorted().map((name) => join(dirname(path), name));
  } catch {
    return [];
  }
}

type Named = Pick<AgentFile, "setup" | "file" | "path" | "isOfUser">;

function readAgentFile(named: Named): readonly AgentFile[] {
  const text = readText(named.path).replace(/^\u{FEFF}/u, "");
  if (!isGuardCommand(text.replaceAll(/["'\\]/g, " "))) return [];
  const { file, path } = named;
  if (file.kind === "file" && file.isExecutable) return [found(named, [{ command: shellQuote(path), group: {} }])];
  if (!path.endsWith(".json")) return [found(named, literalsIn(text).map(alone))];
  const errors: ParseError[] = [];
  const value: Json = parse(text, errors, { allowTrailingComma: true });
  if (errors.length > 0 || objectOf(value) === null) return [{ ...found(named, []), isReadable: false }];
  return file.kind === "json" ? readEntries(named, file, value) : [found(named, ours(value).map(alone))];
}

function found(named: Named, entries: readonly AgentEntry[], missing: readonly string[] = []): AgentFile {
  return { ...named, isReadable: true, entries, missing };
}

function alone(command: string): AgentEntry {
  return { command, group: {} };
}

function ours(value: Json): readonly string[] {
  return commandsIn(value).filter(isGuardCommand);
}

/** Texts in double quotes, as TOML, YAML and JavaScript have them when they are written as JSON has. */
function literalsIn(text: string): readonly string[] {
  const literals = text.match(/"(?:[^"\\\n]|\\.)*"/g) ?? [];
  return literals.map(parseLiteral).filter((one) => isGuardCommand(one) && !one.startsWith(NO_ANSWER));
}

function parseLiteral(literal: string): string {
  try {
    return String(JSON.parse(literal));
  } catch {
    return "";
  }
}

/** What only a permission or the like names is no entry. */
function readEntries(named: Named, file: JsonFile, value: Json): readonly AgentFile[] {
  const lists = file.entries("").map(({ at }) => at);
  const isNamed = lists.some(([top = ""]) => isOurEntry(valueOf(objectOf(value) ?? {}, top) ?? null));
  if (!isNamed) return [];
  const filled = lists.map((at) => ({ at, groups: groupsAt(value, at).filter(isOurEntry) }));
  const entries = filled.flatMap(({ groups }) =>
    groups.flatMap((group) => ours(group).map((command) => ({ command, group: objectOf(group) ?? {} }))),
  );
  const missing = filled.filter(({ groups }) => groups.length === 0).map(({ at }) => at.join("."));
  return [found(named, entries, missing)];
}

function groupsAt(value: Json, keys: readonly string[]): readonly Json[] {
  let inner: Json | undefined = value;
  for (const key of keys) {
    const object = objectOf(inner);
    inner = object === null ? undefined : valueOf(object, key);
  }
  return isList(inner) ? inner : [];
}
