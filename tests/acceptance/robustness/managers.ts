import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { goodMessage, installGuard, type Mode } from "../ground/project.ts";
import { must, type Place } from "../ground/run.ts";

/** A column of the table: one way to have hooks. Every peer gets a pre-commit that always fails. */
export interface Manager {
  readonly name: string;
  /** How commit-guard is installed; null for a peer. */
  readonly mode: Mode | null;
  /** Installs it in a repository and commits what it needs. */
  readonly install: (place: Place) => Promise<void>;
  /** Its own switch to be off. */
  readonly off: Readonly<Record<string, string>>;
  /** The folder of the files that git itself runs. */
  readonly hooks: string;
}

/** Packages that the peers come in; pre-commit is the machine's own. */
export const PEER_PACKAGES: readonly string[] = ["lefthook", "@j178/prek", "simple-git-hooks"];

const EVERY_SWITCH: Readonly<Record<string, string>> = {
  HUSKY: "0",
  HUSKY_SKIP_HOOKS: "1",
  LEFTHOOK: "0",
  SKIP: "commit-guard,block,pre-commit,commit-msg",
  PREK_SKIP: "block",
  SKIP_SIMPLE_GIT_HOOKS: "1",
  OVERCOMMIT_DISABLE: "1",
  HK_SKIP_HOOK: "pre-commit",
  COMMIT_GUARD: "0",
  COMMIT_GUARD_SKIP: "1",
};

export function guardColumn(mode: Mode): Manager {
  return {
    name: `commit-guard (${mode})`,
    mode,
    install: (place) => installGuard(place, mode),
    off: EVERY_SWITCH,
    hooks: HOOKS[mode],
  };
}

const HOOKS: Readonly<Record<Mode, string>> = {
  hooks: ".git/hooks",
  husky: ".husky/_",
  config: ".git/commit-guard/hooks",
};

export const PEERS: readonly Manager[] = [
  peer("husky", { HUSKY: "0" }, async (place) => {
    await program(place, "husky");
    write(place, ".husky/pre-commit", "exit 1\n");
  }),
  peer("lefthook", { LEFTHOOK: "0" }, async (place) => {
    write(place, "lefthook.yml", LEFTHOOK);
    await program(place, "lefthook", "install");
  }),
  peer("lefthook, asserted", { LEFTHOOK: "0" }, async (place) => {
    write(place, "lefthook.yml", `assert_lefthook_installed: true\n${LEFTHOOK}`);
    await program(place, "lefthook", "install");
  }),
  peer("prek", { PREK_SKIP: "block" }, async (place) => {
    write(place, ".pre-commit-config.yaml", PRE_COMMIT);
    await program(place, "prek", "install");
  }),
  peer("pre-commit", { SKIP: "block" }, async (place) => {
    write(place, ".pre-commit-config.yaml", PRE_COMMIT);
    await must(place, PRE_COMMIT_PROGRAM, "install");
  }),
  peer("simple-git-hooks", { SKIP_SIMPLE_GIT_HOOKS: "1" }, async (place) => {
    const file = join(place.cwd, "package.json");
    const { ...project }: object = JSON.parse(readFileSync(file, "utf8"));
    writeFileSync(file, JSON.stringify({ ...project, "simple-git-hooks": { "pre-commit": "exit 1" } }));
    await program(place, "simple-git-hooks");
  }),
];

/** The columns that can be made on this machine. */
export function columns(modes: readonly Mode[], peers: boolean): Manager[] {
  const here = PEERS.filter(({ name }) => name !== "pre-commit" || existsSync(PRE_COMMIT_PROGRAM));
  return [...modes.map(guardColumn), ...(peers ? here : [])];
}

/** Whether this manager's hooks can be installed on this git at all is for the row to say: a failure is kept. */
function peer(name: string, off: Manager["off"], install: Manager["install"]): Manager {
  return {
    name,
    mode: null,
    off,
    hooks: name === "husky" ? ".husky/_" : ".git/hooks",
    async install(place) {
      await install(place);
      await must(place, "git", "add", "--all");
      await must(
        place,
        "git",
        "commit",
        "--quiet",
        "--no-verify",
        "--allow-empty",
        "--message",
        goodMessage("build: hooks"),
      );
    },
  };
}

const PRE_COMMIT_PROGRAM = "/usr/bin/pre-commit";
const LEFTHOOK = "pre-commit:\n  jobs:\n    - name: block\n      run: exit 1\n";
const PRE_COMMIT = `repos:
  - repo: local
    hooks:
      - id: block
        name: block
        entry: "false"
        language: system
        always_run: true
        pass_filenames: false
`;

function program({ cwd, env }: Place, name: string, ...args: readonly string[]): Promise<string> {
  return must({ cwd, env }, join(cwd, "node_modules/.bin", name), ...args);
}

function write({ cwd }: Place, path: string, text: string): void {
  writeFileSync(join(cwd, path), text);
}
