import { existsSync, readFileSync, rmSync } from "node:fs";
import { delimiter, join } from "node:path";
import { createRehearsal, type Rehearsal, type Rehearsed } from "../git/rehearsal.ts";
import { bestRoute, isAlive } from "./hook-row.ts";
import type { Survey, WorktreeSurvey } from "./survey.ts";

/** What git did when commit-guard was told to refuse. */
export interface Trial extends Rehearsed {
  readonly event: string;
  /** The command, as a person would type it. */
  readonly command: string;
  /** What the shim wrote: `<event> <path of the shim> <path of the program or ->`; null where it did not answer. */
  readonly answer: string | null;
}

/** The events that a rehearsal can come to; of the others only the file is looked at. */
const REHEARSED = ["pre-commit", "commit-msg", "pre-push"] as const;

/** With it `git commit -n` was tried, without a canary: the seal alone must refuse it. */
export const SEALED = "prepare-commit-msg";
/** With it a commit was tried on the PATH that programs with windows have. */
export const SHORT_PATH = "commit-msg on a short PATH";

/** Has real git run the hooks of the current work tree, where nothing can move. Throws GitError. */
export function runTrials(survey: Survey): readonly Trial[] {
  const worktree = survey.worktrees.find(({ isCurrent }) => isCurrent);
  if (worktree === undefined) return [];
  using rehearsal = createRehearsal(survey.repository, worktree.env);
  const trials = REHEARSED.filter((event) => isReachable(event, worktree)).map((event) => tryEvent(event, rehearsal));
  const sealed = isReachable(SEALED, worktree) && isReachable("pre-commit", worktree) ? [trySeal(rehearsal)] : [];
  const answered = trials.some(({ event, answer }) => event === "commit-msg" && answer !== null);
  return [...trials, ...sealed, ...(answered ? [tryShortPath(rehearsal, survey)] : [])];
}

function isReachable(event: string, { hooks }: WorktreeSurvey): boolean {
  return hooks.some((row) => row.event === event && isAlive(bestRoute(row)));
}

function tryEvent(event: string, rehearsal: Rehearsal, env: NodeJS.ProcessEnv = {}): Trial {
  const file = join(rehearsal.dir, "canary");
  rmSync(file, { force: true });
  const more = { ...env, COMMIT_GUARD_CANARY: `${event}:${file}` };
  const isPush = event === "pre-push";
  const ended = isPush ? rehearsal.push(more) : rehearsal.commit(more);
  return { ...ended, event, command: isPush ? "git push" : "git commit", answer: readAnswer(file, event) };
}

function readAnswer(file: string, event: string): string | null {
  try {
    const lines = readFileSync(file, "utf8").split("\n");
    return lines.find((line) => line.startsWith(`${event} `)) ?? null;
  } catch {
    return null;
  }
}

function trySeal(rehearsal: Rehearsal): Trial {
  const ended = rehearsal.commit({}, { verify: false });
  return { ...ended, event: SEALED, command: "git commit --no-verify", answer: null };
}

/** Desktop programs are started without the PATH that a shell's start files make. */
function tryShortPath(rehearsal: Rehearsal, { env }: Survey): Trial {
  const folders = (env["PATH"] ?? "").split(delimiter);
  const git = folders.find((folder) => folder !== "" && existsSync(join(folder, "git"))) ?? "";
  const path = [...new Set([git, "/usr/bin", "/bin"])].filter(Boolean).join(delimiter);
  return { ...tryEvent("commit-msg", rehearsal, { PATH: path }), event: SHORT_PATH };
}
