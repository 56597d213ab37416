import type { ProgramCall } from "./command.ts";
import { behindRunner } from "./package-runner.ts";

/** Whether a program makes commits, tags or pushes through git, so that the hooks run under its environment. */
export function commits(call: ProgramCall): boolean {
  const { name, args } = behindRunner(call);
  return COMMITTERS[name]?.(args) ?? false;
}

/** Whether a program runs scripts of the project that are named for what ends in a commit or a push. */
export function mayCommit(call: ProgramCall): boolean {
  const { name, args } = behindRunner(call);
  const words = args.filter((arg) => !arg.startsWith("-"));
  if (SHELLS.has(name)) return words[0] !== undefined && !HARMLESS_SCRIPT.test(words[0]);
  if (/\.(?:ba|z)?sh$/.test(name)) return !HARMLESS_SCRIPT.test(name);
  const targets = targetsOf(name, words);
  return targets.some((target) => COMMITTING_TARGET.test(target));
}

/** Whether a program installs dependencies, which is what the switches of hook managers are meant for. */
export function installs(call: ProgramCall): boolean {
  const { name, args } = behindRunner(call);
  const command = args.find((arg) => !arg.startsWith("-")) ?? "install";
  return PACKAGE_MANAGERS.has(name) && INSTALL_VERBS.has(command);
}

type Test = (args: readonly string[]) => boolean;

const always: Test = () => true;
const verb =
  (...verbs: readonly string[]): Test =>
  (args) =>
    verbs.includes(args.find((arg) => !arg.startsWith("-")) ?? "");

const COMMITTERS: Readonly<Record<string, Test>> = {
  npm: verb("version"),
  yarn: verb("version"),
  pnpm: verb("version"),
  lerna: verb("version", "publish"),
  nx: verb("release"),
  "standard-version": always,
  "commit-and-tag-version": always,
  "release-it": always,
  "semantic-release": always,
  changeset: verb("version", "tag", "add"),
  bumpp: always,
  np: always,
  "git-cz": always,
  cz: verb("commit", "c", "bump"),
  gt: verb(
    "create",
    "modify",
    "submit",
    "sync",
    "restack",
    "move",
    "fold",
    "split",
    "squash",
    "absorb",
    "c",
    "m",
    "s",
    "ss",
  ),
  hub: verb("commit", "merge", "pull", "push", "rebase", "am", "cherry-pick", "revert"),
  stg: verb("refresh", "new", "squash", "edit", "pop", "push"),
  aider: always,
  bump2version: always,
  bumpversion: always,
  "bump-my-version": verb("bump"),
  tbump: always,
  "cargo-release": always,
  cargo: verb("release"),
  goreleaser: verb("release"),
};

const SHELLS: ReadonlySet<string> = new Set(["sh", "bash", "zsh", "dash", "ksh", "source", "."]);
const COMMITTING_TARGET =
  /(?:^|[-_:./])(?:git|commit|cz|release|version|bump|changelog|tag|ship|push|merge|rebase|revert|publish|save|sync)(?:$|[-_:./])/i;
const HARMLESS_SCRIPT =
  /install|setup|bootstrap|build|test|lint|start|serve|dev|docker|init|format|check|generate|clean|(?:^|[-_./])ci(?:$|[-_./])/i;

const TASK_RUNNERS: ReadonlySet<string> = new Set(["make", "gmake", "just", "task"]);
/** They run a script of the project by its bare name. */
const BARE_RUNNERS: ReadonlySet<string> = new Set(["yarn", "pnpm"]);

function targetsOf(name: string, words: readonly string[]): readonly string[] {
  if (TASK_RUNNERS.has(name)) return words;
  if (!PACKAGE_MANAGERS.has(name)) return [];
  const isRun = words[0] === "run" || words[0] === "run-script";
  if (isRun) return words.slice(1, 2);
  return BARE_RUNNERS.has(name) ? words.slice(0, 1) : [];
}

const PACKAGE_MANAGERS: ReadonlySet<string> = new Set(["npm", "yarn", "pnpm", "bun", "composer", "bundle"]);
const INSTALL_VERBS: ReadonlySet<string> = new Set([
  "install",
  "i",
  "ci",
  "add",
  "update",
  "up",
  "upgrade",
  "rebuild",
  "link",
]);
