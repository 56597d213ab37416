/**
 * Holds guards to a corpus of labelled shell commands, commit-guard and its peers, and prints what each refuses:
 *
 *     node tests/acceptance/guard.ts [--tarball F | --source /path/to/commit-guard] [--peers FOLDER] [--only-peers]
 *                                    [--only TEXT] [--file F.jsonl] [--jobs 2]
 *
 * FOLDER has the peers installed from npm (guards/peers.ts). They are asked as Claude Code asks, one process for each
 * command; commit-guard through `guard --batch`. Everybody is asked in the repository in which the labels were confirmed.
 * Lists every miss and every honest command that commit-guard refuses. Exit code 1 when there is one of the latter, or
 * when it falls below the goals (guards/score.ts). Peers are shown, never judged. Linux.
 */
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { type Case, readCases, readCorpus, type State } from "../support/guard-corpus.ts";
import { print, printTable } from "./ground/table.ts";
import { type Box, openBox } from "./guard-labels/box.ts";
import type { Guard } from "./guards/guard.ts";
import { findProgram, ours } from "./guards/ours.ts";
import { peers } from "./guards/peers.ts";
import { falsePositives, misses, score, type Verdicts } from "./guards/score.ts";

const { values } = parseArgs({
  options: {
    tarball: { type: "string" },
    source: { type: "string" },
    peers: { type: "string" },
    "only-peers": { type: "boolean", default: false },
    only: { type: "string", default: "" },
    file: { type: "string" },
    jobs: { type: "string", default: "2" },
  },
});

const OURS = "commit-guard";
const STATES: readonly State[] = ["staged", "clean", "husky"];

process.exitCode = await compareGuards();

async function compareGuards(): Promise<0 | 1> {
  using box = openBox();
  const corpus = values.file === undefined ? readCorpus() : readCases(resolve(values.file));
  const cases = corpus.filter(({ id }) => id.includes(values.only));
  const verdicts: Verdicts[] = [];
  for (const guard of await findGuards(box)) {
    verdicts.push({ name: guard.name, refused: await askAll(box, guard, cases), isJudged: guard.name === OURS });
  }
  const code = printTable(["class", ...verdicts.map(({ name }) => name)], score(cases, verdicts));
  const mine = verdicts.find(({ isJudged }) => isJudged);
  if (mine === undefined) return code;
  printCases("Honest, and refused", falsePositives(cases, mine));
  printCases("A bypass, and let through", misses(cases, mine));
  return code;
}

async function findGuards(box: Box): Promise<Guard[]> {
  const mine = values["only-peers"] ? [] : [ours(await findProgram(join(box.folder, "package"), values))];
  const others = values.peers === undefined ? [] : peers(resolve(values.peers), box.folder, Number(values.jobs));
  return [...mine, ...others];
}

async function askAll(box: Box, guard: Guard, cases: readonly Case[]): Promise<ReadonlySet<string>> {
  const refused = new Set<string>();
  for (const state of STATES) {
    const part = cases.filter((one) => (one.state ?? "staged") === state);
    if (part.length === 0) continue;
    const place = { cwd: await box.renew(state), env: box.env };
    for (const id of await guard.refuses(part, place)) refused.add(id);
  }
  return refused;
}

function printCases(title: string, cases: readonly Case[]): void {
  print(`${title}: ${cases.length}\n`);
  for (const { id, tier, command } of cases) print(`- ${id} (tier ${tier}): ${command.replaceAll("\n", "\n  ")}`);
  if (cases.length > 0) print("");
}
