/**
 * Holds `commit-guard check` against plain git commands, over the whole history of a public repository:
 *
 *     node tests/acceptance/compare-with-git.ts <repository> [--tip HEAD] [--commits 200] [--seed 1] [--program "node …"]
 *
 * Compares the findings of atomic-files, atomic-lines and signed-off with their figures, for commits drawn at random and
 * for half as many drawn from those that are special: violations of each kind, merges, reverts, lock files. Prints speed
 * and memory of the whole check beside those of `git log --numstat`. Exit code 1 on any difference. The repository must
 * have no settings of its own. Linux, for the memory of processes.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { draw } from "./draw.ts";
import { askGit, type GitSays, type Limits } from "./git-says.ts";
import { type Measured, runMeasured } from "./measured-run.ts";
import { type OurReport, readOurReport } from "./our-report.ts";
import { openPlainGit, type PlainGit } from "./plain-git.ts";

const OWN_PROGRAM: string = join(import.meta.dirname, "../../src/cli/bin/commit-guard.ts");

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    tip: { type: "string", default: "HEAD" },
    commits: { type: "string", default: "200" },
    seed: { type: "string", default: "1" },
    program: { type: "string", default: `node ${OWN_PROGRAM}` },
  },
});
process.exitCode = await compareRepository(resolve(positionals[0] ?? "."), values);

interface Request {
  readonly tip: string;
  readonly commits: string;
  readonly seed: string;
  readonly program: string;
}

async function compareRepository(repository: string, { tip, commits, seed, program }: Request): Promise<0 | 1> {
  using git = openPlainGit(repository);
  const words = program.split(" ");
  const range = git.run(["rev-parse", "--verify", `${tip}^{commit}`]).trim();
  const ids = git.run(["rev-list", range]).trim().split("\n");
  const report = await runCheck([...words, "check", "--to", range], repository, ids.length);
  await runLog(range, repository, ids.length);
  const random = draw(ids, Number(commits), Number(seed));
  const special = drawSpecial(git, report, { range, count: Number(commits) / 2, seed: Number(seed) });
  const limits = { files: 5, lines: 500, binaryKiB: 512, lockFiles: readLockFiles(words) };
  const differences = compareAll(git, report, [...new Set([...random, ...special])], limits);
  return differences === 0 && report.commits === ids.length ? 0 : 1;
}

async function runCheck(words: readonly string[], repository: string, count: number): Promise<OurReport> {
  const folder = mkdtempSync(join(tmpdir(), "compare-with-git-"));
  try {
    const file = join(folder, "report.json");
    const measured = await runMeasured([...words, "--format", `json=${file}`], repository);
    if (measured.code !== 0 && measured.code !== 1) throw new Error(`check ended with exit code ${measured.code}`);
    const report = await readOurReport(file);
    if (report.source !== "preset strict") throw new Error(`the repository has settings: ${report.source}`);
    print(`check judged ${report.commits} of ${count} commits: ${formatMeasured(measured, count)}`);
    return report;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function runLog(range: string, repository: string, count: number): Promise<void> {
  const measured = await runMeasured(["git", "-C", repository, "log", "--numstat", "-z", "-M", range], repository);
  print(`git log --numstat -z -M: ${formatMeasured(measured, count)}`);
}

function formatMeasured({ seconds, peak }: Measured, commits: number): string {
  const speed = `${seconds.toFixed(1)} s, ${Math.round(commits / seconds)} commits/s`;
  const memory = `node ${peak.node.toFixed(0)} MiB, git ${peak.git.toFixed(0)} MiB, all git ${peak.allGit.toFixed(0)} MiB`;
  return `${speed}, peak ${memory}`;
}

/** The documented way to learn which names are lock files. */
function readLockFiles([program = "", ...args]: readonly string[]): ReadonlySet<string> {
  const { stdout } = spawnSync(program, [...args, "explain", "atomic-files", "--format", "json"], { encoding: "utf8" });
  const { details }: { readonly details: string } = JSON.parse(stdout);
  return new Set(/exactly these names: (.*)\.$/s.exec(details)?.[1]?.split(", "));
}

interface Drawing {
  readonly range: string;
  readonly count: number;
  readonly seed: number;
}

/** An equal share of each kind that the repository has. */
function drawSpecial(git: PlainGit, report: OurReport, { range, count, seed }: Drawing): string[] {
  const merges = git.run(["rev-list", "--merges", range]).split("\n").filter(Boolean);
  const reverts = git.run(["rev-list", '--grep=^Revert "', '--grep=^Reapply "', range]).split("\n").filter(Boolean);
  const kinds = [
    having(report.findings, /^atomic-files/),
    having(report.findings, /^atomic-lines \d+$/),
    having(report.findings, /^atomic-lines \d+ ./),
    having(report.findings, /^signed-off/),
    having(report.skipped, /\(lock file\)$/),
    having(report.skipped, /\(linguist-generated\)$/),
    having(report.skipped, /exact inverse/),
    merges,
    reverts,
  ].filter((ids) => ids.length > 0);
  return kinds.flatMap((ids, kind) => draw(ids, Math.ceil(count / kinds.length), seed + kind));
}

function having(lists: OurReport["findings"], pattern: RegExp): string[] {
  return [...lists].filter(([, lines]) => lines.some((line) => pattern.test(line))).map(([id]) => id);
}

interface Tally {
  readonly counts: Map<string, number>;
  differences: number;
}

function compareAll(git: PlainGit, report: OurReport, ids: readonly string[], limits: Limits): number {
  const tally: Tally = { counts: new Map(), differences: 0 };
  for (const id of ids) {
    const says = askGit(git, id, limits);
    const ours = [...(report.findings.get(id) ?? [])];
    for (const kind of kindsOf(says)) tally.counts.set(kind, (tally.counts.get(kind) ?? 0) + 1);
    tally.differences += compareLists(id, "findings", ours, says.findings);
    tally.differences += compareLists(id, "left out", leftOut(report, id), expectLeftOut(says));
  }
  const counts = [...tally.counts].map(([kind, count]) => `${count} ${kind}`).join(", ");
  print(`compared ${ids.length} commits: ${counts}; ${tally.differences} differences`);
  return tally.differences;
}

function kindsOf({ findings, isMerge, isRevert, isDefaultMerge, lockFiles }: GitSays): string[] {
  const kinds = {
    merges: isMerge,
    "default merges": isDefaultMerge,
    "exact reverts": isRevert,
    "with lock files": lockFiles.length > 0,
    "with large binary files": findings.some((line) => /^atomic-lines \d+ ./.test(line)),
    "over the limit of files": findings.some((line) => line.startsWith("atomic-files")),
    "over the limit of lines": findings.some((line) => /^atomic-lines \d+$/.test(line)),
    "not signed off": findings.some((line) => line.startsWith("signed-off")),
  };
  return Object.entries(kinds).flatMap(([kind, is]) => (is ? [kind] : []));
}

/** Exemptions by their reason, and lock files: what linguist-generated names is seen in the figures. */
function leftOut(report: OurReport, id: string): string[] {
  return (report.skipped.get(id) ?? [])
    .filter((note) => !note.endsWith("(linguist-generated)"))
    .map((note) => note.replace(/ commit [0-9a-f]{7}$/, ""));
}

function expectLeftOut({ isRevert, isDefaultMerge, lockFiles }: GitSays): string[] {
  const sizes = isRevert ? ["the exact inverse of"] : lockFiles.map((path) => `not counted: ${path} (lock file)`);
  const merge = isDefaultMerge ? ["signed-off a merge with a default subject"] : [];
  return [...sizes.flatMap((note) => [`atomic-files ${note}`, `atomic-lines ${note}`]), ...merge];
}

function compareLists(id: string, what: string, ours: readonly string[], gits: readonly string[]): 0 | 1 {
  const [left, right] = [ours, gits].map((lines) => JSON.stringify(lines.toSorted()));
  if (left === right) return 0;
  print(`${id} ${what}\n  ours: ${left}\n  git:  ${right}`);
  return 1;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
