import { join } from "node:path";
import { shellQuote } from "../core/remedy.ts";
import { hostsInUse, SWITCHED_OFF } from "./environment.ts";
import type { Host } from "./hosts.ts";
import { readText } from "./inspect-file.ts";
import type { Problem } from "./problem.ts";
import type { Survey } from "./survey.ts";

/** Switches of the hook managers that run us, where a shell sets them at its start, or husky before each hook. */
export function checkStartFiles(survey: Survey): readonly Problem[] {
  const files = startFiles(survey.env);
  return hostsInUse(survey).flatMap((host) =>
    files.flatMap((file) => findSettings(readText(file), host).map((found) => problemOf(found, file, host))),
  );
}

const SHELLS = [".profile", ".bash_profile", ".bash_login", ".bashrc", ".zshenv", ".zprofile", ".zshrc", ".zlogin"];

function startFiles({ HOME: home = "", XDG_CONFIG_HOME: folder }: NodeJS.ProcessEnv): readonly string[] {
  if (home === "") return [];
  const config = folder === undefined || folder === "" ? join(home, ".config") : folder;
  return [...SHELLS.map((name) => join(home, name)), join(config, "fish/config.fish"), join(config, "husky/init.sh")];
}

interface Setting {
  readonly text: string;
  /** Counted from one. */
  readonly line: number;
}

/** `export NAME=value`, `NAME=value`, fish's `set -gx NAME value`; a later one may be conditional, so that each counts. */
function findSettings(text: string, { switches }: Host): readonly Setting[] {
  return text.split("\n").flatMap((line, index) => {
    const { name = "", value = "" } = ASSIGNMENT.exec(line)?.groups ?? {};
    const isOff = Object.hasOwn(switches, name) ? switches[name] : undefined;
    return isOff?.(value) === true ? [{ text: `${name}=${value}`, line: index + 1 }] : [];
  });
}

const ASSIGNMENT =
  /^\s*(?:export\s+|set\s+-\w+\s+)?(?<name>[A-Z_]+)(?:=|\s+)(?<quote>["']?)(?<value>[^"'\s;#]*)\k<quote>/;

function problemOf({ text, line }: Setting, file: string, { name }: Host): Problem {
  return {
    rule: "doctor-start-file",
    severity: "error",
    where: `${file}, line ${line}`,
    what: `${text} switches ${name} off`,
    why: SWITCHED_OFF,
    // The other lines keep their numbers.
    next: [{ say: "Make that line a comment:", run: `sed -i.bak '${line}s/^/# /' ${shellQuote(file)}` }],
  };
}
