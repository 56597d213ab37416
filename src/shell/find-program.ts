import { joinPath, lastPart } from "./paths.ts";
import { type Run, showWords } from "./run.ts";
import { mergeShells, type Shell } from "./shell-state.ts";
import { noteFile } from "./write-file.ts";

/** `find … -exec cmd {} \;`, `-delete`, and what it prints. Source: find(1). */
export function runFind(args: readonly string[], shell: Shell, run: Run): readonly Shell[] {
  const found = foundPath(args);
  if (args.includes("-delete")) {
    noteFile(run, { path: joinPath(shell.folder, found), kind: "remove", text: showWords(["find", ...args]) });
  }
  const ends = commandsOf(args).flatMap((words) => {
    const given = words.map((word) => word.replaceAll("{}", found));
    return run.runWords({ words: given, assignments: {} }, { ...shell, input: null });
  });
  return ends.length === 0
    ? [{ ...shell, output: `${shell.output}${found}${args.includes("-print0") ? "\0" : "\n"}`, status: "unknown" }]
    : mergeShells(ends);
}

const EXECUTING: ReadonlySet<string> = new Set([
  "-exec",
  "-execdir",
  "-ok",
  "-okdir",
  "-x",
  "-X",
  "--exec",
  "--exec-batch",
]);

const MOST_COMMANDS = 8;

function commandsOf(args: readonly string[]): readonly (readonly string[])[] {
  const commands: (readonly string[])[] = [];
  for (const [at, arg] of args.entries()) {
    if (!EXECUTING.has(arg)) continue;
    const rest = args.slice(at + 1);
    const end = rest.findIndex((word, index) => word === ";" || (word === "+" && rest[index - 1] === "{}"));
    const words = end === -1 ? rest : rest.slice(0, end);
    if (words.length > 0 && commands.length < MOST_COMMANDS) commands.push(words);
  }
  return commands;
}

const HOOK = /^(?:pre|post|commit|prepare|applypatch|reference|update)-?[a-z-]*$/;

/** One path that stands for all that it may find: under the folder, by the name it looks for. */
function foundPath(args: readonly string[]): string {
  const folder = startOf(args);
  const { test, pattern } = soughtName(args);
  const isRoot = ROOTS.has(joinPath(".", folder));
  const hook = test.endsWith("name") ? pattern : lastPart(pattern);
  const isHook = HOOK.test(hook) && (hook === pattern || pattern.includes("hooks/"));
  if (isHook && isRoot) return `.git/hooks/${hook}`;
  return `${folder}/${pattern.replace(/^(?:\*|\.)\//, "") || "*"}`;
}

function startOf([first = "."]: readonly string[]): string {
  return /^[-(!]/.test(first) ? "." : first;
}

const ROOTS: ReadonlySet<string> = new Set([".", ".git"]);

/** The last that it asks of a name; what is pruned is not sought. */
/** What is pruned, or negated, is not sought. */
function isSought(args: readonly string[], at: number): boolean {
  if (!/^-i?(?:name|path|wholename)$/.test(args[at] ?? "")) return false;
  return args[at + 2] !== "-prune" && args[at - 1] !== "!" && args[at - 1] !== "-not";
}

function soughtName(args: readonly string[]): { readonly test: string; readonly pattern: string } {
  const named = [...args.keys()].filter((at) => isSought(args, at));
  const at = named.findLast((index) => HOOK.test(args[index + 1] ?? "")) ?? named.at(-1) ?? -1;
  return { test: args[at] ?? "", pattern: at === -1 ? "" : (args[at + 1] ?? "") };
}
