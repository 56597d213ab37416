import { cpSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Ground, Request } from "./ground.ts";
import {
  armGuard,
  commitWritten,
  copyProject,
  createHistory,
  installGuard,
  installProject,
  type Mode,
  readModes,
} from "./project.ts";
import { must, type Place } from "./run.ts";

/** The words that the scripts of all cases may use. */
export const WORDS: string = join(import.meta.dirname, "words.sh");
const HISTORY = join(import.meta.dirname, "history.sh");
const FORMATS = ["sha1", "sha256"] as const;

/** Histories that hold what `init` writes, but in which nothing is armed yet; one for each object format. */
export interface Histories {
  readonly mode: Mode;
  readonly folder: string;
}

/** Installs the project, and makes its histories for every mode that was asked for. */
export async function installHistories(ground: Ground, request: Request): Promise<Histories[]> {
  const project = await installProject(ground, request, ["husky"]);
  const made: Histories[] = [];
  for (const mode of readModes(request, ground)) made.push(await createHistories(ground, project, mode));
  return made;
}

async function createHistories(ground: Ground, project: string, mode: Mode): Promise<Histories> {
  const folder = join(ground.folder, mode);
  mkdirSync(folder);
  for (const format of FORMATS) {
    const env = { ...ground.env, GIT_DEFAULT_HASH: format };
    const [written, history] = [join(folder, `${format}-written`), join(folder, format)];
    for (const cwd of [written, history]) {
      await copyProject(project, cwd);
      await createHistory({ cwd, env });
    }
    await installGuard({ cwd: written, env }, mode);
    await takeTracked({ cwd: written, env }, history);
    await commitWritten({ cwd: history, env });
    await must({ cwd: history, env }, "sh", "-ec", `. ${WORDS}; . ${HISTORY}`);
  }
  return { mode, folder };
}

async function takeTracked(place: Place, to: string): Promise<void> {
  const files = (await must(place, "git", "ls-files", "-z")).split("\0").filter(Boolean);
  for (const file of files) cpSync(join(place.cwd, file), join(to, file), { recursive: true });
}

export interface Case {
  /** A new folder of this case alone; the repository becomes its `main`. */
  readonly folder: string;
  /** For sh, before commit-guard is armed. */
  readonly before?: string | undefined;
  readonly format?: "sha1" | "sha256" | undefined;
  readonly armed: boolean;
}

/** A fresh copy of a history, with commit-guard armed in it or without any hook. */
export async function openCase(ground: Ground, { mode, folder }: Histories, asked: Case): Promise<Place> {
  mkdirSync(asked.folder, { recursive: true });
  const place = { cwd: join(asked.folder, "main"), env: ground.env };
  await copyProject(join(folder, asked.format ?? "sha1"), place.cwd);
  if (asked.before !== undefined) await must(place, "sh", "-ec", `. ${WORDS}\n${asked.before}`);
  if (asked.armed) await armGuard(place, mode);
  return place;
}
