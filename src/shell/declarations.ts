import { applyAssignment } from "./assignments.ts";
import { expandWord } from "./expand-word.ts";
import type { Assignment, Word } from "./grammar.ts";
import { readParameter } from "./parameters.ts";
import type { Run } from "./run.ts";
import { assign, exportVariable, setVariable, type Shell } from "./shell-state.ts";

const DECLARATIONS: ReadonlySet<string> = new Set(["export", "declare", "typeset", "local", "readonly"]);

/** Commands whose arguments are assignments. */
export function isDeclaration(name: string): boolean {
  return DECLARATIONS.has(name);
}

interface Context {
  readonly shell: Shell;
  readonly run: Run;
  readonly kind: string;
}

/** `export A=1 B`, `declare -x C=2`, `declare -A map=(…)`, `export -n D`. */
export function declare(args: readonly (Assignment | Word)[], { shell, run, kind }: Context): readonly Shell[] {
  let next: Shell = { ...shell, status: "success" };
  let flags = "";
  for (const arg of args) {
    const words = arg.type === "Word" ? expandWord(arg, next, run) : [];
    flags += words.filter((word) => /^[-+]/.test(word)).join("");
    const isExported = kind === "export" ? !flags.includes("-n") : /-\w*x/.test(flags);
    const isReference = kind !== "export" && /-\w*n/.test(flags);
    if (arg.type === "Assignment") {
      next = isReference ? setReference(next, arg) : declareOne(applyAssignment(arg, next, run), arg.name, isExported);
    }
    next = words.reduce((one, word) => declareWord(word, one, isExported), next);
  }
  return [next];
}

/** A reference is the variable that it names, as it is now. */
function setReference(shell: Shell, { name, value }: Assignment): Shell {
  const target = value.type === "Word" ? value.value : "";
  return { ...shell, references: new Map(shell.references).set(name, target) };
}

/** A word that only became an assignment when it was expanded, or the name of a variable. */
function declareWord(word: string, shell: Shell, isExported: boolean): Shell {
  const [, name = "", value] = /^([A-Za-z_]\w*)(?:=([^]*))?$/u.exec(word) ?? [];
  if (name === "") return shell;
  return declareOne(value === undefined ? shell : assign(shell, name, [value]), name, isExported);
}

function declareOne(shell: Shell, name: string, isExported: boolean): Shell {
  if (!isExported) return shell;
  if (shell.variables.has(name)) return exportVariable(shell, name);
  const values = readParameter(shell, name) ?? [];
  return setVariable(shell, name, { values, keys: null, isArray: false, isExported });
}
