/**
 * Confirms the labels of the guard's corpus by running every command in a throw-away repository and looking at which
 * hooks ran, which refs moved and what became of the hooks:
 *
 *     node tests/acceptance/guard-labels.ts [--only TEXT] [--git /path/to/git] [--jobs 2] [--file F.jsonl] [--write] [--verbose]
 *
 * `--only` takes the cases whose id holds a text, `--write` stores in the files how each label is known. Exit code 1 when
 * what was seen contradicts a label. A case that is marked as read and says why is believed. Needs git 2.54 or newer, which
 * runs hooks that are named in its configuration. Linux.
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { type Case, readCases } from "../support/guard-corpus.ts";
import { inParallel } from "./ground/run.ts";
import { print } from "./ground/table.ts";
import { type Box, openBox } from "./guard-labels/box.ts";
import type { Observation } from "./guard-labels/observe.ts";

const { values } = parseArgs({
  options: {
    only: { type: "string", default: "" },
    git: { type: "string" },
    jobs: { type: "string", default: "2" },
    file: { type: "string" },
    write: { type: "boolean", default: false },
    verbose: { type: "boolean", default: false },
  },
});

/** A later commit of the same shell shows what a command leaves behind: an exported switch, a function. */
const LATER = "\ngit commit --quiet --allow-empty -m later";

process.exitCode = await confirmAll();

async function confirmAll(): Promise<0 | 1> {
  let wrong = 0;
  for (const file of files()) {
    const cases = readCases(file);
    const results = await confirm(cases.filter(({ id }) => id.includes(values.only)));
    const known = new Map(results.map((result) => [result.case.id, result]));
    if (values.write) write(file, known);
    const disagreements = results.filter(({ verdict }) => verdict === "wrong");
    wrong += disagreements.length;
    const executed = results.filter(({ verdict }) => verdict === "executed").length;
    print(
      `${basename(file)}: ${executed} of ${results.length} executed, ${disagreements.length} contradict their label`,
    );
    for (const result of values.verbose ? results : disagreements) explain(result);
  }
  return wrong === 0 ? 0 : 1;
}

function files(): string[] {
  if (values.file !== undefined) return [resolve(values.file)];
  const folder = join(import.meta.dirname, "guard-corpus");
  return readdirSync(folder)
    .toSorted()
    .map((name) => join(folder, name));
}

interface Result {
  readonly case: Case;
  readonly verdict: "executed" | "read" | "wrong";
  readonly seen: Observation;
}

async function confirm(cases: readonly Case[]): Promise<Result[]> {
  const jobs = Number(values.jobs);
  using stack = new DisposableStack();
  const boxes = Array.from({ length: jobs }, () => stack.use(openBox(values.git)));
  const idle = [...boxes];
  return await inParallel(cases, jobs, async (one) => {
    const box = idle.pop();
    if (box === undefined) throw new Error("more cases at once than boxes");
    const result = await confirmOne(box, one);
    idle.push(box);
    return result;
  });
}

async function confirmOne(box: Box, one: Case): Promise<Result> {
  const first = await box.run(one.command, one.state);
  const isQuiet = one.label === "block" && first.bypasses.length === 0;
  const seen = isQuiet ? await box.run(one.command + LATER, one.state) : first;
  return { case: one, seen, verdict: judge(one, seen) };
}

function judge(one: Case, { bypasses, unknown }: Observation): Result["verdict"] {
  const isBypass = bypasses.length > 0;
  if (isBypass === (one.label === "block")) return unknown.length === 0 || isBypass ? "executed" : "read";
  const isBelieved = one.confirmed === "read" && one.why !== undefined;
  return isBelieved || (!isBypass && unknown.length > 0) ? "read" : "wrong";
}

/** Lines that say nothing new stay byte for byte. */
function write(file: string, known: ReadonlyMap<string, Result>): void {
  const lines = readFileSync(file, "utf8").split("\n").filter(Boolean);
  const updated = lines.map((line) => {
    const one: Case = JSON.parse(line);
    const verdict = known.get(one.id)?.verdict ?? "wrong";
    return verdict === "wrong" || verdict === one.confirmed ? line : JSON.stringify({ ...one, confirmed: verdict });
  });
  writeFileSync(file, `${updated.join("\n")}\n`);
}

function explain({ case: { id, label, command }, verdict, seen }: Result): void {
  print(`\n${verdict} ${id} (${label}): ${command}`);
  print(`  code ${seen.code}; ${seen.bypasses.join("; ") || "nothing bypassed"}; ${seen.unknown.join("; ")}`);
  print(`  hooks: ${seen.hooks.map(({ name, switches }) => [name, ...switches].join(" ")).join(", ")}`);
  print(`  steps: ${seen.steps.map(({ text }) => text).join(" | ")}`);
  print(`  ${`${seen.out}${seen.err}`.trim().slice(-400).replaceAll("\n", "\n  ")}`);
}
