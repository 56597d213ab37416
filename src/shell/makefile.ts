import { joinPath } from "./paths.ts";
import type { Program, Run } from "./run.ts";
import { mergeShells, type Shell } from "./shell-state.ts";
import { operandsOf, optionSet, valueOf } from "./argument-words.ts";

/** It only tells what it would do. */
const DRY = /^-[a-zA-Z]*[nqt]$|^--(?:dry-run|just-print|recon|question|touch)$/;

const VALUED = optionSet("-f --file --makefile -C --directory -j -I -o -W -l");

/** `make [target…]`: the recipes of the targets and of what they need. Null where its file is not known. */
export function runMake({ name, args }: Program, shell: Shell, run: Run): readonly Shell[] | null {
  if ((name !== "make" && name !== "gmake") || args.some((arg) => DRY.test(arg))) return null;
  const folder = joinPath(shell.folder, valueOf(args, ["-C", "--directory"]) ?? "");
  const text = readMakefile(args, folder, shell, run);
  if (text === null) return null;
  const rules = parseMakefile(text);
  const named = operandsOf(args, VALUED).filter((word) => !word.includes("="));
  const first = [...rules.keys()].find((target) => !target.startsWith("."));
  const targets = named.length > 0 ? named : [first ?? ""];
  const recipes = targets.flatMap((target) => recipesOf(target, rules, new Set()));
  const inner: Shell = { ...shell, folder, functions: new Map(), aliases: new Map() };
  return mergeShells([shell, ...recipes.flatMap((recipe) => run.runText(recipe, inner))]);
}

function readMakefile(args: readonly string[], folder: string, shell: Shell, run: Run): string | null {
  const named = valueOf(args, ["-f", "--file", "--makefile"]);
  if (named === "-") return shell.input;
  if (named !== null) return run.read(joinPath(folder, named));
  const texts = ["GNUmakefile", "makefile", "Makefile"].map((name) => run.read(joinPath(folder, name)));
  return texts.find((text) => text !== null) ?? null;
}

interface Target {
  readonly needs: readonly string[];
  readonly recipe: string;
}

/** Variables that are set to a text are put in their places. Source: GNU Make Manual. */
function parseMakefile(text: string): ReadonlyMap<string, Target> {
  const variables = new Map<string, string>();
  const targets = new Map<string, Target>();
  let open: readonly string[] = [];
  for (const line of text.replaceAll("\\\n", " ").split("\n")) {
    const setting = /^(?<name>[A-Za-z_]\w*)\s*[:?+]?=\s*(?<value>.*)$/.exec(line)?.groups;
    const head = /^(?<heads>[^\s#:=][^:=#]*):(?!=)(?<needs>[^;]*)(?:;(?<recipe>.*))?$/.exec(line)?.groups;
    if (setting !== undefined) setValue(variables, setting);
    else if (head !== undefined) open = addTargets(targets, head);
    else if (line.startsWith("\t")) addRecipe(targets, open, fillIn(line.slice(1), variables));
  }
  return targets;
}

function setValue(variables: Map<string, string>, { name = "", value = "" }: Head): void {
  variables.set(name, value);
}

type Head = Readonly<Record<string, string | undefined>>;

function addTargets(targets: Map<string, Target>, { heads = "", needs = "", recipe = "" }: Head): readonly string[] {
  const names = heads.trim().split(/\s+/);
  const target: Target = { needs: needs.trim().split(/\s+/), recipe };
  for (const name of names) targets.set(name, target);
  return names;
}

function addRecipe(targets: Map<string, Target>, names: readonly string[], line: string): void {
  for (const name of names) {
    const { needs, recipe } = targets.get(name) ?? { needs: [], recipe: "" };
    targets.set(name, { needs, recipe: `${recipe}${line.replace(/^[@\s+-]+/, "")}\n` });
  }
}

function fillIn(line: string, variables: ReadonlyMap<string, string>): string {
  return line
    .replaceAll(/\$[({]([A-Za-z_]\w*)[)}]/g, (_, name: string) => variables.get(name) ?? "")
    .replaceAll("$$", "$");
}

function recipesOf(name: string, targets: ReadonlyMap<string, Target>, seen: Set<string>): readonly string[] {
  const target = targets.get(name);
  if (target === undefined || seen.has(name)) return [];
  seen.add(name);
  return [...target.needs.flatMap((need) => recipesOf(need, targets, seen)), target.recipe];
}
