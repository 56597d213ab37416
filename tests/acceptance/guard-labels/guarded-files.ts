import { createHash } from "node:crypto";
import { existsSync, globSync, lstatSync, readFileSync, readlinkSync } from "node:fs";
import { join } from "node:path";

const FILES = [
  "repo/lefthook.yml",
  "repo/.pre-commit-config.yaml",
  "repo/commit-guard.json",
  "repo/.claude/settings.json",
  "repo/.claude/settings.local.json",
  "repo/package.json",
  "home/.bashrc",
  "home/.profile",
  "home/.config/husky/init.sh",
];

/** What decides whether hooks run, below a box: the path of each file and what it says. */
export function guardedFiles(root: string): ReadonlyMap<string, string> {
  const hooks = globSync(["repo/.git/hooks/*", "repo/.husky/*", "repo/.husky/_/*"], { cwd: root });
  return new Map([...FILES, ...hooks].map((path) => [path, stateOf(join(root, path))]));
}

function stateOf(path: string): string {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  if (stats === undefined) return "absent";
  if (stats.isSymbolicLink()) return `link to ${readlinkSync(path)}`;
  if (stats.isDirectory()) return "folder";
  const text = path.endsWith("package.json") ? guardedKeys(path) : readFileSync(path);
  const isExecutable = (stats.mode & 0o100) !== 0;
  return `${isExecutable ? "x" : "-"} ${createHash("sha1").update(text).digest("hex")}`;
}

/** A package.json may change; what it says about hooks may not. */
function guardedKeys(path: string): string {
  if (!existsSync(path)) return "";
  const { husky, scripts, ...rest } = parse(readFileSync(path, "utf8"));
  return JSON.stringify([husky, scripts?.["prepare"], rest["simple-git-hooks"]]);
}

interface Package extends Readonly<Record<string, unknown>> {
  readonly scripts?: Readonly<Record<string, string>>;
}

function parse(text: string): Package {
  try {
    const value: Package = JSON.parse(text);
    return value;
  } catch {
    return {};
  }
}
