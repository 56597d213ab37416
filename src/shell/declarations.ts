import { UNKNOWN } from "../core/command.ts";
import { calculateText } from "./arithmetic.ts";
import { applyAssignment } from "./assignments.ts";
import { afterWord, expandText, expandWord } from "./expand-word.ts";
import type { Assignment, Word } from "./grammar.ts";
import { readParameter } from "./parameters.ts";
import type { Run } from "./run.ts";
import { assign, makeLocal, setVariable, type Shell, type Variable } from "./shell-state.ts";

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

/** `export A=1 B`, `declare -x C=2`, `declare -A map=(…)`, `export -n D`. Source: Bash Reference Manual. */
export function declare(args: readonly (Assignment | Word)[], { shell, run, kind }: Context): readonly Shell[] {
  let next: Shell = { ...shell, status: "success" };
  const flags = new Set<string>();
  for (const arg of args) {
    const words = arg.type === "Word" ? expandWord(arg, next, run) : [];
    for (const word of words) addFlags(word, flags);
    const marks = marksOf(kind, flags);
    next = arg.type === "Assignment" ? declareAssignment(arg, marks, next, run) : afterWord(arg, next, run);
    next = words.reduce((one, word) => declareWord(word, marks, one), next);
  }
  return [next];
}

interface Marks {
  /** Null where they change nothing of it. */
  readonly isExported: boolean | null;
  readonly isReference: boolean;
  readonly isAssociative: boolean;
  readonly isArray: boolean;
  readonly isLocal: boolean;
  /** What becomes of a value: an expression, letters of one case. */
  readonly letters: string;
}

/** `-ax` is `-a` with `-x`. */
function addFlags(word: string, flags: Set<string>): void {
  const letters = /^[-+]/.test(word) ? word : "";
  for (const letter of letters.slice(1, LONGEST_FLAGS)) flags.add(word.charAt(0) + letter);
}

const LONGEST_FLAGS = 20;

function marksOf(kind: string, flags: ReadonlySet<string>): Marks {
  const has = (letter: string): boolean => flags.has(`-${letter}`);
  const isExported = kind === "export" ? !has("n") : has("x");
  const isTaken = kind === "export" ? has("n") : flags.has("+x");
  return {
    isExported: isTaken ? false : isExported || null,
    isReference: kind !== "export" && has("n"),
    isAssociative: has("A"),
    isArray: has("a"),
    isLocal: kind !== "export" && kind !== "readonly" && !has("g"),
    letters: ["i", "l", "u"].filter(has).join(""),
  };
}

function declareAssignment(node: Assignment, marks: Marks, shell: Shell, run: Run): Shell {
  const { name, value } = node;
  if (marks.isReference && value.type === "Word") {
    return { ...shell, references: new Map(shell.references).set(name, expandText(value, shell, run)) };
  }
  const prepared = prepare(name, marks, shell);
  return finish(name, marks, applyAssignment(node, prepared, run));
}

/** A word that only became an assignment when it was expanded, or the name of a variable. */
function declareWord(word: string, marks: Marks, shell: Shell): Shell {
  const [, name = "", value] = /^([A-Za-z_]\w*)(?:=([^]*))?$/u.exec(word) ?? [];
  if (name === "") return shell;
  const prepared = prepare(name, marks, shell);
  return value === undefined
    ? finish(name, { ...marks, letters: "" }, prepared)
    : finish(name, marks, assign(prepared, name, [value]));
}

const EMPTY: Variable = { values: [], keys: null, isArray: false, isExported: false };

/** What the variable is before it gets its value. */
function prepare(name: string, { isLocal, isAssociative, isArray }: Marks, shell: Shell): Shell {
  const next = isLocal ? makeLocal(shell, name) : shell;
  if (!isAssociative && !isArray) return next;
  const known = next.variables.get(name) ?? EMPTY;
  return known.isArray ? next : setVariable(next, name, { ...known, isArray: true, isAssociative });
}

function finish(name: string, { isExported, letters }: Marks, shell: Shell): Shell {
  const known = shell.variables.get(name);
  if (known === undefined) return isExported === true ? exportUnknown(shell, name) : shell;
  const values = letters === "" ? known.values : known.values.map((value) => changeValue(value, letters, shell));
  return setVariable(shell, name, { ...known, values, isExported: isExported ?? known.isExported });
}

/** What has no value yet, or one that the text does not set. */
function exportUnknown(shell: Shell, name: string): Shell {
  return setVariable(shell, name, { ...EMPTY, values: readParameter(shell, name) ?? [], isExported: true });
}

function changeValue(value: string, letters: string, shell: Shell): string {
  if (letters.includes("l")) return value.toLowerCase();
  if (letters.includes("u")) return value.toUpperCase();
  const { number } = calculateText(value, shell);
  return number === null ? UNKNOWN : String(number);
}
