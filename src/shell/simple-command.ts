import { quoteWord } from "./argument-words.ts";
import { applyAssignment, assignmentWord } from "./assignments.ts";
import { declare, isDeclaration } from "./declarations.ts";
import { afterWord, expandWord } from "./expand-word.ts";
import type { Assignment, Redirection, SimpleCommand, Word } from "./grammar.ts";
import { runRedirected } from "./redirections.ts";
import { type Run, showWords } from "./run.ts";
import { readParameter } from "./parameters.ts";
import type { Shell } from "./shell-state.ts";

/** Assignments, words and redirections: what most commands are. Source: POSIX.1-2024, "Simple Commands". */
export function runSimpleCommand(node: SimpleCommand, shell: Shell, run: Run): readonly Shell[] {
  const { name, suffix } = node;
  if (name === undefined) return runWithoutName(node, shell, run);
  const alias = aliasOf(name, shell);
  const named = alias === null ? expandWord(name, shell, run) : [];
  const after = alias === null ? afterWord(name, shell, run) : shell;
  const args = suffix.filter((one): one is Assignment | Word => one.type === "Word" || one.type === "Assignment");
  const redirections = [...node.prefix, ...suffix].filter(isRedirection);
  if (named[0] !== undefined && isDeclaration(named[0])) return declare(args, { shell: after, run, kind: named[0] });

  const expanded = expandArguments(args, after, run);
  const words = [...named, ...expanded.words];
  const assigning = node.prefix.filter((one) => one.type === "Assignment");
  const assignments = readAssignments(assigning, shell, run);
  return runRedirected(redirections, { shell: expanded.shell, run, text: showWords(words) }, (inner) =>
    alias === null
      ? run.runWords({ words, assignments }, inner)
      : runAlias(name.value, `${alias} ${words.map(quoteWord).join(" ")}`, inner, run),
  );
}

interface Expanded {
  readonly words: readonly string[];
  /** With what the expansions set. */
  readonly shell: Shell;
}

function expandArguments(args: readonly (Assignment | Word)[], shell: Shell, run: Run): Expanded {
  let after = shell;
  const words = args.flatMap((arg) => {
    const expanded = wordsOf(arg, after, run);
    if (arg.type === "Word") after = afterWord(arg, after, run);
    return expanded;
  });
  return { words, shell: after };
}

function runWithoutName({ prefix, suffix }: SimpleCommand, shell: Shell, run: Run): readonly Shell[] {
  let next: Shell = { ...shell, status: "success" };
  for (const part of prefix) if (part.type === "Assignment") next = applyAssignment(part, next, run);
  const redirections = [...prefix, ...suffix].filter(isRedirection);
  return runRedirected(redirections, { shell: next, run, text: "" }, (inner) => [inner]);
}

function isRedirection(part: Assignment | Word | Redirection): part is Redirection {
  return part.type !== "Assignment" && part.type !== "Word";
}

function wordsOf(arg: Assignment | Word, shell: Shell, run: Run): readonly string[] {
  return arg.type === "Word" ? expandWord(arg, shell, run) : [assignmentWord(arg, shell, run)];
}

function readAssignments(nodes: readonly Assignment[], shell: Shell, run: Run): Readonly<Record<string, string>> {
  let next = shell;
  for (const node of nodes) next = applyAssignment(node, next, run);
  return Object.fromEntries(nodes.map(({ name }) => [name, readParameter(next, name)?.[0] ?? ""]));
}

/** An alias stands for text, so it is only one where it is written without quotes. */
function aliasOf({ text }: Word, { aliases }: Shell): string | null {
  return aliases.get(text) ?? null;
}

/** Inside its own text an alias is no alias. */
function runAlias(name: string, text: string, shell: Shell, run: Run): readonly Shell[] {
  const others = new Map([...shell.aliases].filter(([other]) => other !== name));
  return run.runText(text, { ...shell, aliases: others }).map((end) => ({ ...end, aliases: shell.aliases }));
}
