import { spawn } from "node:child_process";
import { chmodSync, chownSync, mkdirSync, mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import type { State } from "../../support/guard-corpus.ts";
import { must, type Outcome } from "../ground/run.ts";
import { type Observation, observe, type Snapshot, takeSnapshot } from "./observe.ts";

/** A place where shell commands run on a repository with hooks, each in a fresh copy, and where what they did is seen. */
export interface Box extends Disposable {
  readonly run: (command: string, state?: State) => Promise<Observation>;
  /** A fresh repository in that state, where commands run. Gives its folder, which the next call replaces. */
  readonly renew: (state?: State) => Promise<string>;
  /** For whatever else belongs to it, beside the repository. */
  readonly folder: string;
  /** The environment in which commands run. */
  readonly env: NodeJS.ProcessEnv;
}

/**
 * Nothing a command does may leave the folder: it runs as nobody where this process may do everything, with a home of
 * its own and stubs for the programs that reach out. That does not make an evil command safe: read what you add.
 */
export function openBox(git?: string): Box {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "commit-guard-box-")));
  chmodSync(folder, 0o755);
  if (NOBODY.uid !== undefined) chownSync(folder, NOBODY.uid, NOBODY.gid);
  const place: Place = { folder, root: join(folder, "box"), env: environment(join(folder, "box"), git) };
  const snapshots = new Map<State, Snapshot>();
  const prepare = async (state: State): Promise<Snapshot> => {
    const snapshot = snapshots.get(state) ?? (await createWorld(place, state));
    snapshots.set(state, snapshot);
    await renew(place, state);
    return snapshot;
  };
  return {
    folder,
    env: place.env,
    async run(command, state = "staged") {
      const snapshot = await prepare(state);
      return observe(place, snapshot, await execute(place, command));
    },
    async renew(state = "staged") {
      await prepare(state);
      return join(place.root, "repo");
    },
    [Symbol.dispose]() {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export interface Place {
  /** Holds the box and its templates. */
  readonly folder: string;
  /** The box: always at the same path, because hooks and configuration name it. */
  readonly root: string;
  readonly env: NodeJS.ProcessEnv;
}

const IDS = { uid: 65_534, gid: 65_534 };
export const NOBODY: Partial<typeof IDS> & { readonly gid: number } =
  process.getuid?.() === 0 ? IDS : { gid: process.getgid?.() ?? 0 };

const SECONDS = 20;

function environment(root: string, git: string | undefined): NodeJS.ProcessEnv {
  const kept = (process.env["PATH"] ?? "").split(delimiter).filter((name) => !/node_modules|\/root\/|shims/.test(name));
  return {
    PATH: [join(root, "bin"), ...(git === undefined ? [] : [dirname(git)]), ...kept].join(delimiter),
    HOME: join(root, "home"),
    TMPDIR: join(root, "tmp"),
    USER: "nobody",
    LANG: "C.UTF-8",
    TERM: "xterm",
    EDITOR: join(root, "bin/edit"),
    GIT_CONFIG_NOSYSTEM: "1",
  };
}

async function createWorld(place: Place, state: State): Promise<Snapshot> {
  await remove(place);
  mkdirSync(place.root);
  if (NOBODY.uid !== undefined) chownSync(place.root, NOBODY.uid, NOBODY.gid);
  const at = { cwd: place.folder, env: place.env, ...NOBODY };
  await must(at, "sh", join(import.meta.dirname, "world.sh"), place.root, state);
  await must(at, "cp", "-a", place.root, template(place, state));
  return takeSnapshot(place);
}

async function renew(place: Place, state: State): Promise<void> {
  await remove(place);
  await must({ cwd: place.folder, env: place.env, ...NOBODY }, "cp", "-a", template(place, state), place.root);
}

function template(place: Place, state: State): string {
  return join(place.folder, `template-${state}`);
}

async function remove(place: Place): Promise<void> {
  rmSync(place.root, { recursive: true, force: true, maxRetries: 3 });
}

function execute({ root, env }: Place, command: string): Promise<Outcome> {
  const limited = 'ulimit -t 20 -f 100000 -c 0; exec bash -c "$1"';
  const options = { cwd: join(root, "repo"), env, ...NOBODY, detached: true } as const;
  const child = spawn("bash", ["-c", limited, "bash", command], { ...options, stdio: ["ignore", "pipe", "pipe"] });
  const printed = { out: "", err: "" };
  child.stdout.setEncoding("utf8").on("data", (text: string) => (printed.out += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (printed.err += text));
  const end = (): void => endGroup(child.pid);
  const timer = setTimeout(end, SECONDS * 1000);
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("exit", () => setTimeout(end, 100));
    child.on("close", (code) => {
      clearTimeout(timer);
      resolve({ code: code ?? 124, ...printed });
    });
  });
}

/** What it left in the background ends with it. */
function endGroup(pid: number | undefined): void {
  try {
    if (pid !== undefined) process.kill(-pid, "SIGKILL");
  } catch {
    // Nothing of it runs any more.
  }
}
