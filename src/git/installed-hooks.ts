import { resolve } from "node:path";
import { readGit, runGit } from "./run-git.ts";

/** Where git is asked: a work tree, and the environment that a command there would have. */
interface Place {
  readonly path: string;
  readonly env: NodeJS.ProcessEnv;
}

export interface HookPlaces {
  readonly root: string;
  readonly gitDir: string;
  /** By event: the file that git would look for in the hooks folder. */
  readonly files: ReadonlyMap<string, string>;
}

/** Asks git where it looks for each hook in a work tree. Throws GitError. */
export function readHookPlaces({ path, env }: Place, events: readonly string[]): HookPlaces {
  const paths = events.flatMap((event) => ["--git-path", `hooks/${event}`]);
  const questions = ["rev-parse", "--show-toplevel", "--absolute-git-dir", ...paths];
  const [root = "", gitDir = "", ...files] = readGit(path, questions, { env }).split("\n");
  return { root, gitDir, files: new Map(events.map((event, index) => [event, resolve(root, files[index] ?? "")])) };
}

/** A hook that stands in the configuration (git 2.54 and newer). */
export interface ConfigHook {
  readonly name: string;
  /** False where `hook.<name>.enabled` or `hook.<event>.enabled` switches it off. */
  readonly isLive: boolean;
}

/**
 * The hooks of the configuration that git knows for an event, in their order. Null where git refuses to say because one
 * of them is broken: then it refuses to run any. A line is `<scope> [disabled|event-disabled] <name>`, parted by tabs.
 */
export function listConfigHooks({ path, env }: Place, event: string): readonly ConfigHook[] | null {
  const { code, stdout } = runGit(path, ["hook", "list", "-z", "--show-scope", event], { env });
  if (code > 1) return null; // 1: there are none
  const lines = stdout
    .toString()
    .split("\0")
    .filter((line) => line.includes("\t"));
  return lines.map((line) => {
    const fields = line.split("\t");
    return { name: fields.at(-1) ?? "", isLive: fields.length < 3 };
  });
}
