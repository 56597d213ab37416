import { homedir } from "node:os";
import { join } from "node:path";
import { parse } from "jsonc-parser";
import { isList, type Json, objectOf, valueOf } from "../../protocols/json.ts";
import type { AgentFile } from "./agent-files.ts";
import { readText } from "./inspect-file.ts";
import type { Problem } from "./problem.ts";
import type { Survey } from "./survey.ts";

interface Switch {
  readonly files: readonly string[];
  readonly at: readonly string[];
  /** Whether a value switches our hook off. */
  readonly isOff: (value: Json) => boolean;
}

const isTrue = (value: Json): boolean => value === true;
const isFalse = (value: Json): boolean => value === false;
const namesUs = (value: Json): boolean => isList(value) && value.includes("commit-guard");

const CLAUDE = [".claude/settings.json", ".claude/settings.local.json", "~/.claude/settings.json"];
const GEMINI = [".gemini/settings.json", "~/.gemini/settings.json"];
const QWEN = [".qwen/settings.json", "~/.qwen/settings.json"];

/**
 * Settings with which an agent runs no hooks. Sources: code.claude.com/docs/en/hooks, geminicli.com/docs/hooks/reference,
 * qwenlm.github.io/qwen-code-docs.
 */
const SWITCHES: Readonly<Record<string, readonly Switch[]>> = {
  "claude-code": [{ files: CLAUDE, at: ["disableAllHooks"], isOff: isTrue }],
  "gemini-cli": [
    { files: GEMINI, at: ["hooksConfig", "enabled"], isOff: isFalse },
    { files: GEMINI, at: ["hooksConfig", "disabled"], isOff: namesUs },
    { files: GEMINI, at: ["hooks", "disabled"], isOff: namesUs },
  ],
  "qwen-code": [
    { files: QWEN, at: ["disableAllHooks"], isOff: isTrue },
    { files: QWEN, at: ["hooksConfig", "enabled"], isOff: isFalse },
  ],
};

/** Agents that have an entry of ours, and a setting that switches it off. */
export function checkSwitches(files: readonly AgentFile[], survey: Survey): readonly Problem[] {
  const agents = new Map(files.map(({ setup }) => [setup.name, setup]));
  return [...agents.values()].flatMap(({ name, title }) =>
    (SWITCHES[name] ?? []).flatMap((one) => findSwitch(one, survey).map((path) => problemOf(one, path, title))),
  );
}

function findSwitch({ files, at, isOff }: Switch, { repository, env }: Survey): readonly string[] {
  const paths = files.map((path) =>
    path.startsWith("~/") ? join(env["HOME"] ?? homedir(), path.slice(2)) : join(repository.root, path),
  );
  return paths.filter((path) => {
    const value = at.reduce<Json>(
      (inner, key) => valueOf(objectOf(inner) ?? {}, key) ?? null,
      parse(readText(path)) ?? null,
    );
    return isOff(value);
  });
}

function problemOf({ at }: Switch, path: string, title: string): Problem {
  return {
    rule: "doctor-agent-switch",
    severity: "error",
    where: path,
    what: `'${at.join(".")}' switches the hooks of ${title} off`,
    why: `${title} then asks nobody before it runs a command.`,
    next: [{ say: `Take '${at.join(".")}' out of that file.` }],
  };
}
