import type { GitCall } from "./command.ts";
import { type GuardedKind, guardedKind } from "./guarded-files.ts";

/** The guarded file that a call of git would remove, hide or replace by another version; null where there is none. */
export function changedByGit(git: GitCall): string | null {
  if (git.command === "hooks") return hooksCommand(git);
  const paths = CHANGED[git.command ?? ""]?.(git) ?? [];
  return paths.find((path) => isGuarded(within(git.folder, path))) ?? null;
}

/** Paths of the work tree that a command changes for the worse. Source: the manual of each. */
const CHANGED: Readonly<Record<string, (git: GitCall) => readonly string[]>> = {
  rm: (git) => (has(git, "dry-run") ? [] : git.operands),
  mv: (git) => (has(git, "dry-run") ? [] : git.operands.slice(0, -1)),
  clean: (git) => (has(git, "dry-run") ? [] : git.operands),
  checkout: ({ operands: [revision = "", ...paths] }) => (isOther(revision) ? paths : []),
  restore: (git) => (isOther(valueOf(git, "source") ?? "HEAD") ? git.operands : []),
  "update-index": (git) => (hides(git) ? git.operands : []),
  add: (git) => (valueOf(git, "chmod") === "-x" ? git.operands : []),
};

/** `git hooks` is Githooks: https://github.com/gabyx/Githooks. */
function hooksCommand({ operands: [verb = ""] }: GitCall): string | null {
  return verb === "uninstall" || verb === "disable" ? `hooks ${verb}` : null;
}

/** Of package.json any version may be wanted; what is no file of the work tree git does not touch. */
const LEFT_OUT: ReadonlySet<GuardedKind> = new Set(["package", "git-config", "user-config"]);

function isGuarded(path: string): boolean {
  const kind = guardedKind(path);
  return kind !== null && !LEFT_OUT.has(kind);
}

/** A version that is not the one at hand. A word with an ending is a path. */
function isOther(revision: string): boolean {
  return (
    revision !== "" &&
    revision !== "HEAD" &&
    revision !== "@" &&
    !/\.\w{1,5}$/.test(revision) &&
    guardedKind(revision) === null
  );
}

function hides(git: GitCall): boolean {
  return has(git, "skip-worktree", "assume-unchanged", "force-remove", "remove") || valueOf(git, "chmod") === "-x";
}

function has({ options }: GitCall, ...names: readonly string[]): boolean {
  return options.some(({ name }) => names.includes(name));
}

function valueOf({ options }: GitCall, name: string): string | null {
  return options.findLast((option) => option.name === name)?.value ?? null;
}

function within(folder: string, path: string): string {
  return folder === "." || path.startsWith("/") ? path : `${folder}/${path}`;
}
