import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Ground } from "./ground.ts";
import { type Histories, openCase, WORDS } from "./histories.ts";
import type { Operation } from "./operation.ts";
import { type Outcome, run } from "./run.ts";
import type { Cell } from "./table.ts";

/** Whether the operation passes with commit-guard armed, and leaves behind what it leaves without any hook. */
export async function compareOperation(
  ground: Ground,
  histories: Histories,
  operation: Operation,
  folder: string,
): Promise<Cell> {
  if (operation.inHooksFolder === true && histories.mode === "husky") return { text: "-", ok: true };
  const plain = await perform(operation, { ground, histories, folder: join(folder, "plain"), armed: false });
  if (plain.code !== 0) return { text: `ends with ${plain.code} without hooks: ${lastWords(plain)}`, ok: false };
  const guarded = await perform(operation, { ground, histories, folder: join(folder, "guarded"), armed: true });
  if (guarded.code !== 0) return { text: `ended with ${guarded.code}: ${lastWords(guarded)}`, ok: false };
  if (guarded.state !== plain.state) return { text: `left another state: ${difference(plain, guarded)}`, ok: false };
  return { text: "passed", ok: true };
}

interface Ended extends Outcome {
  /** Every ref of every repository of the case, every HEAD, and what git status says. */
  readonly state: string;
}

interface Stage {
  readonly ground: Ground;
  readonly histories: Histories;
  readonly folder: string;
  readonly armed: boolean;
}

async function perform(operation: Operation, { ground, histories, folder, armed }: Stage): Promise<Ended> {
  const place = await openCase(ground, histories, { ...operation, folder, armed });
  const script = join(folder, "script");
  writeFileSync(script, `set -e\n. ${WORDS}\n${operation.script}\n`);
  const outcome = await run(place, "sh", script);
  const { out: state } = await run({ cwd: folder, env: ground.env }, "sh", "-c", DUMP);
  return { ...outcome, state };
}

const DUMP = `
find . -name node_modules -prune -o \\( -name .git -o -name '*.git' \\) -print | sort | while read -r dir; do
  top=\${dir%.git}
  [ "$top" = "\${top%/}" ] && top=$dir
  echo "[$dir]"
  git -C "$top" rev-parse --verify --quiet HEAD
  git -C "$top" symbolic-ref --quiet HEAD
  git -C "$top" for-each-ref --format='%(refname) %(objectname)'
  git -C "$top" status --porcelain 2>/dev/null
done`;

/** What was refused, or else the last lines. */
export function lastWords({ out, err }: Outcome): string {
  const lines = `${out}${err}`.split("\n").filter(Boolean);
  return [...lines.filter((line) => line.startsWith("error:")), ...lines.slice(-3)].slice(0, 4).join(" / ");
}

function difference(plain: Ended, guarded: Ended): string {
  const gone = linesOnlyIn(plain.state, guarded.state).map((line) => `- ${line}`);
  const come = linesOnlyIn(guarded.state, plain.state).map((line) => `+ ${line}`);
  return [...gone, ...come].join(" / ");
}

function linesOnlyIn(text: string, other: string): string[] {
  const lines = new Set(other.split("\n"));
  return text.split("\n").filter((line) => !lines.has(line));
}
