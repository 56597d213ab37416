import { lostByAgentSettings, lostByHostSettings } from "./agent-settings-change.ts";
import type { FileChange } from "./command.ts";
import { lostByConfig } from "./config-text.ts";
import { takesRunBit } from "./file-mode.ts";
import { type GuardedKind, guardedKind } from "./guarded-files.ts";
import { lostByAppending, lostByHook } from "./hook-script.ts";
import { isPlainEdit } from "./plain-edit.ts";
import { changedPackageKey, changedSetting } from "./settings-change.ts";

/** What a change of a file does to the hooks, to follow its path in a sentence; null where it keeps them. */
export function lostBy(change: FileChange): string | null {
  const kind = guardedKind(change.path);
  if (kind === null) return null;
  if (change.kind === "remove" || change.kind === "move") return MAY_GO.has(kind) ? null : GONE[change.kind];
  if (change.kind === "mode") return lostByMode(kind, change.mode);
  return change.content === null ? lostUnseen(kind, change) : lostByContent(kind, change, change.content);
}

function lostByMode(kind: GuardedKind, mode: string | null): string | null {
  if (RUNS.has(kind)) return takesRunBit(mode) ? "would lose its run bit" : null;
  return READABLE.has(kind) && HIDES.test(mode ?? "") ? "could be read no more" : null;
}

/** Modes without the right of the owner to read. */
const HIDES = /^0?[0-3][0-7]{2}$|(?:^|,)[ua]*-\w*r/;

const GONE = { remove: "would be removed", move: "would be moved away" } as const;

/** Whoever has none of these goes by other files: a package that is gone takes its hooks along anyway. */
const MAY_GO: ReadonlySet<GuardedKind> = new Set(["package", "user-config"]);
const RUNS: ReadonlySet<GuardedKind> = new Set(["hook", "manager", "folder"]);

/** Of these, what nobody can read beforehand is refused; the others change for many honest reasons. */
const READABLE: ReadonlySet<GuardedKind> = new Set(["hook", "manager", "git-config", "settings", "agent-settings"]);
const UNSEEN = "would be changed in a way that nobody can read";

function lostUnseen(kind: GuardedKind, change: FileChange): string | null {
  const isLost = READABLE.has(kind) ? !isPlainEdit(kind, change) : isAimed(kind, change);
  return isLost ? UNSEEN : null;
}

function isAimed(kind: GuardedKind, { kind: how, text }: FileChange): boolean {
  if (kind === "folder") return how === "link";
  if (kind === "package") return AIMED_AT_KEY.some((pattern) => pattern.test(text));
  return kind === "host-settings" && (how === "write" || how === "link" || SILENCING.test(text));
}

/** Edits of package.json that nobody computed, and that are aimed at a key by which hooks are installed. */
const AIMED_AT_KEY: readonly RegExp[] = [
  // sed '/"prepare"/d'
  /\/[^/]*(?:husky|simple-git-hooks|gitHooks|commitGuard|commit-guard|"prepare"|"postinstall")[^/]*\/d\b/,
  // sed 's/"prepare": "husky"/"prepare": "true"/'
  /(?<![\w])s([/|#,@!:%~])[^]*?(?:husky|lefthook|simple-git-hooks|commit-guard|"prepare")(?:(?!\1)[^])*\1(?:(?!\1|husky|lefthook|simple-git-hooks|commit-guard)[^])*\1/,
  /(?<![\w])s([/|#,@!:%~])[^]*?"pre-commit"[^]*?\1[^]*?"(?:true|:|exit 0|)"\1/,
  // pkg.husky = {}; d["husky"]["hooks"] = {}
  /(?<!ependencies(?:"\])?)(?:\.|\[")(?:husky|simple-git-hooks|gitHooks|commitGuard)(?:"\])?(?:\.\w+|\["[^"]*"\])*\s*=(?!=)/,
  // delete pkg.husky; d.pop("husky")
  /\b(?:delete\s+[\w.]+|(?:pop|remove|del)\b[^;]*)[.["']+(?:husky|simple-git-hooks|gitHooks|commitGuard|commit-guard|prepare|postinstall)\b/,
];

/** Of a manager's settings: deleted lines, steps that become comments or do nothing, lists that become empty. */
const SILENCING =
  /commit-guard|skip|\bdel\(|=\s*(?:\[\s*\]|\{\s*\}|null|"")|\/d['"\s;]|s(.)\^\1\s*#|\b(?:run|entry)\b[^]*(?:\btrue\b|\becho\b|\bexit 0\b)/i;

type Judge = (before: string | null, after: string) => string | null;

const about =
  (judge: Judge): Judge =>
  (before, after) => {
    const key = judge(before, after);
    return key === null ? null : `would change in ${key}`;
  };

const JUDGES: Readonly<Record<GuardedKind, Judge>> = {
  hook: (before, after) => {
    const lost = lostByHook(before, after);
    return lost === null ? null : `would be a hook that ${lost}`;
  },
  manager: (before, after) => (before === after ? null : "would be written by hand"),
  folder: () => "would be a file",
  "git-config": about(lostByConfig),
  "user-config": about(lostByConfig),
  settings: about(changedSetting),
  package: about(changedPackageKey),
  "host-settings": about(lostByHostSettings),
  "agent-settings": about(lostByAgentSettings),
  "agent-folder": () => null,
};

function lostByContent(kind: GuardedKind, { kind: how, before }: FileChange, content: string): string | null {
  if (how !== "append") return JUDGES[kind](before, content);
  if (kind === "hook") {
    const lost = lostByAppending(before, content);
    return lost === null ? null : `would be a hook that ${lost}`;
  }
  // What is added alone is no whole file: JSON has no end to add to.
  return before === null && kind !== "git-config" && kind !== "user-config"
    ? null
    : JUDGES[kind](before, `${before ?? ""}${content}`);
}
