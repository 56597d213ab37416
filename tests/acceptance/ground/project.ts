import { cpSync, existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { npmEnvironment } from "./environment.ts";
import type { Ground, Request } from "./ground.ts";
import { must, type Place, run } from "./run.ts";

/** How commit-guard is installed in a project. */
export type Mode = "hooks" | "husky" | "config";

/** The modes that were asked for (`--mode`, comma-separated), else those that this git can do. */
export function readModes({ mode }: Request, { hasConfigHooks }: Ground): Mode[] {
  const possible = MODES.filter((name) => name !== "config" || hasConfigHooks);
  return mode === undefined ? possible : possible.filter((name) => mode.split(",").includes(name));
}

const MODES: readonly Mode[] = ["hooks", "husky", "config"];

const SIGN_OFF = "Signed-off-by: Ada Author <ada@example.com>\nAssisted-By: none";

/** A message that preset strict accepts. */
export function goodMessage(subject: string): string {
  return `${subject}\n\n${SIGN_OFF}\n`;
}

/**
 * A project with commit-guard from its tarball (packed now where none is named) and these packages from npm, without a
 * repository yet. Every case works on a copy of it.
 */
export async function installProject(ground: Ground, request: Request, packages: readonly string[]): Promise<string> {
  const env = npmEnvironment(ground.env);
  const tarball = resolve(request.tarball ?? (await pack(join(ground.folder, "tarball"), env)));
  const project = join(ground.folder, "project");
  mkdirSync(project);
  writeFileSync(join(project, "package.json"), `${JSON.stringify({ name: "project", private: true }, null, 2)}\n`);
  writeFileSync(join(project, ".gitignore"), "node_modules/\npackage-lock.json\n");
  await must({ cwd: project, env }, "npm", "install", "--save-dev", "--ignore-scripts", tarball, ...packages);
  return project;
}

/** Builds and packs this source tree. Gives the path of the tarball. */
export async function pack(folder: string, env: NodeJS.ProcessEnv): Promise<string> {
  mkdirSync(folder);
  const place = { cwd: resolve(import.meta.dirname, "../../.."), env };
  await must(place, "npm", "run", "build");
  await must(place, "npm", "pack", "--ignore-scripts", "--pack-destination", folder);
  return join(folder, readdirSync(folder).find((name) => name.endsWith(".tgz")) ?? "");
}

export async function copyProject(project: string, to: string): Promise<void> {
  cpSync(project, to, { recursive: true, verbatimSymlinks: true });
}

/** Turns a folder into a repository with one commit, made without hooks. */
export async function createHistory(place: Place): Promise<void> {
  await must(place, "git", "init", "--quiet", "--template=");
  await must(place, "git", "add", "--all");
  await must(place, "git", "commit", "--quiet", "--message", goodMessage("chore: start"));
}

/** Runs `init` and commits what it wrote, through the hooks that it installed. */
export async function installGuard(place: Place, mode: Mode): Promise<void> {
  if (mode === "husky") await installHusky(place);
  await init(place, mode);
  await commitWritten(place);
}

/** Runs `init` in a repository whose settings are committed. */
export async function armGuard(place: Place, mode: Mode): Promise<void> {
  if (mode === "husky") await must(place, process.execPath, "node_modules/husky/bin.js");
  await init(place, mode);
}

function init(place: Place, mode: Mode): Promise<string> {
  return must(place, process.execPath, PROGRAM, "init", "--yes", "--mode", mode);
}

/** Commits everything that is new, five files at a time. */
export async function commitWritten(place: Place): Promise<void> {
  const listed = await must(place, "git", "ls-files", "--others", "--modified", "--exclude-standard", "-z");
  const files = listed.split("\0").filter(Boolean);
  for (let start = 0; start < files.length; start += 5) {
    await must(place, "git", "add", "--", ...files.slice(start, start + 5));
    await must(place, "git", "commit", "--quiet", "--message", goodMessage("build: guard the commits"));
  }
}

async function installHusky(place: Place): Promise<void> {
  await must(place, process.execPath, "node_modules/husky/bin.js");
  const hook = join(place.cwd, ".husky/pre-commit");
  if (!existsSync(hook)) writeFileSync(hook, "true\n");
}

export const PROGRAM = "node_modules/commit-guard/dist/commit-guard.cjs";

/** `HEAD` as an id, or empty where it is unborn. */
export async function headOf(place: Place): Promise<string> {
  return (await run(place, "git", "rev-parse", "--verify", "--quiet", "HEAD")).out.trim();
}
