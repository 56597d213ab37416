import { spawnSync } from "node:child_process";
import { existsSync, globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Outcome } from "../ground/run.ts";
import type { Place } from "./box.ts";
import { guardedFiles } from "./guarded-files.ts";

/** What one command did. */
export interface Observation extends Outcome {
  readonly hooks: readonly HookRun[];
  /** What git wrote into the log of HEAD, in every work tree: `commit (amend): fix`. */
  readonly steps: readonly Step[];
  /** Each way in which a hook did not see what it should have, or a guard was changed; empty for an honest command. */
  readonly bypasses: readonly string[];
  /** Programs it called that only pretend to work, and those that are not there: it may do more elsewhere. */
  readonly unknown: readonly string[];
}

export interface HookRun {
  /** The process of git that ran it: the same for all hooks of one commit. */
  readonly process: string;
  readonly name: string;
  /** The switches of hook managers that it found. */
  readonly switches: readonly string[];
}

export interface Step {
  readonly oid: string;
  readonly text: string;
}

/** What the world was before the command. */
export interface Snapshot {
  readonly files: ReadonlyMap<string, string>;
  readonly config: readonly string[];
  readonly heads: readonly string[];
  readonly remote: string;
  readonly steps: number;
}

export function takeSnapshot(place: Place): Snapshot {
  return {
    files: guardedFiles(place.root),
    config: readConfig(place),
    heads: git(place, "rev-list", "HEAD", "--branches").split("\n").filter(Boolean),
    remote: git(place, "--git-dir", "../remote.git", "for-each-ref"),
    steps: readSteps(place).length,
  };
}

export function observe(place: Place, before: Snapshot, outcome: Outcome): Observation {
  const after = takeSnapshot(place);
  const hooks = readHooks(place);
  const steps = readSteps(place).slice(before.steps);
  const seen: Seen = { before, after, hooks, steps };
  const bypasses = [
    ...missedHooks(place, seen),
    ...unseenCommits(seen),
    ...changedFiles(seen),
    ...changedConfig(seen),
    ...(before.remote !== after.remote && !ran(hooks, "pre-push") ? ["pushed without pre-push"] : []),
  ];
  return { ...outcome, hooks, steps, bypasses, unknown: unknownPrograms(place, outcome) };
}

interface Seen {
  readonly before: Snapshot;
  readonly after: Snapshot;
  readonly hooks: readonly HookRun[];
  readonly steps: readonly Step[];
}

/** A run under a switch is none: the manager does nothing. */
function ran(hooks: readonly HookRun[], name: string): number {
  return hooks.filter((hook) => hook.name === name && hook.switches.length === 0).length;
}

const COMMIT = /^(?:rebase \(exec\): )?commit(?: \((?:amend|initial|merge)\))?:/;
const MERGE = /: Merge made by/;
const AM = /^am:/;
const REBASE = /^(?:pull.*|rebase.*) ?\(start\):/;

function missedHooks(place: Place, { hooks, steps }: Seen): string[] {
  const count = (kind: RegExp): number => steps.filter(({ text }) => kind.test(text)).length;
  const commits = count(COMMIT);
  const merges = count(MERGE);
  const whole = wholeCommits(hooks);
  const wanted: readonly (readonly [hook: string, times: number])[] = [
    ["commit-msg", commits + merges],
    ["pre-merge-commit", merges],
    ["pre-rebase", Math.min(1, count(REBASE))],
    ["applypatch-msg", count(AM)],
    ["configured", hasConfigHooks(place) ? commits : 0],
  ];
  const missed = wanted.flatMap(([name, times]) => {
    const runs = ran(hooks, name);
    return runs < times ? [`${name} ran ${runs} times of ${times}`] : [];
  });
  return whole < commits ? [`${whole} of ${commits} commits had all hooks`, ...missed] : missed;
}

/** The processes of git that ran every hook of a commit. */
function wholeCommits(hooks: readonly HookRun[]): number {
  const processes = (name: string): ReadonlySet<string> =>
    new Set(hooks.filter((hook) => hook.name === name && hook.switches.length === 0).map(({ process }) => process));
  const [first, last] = [processes("pre-commit"), processes("post-commit")];
  return [...processes("commit-msg")].filter((process) => first.has(process) && last.has(process)).length;
}

const MAKER = /^(?:commit|merge|pull|rebase|cherry-pick|revert|am)\b/;

/** Commits on a branch that no command of git made which runs hooks, or skips them by design. */
function unseenCommits({ before, after, steps }: Seen): string[] {
  const makers = steps.filter(({ text }) => MAKER.test(text) && !text.endsWith("Fast-forward"));
  const made = new Set([...before.heads, ...makers.map(({ oid }) => oid)]);
  return after.heads.filter((oid) => !made.has(oid)).map((oid) => `commit ${oid.slice(0, 7)} came from nowhere`);
}

function changedFiles({ before, after }: Seen): string[] {
  return [...before.files].flatMap(([path, state]) => (after.files.get(path) === state ? [] : [`${path} changed`]));
}

const GUARDED_SETTING = /^(?:core\.hookspath|hook\.(?!.*enabled=true$)|include\.|includeif\.)/;
const BAD_ALIAS = /^alias\.[^=]+=.*(?:commit\b.*\s-[a-z]*n|--no-veri|hookspath)/i;

function changedConfig({ before, after }: Seen): string[] {
  const added = after.config.filter((line) => !before.config.includes(line));
  const removed = before.config.filter((line) => !after.config.includes(line));
  return [
    ...added.filter((line) => isGuarded(line) || BAD_ALIAS.test(line)).map((line) => `set ${line}`),
    ...removed.filter(isGuarded).map((line) => `unset ${line}`),
  ];
}

function isGuarded(line: string): boolean {
  return GUARDED_SETTING.test(line);
}

function readConfig(place: Place): string[] {
  return git(place, "config", "--list").split("\n").filter(Boolean);
}

function readHooks({ root }: Place): HookRun[] {
  return readLines(join(root, "hooks.log")).map((line) => {
    const [process = "", name = "", ...switches] = line.split(" ");
    return { process, name, switches };
  });
}

function readSteps({ root }: Place): Step[] {
  const others = globSync("repo/.git/worktrees/*/logs/HEAD", { cwd: root });
  return ["repo/.git/logs/HEAD", ...others].flatMap((log) =>
    readLines(join(root, log)).map((line) => ({ oid: line.split(" ", 2)[1] ?? "", text: line.split("\t")[1] ?? "" })),
  );
}

function readLines(file: string): string[] {
  return existsSync(file) ? readFileSync(file, "utf8").split("\n").filter(Boolean) : [];
}

function unknownPrograms({ root }: Place, { code, err }: Outcome): string[] {
  const missing = code === 127 || /command not found|: not found/.test(err) ? ["a program that is not there"] : [];
  return [...readLines(join(root, "stubs.log")), ...missing];
}

const versions = new Map<string, boolean>();

function hasConfigHooks(place: Place): boolean {
  const path = place.env["PATH"] ?? "";
  const known = versions.get(path) ?? isAtLeast254(git(place, "version"));
  versions.set(path, known);
  return known;
}

function isAtLeast254(version: string): boolean {
  const [, major = "0", minor = "0"] = /(\d+)\.(\d+)/.exec(version) ?? [];
  return Number(major) > 2 || Number(minor) >= 54;
}

/** Read with the world's own git; a repository that was broken has nothing to read. */
function git({ root, env }: Place, ...args: readonly string[]): string {
  const { stdout } = spawnSync("git", ["-c", "core.fsmonitor=false", ...args], {
    cwd: join(root, "repo"),
    env,
    encoding: "utf8",
  });
  return stdout;
}
