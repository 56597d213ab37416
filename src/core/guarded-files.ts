import { UNKNOWN, UNKNOWN_WORDS } from "./command.ts";

/**
 * What a file has to do with the hooks. "hook": git runs it. "manager": a hook manager wrote it, or keeps its state
 * in it. "folder": hooks stand in it; "agent-folder": an agent's settings do. The others hold settings.
 */
export type GuardedKind =
  | "hook"
  | "manager"
  | "folder"
  | "git-config"
  | "user-config"
  | "host-settings"
  | "settings"
  | "agent-settings"
  | "agent-folder"
  | "package";

/** What a path has to do with the hooks; null for any other file. Glob signs and UNKNOWN match what they can. */
export function guardedKind(path: string): GuardedKind | null {
  const clean = path.replace(/^\.\//, "").replace(/\/+$/, "");
  const name = clean.slice(clean.lastIndexOf("/") + 1);
  const folder = clean.slice(0, Math.max(0, clean.length - name.length - 1));
  if (GUARDED_FOLDER.test(folder) && matchesAny(name, EVENTS)) return "hook";
  if (isGlobOfFolder(folder, name)) return "folder";
  return ROWS.find(([, pattern]) => pattern.test(clean))?.[0] ?? (/[*?[]/.test(folder) ? behindGlob(clean) : null);
}

/** `.git/h*`, `.hus*`; what takes everything else along is aimed at nothing. */
function isGlobOfFolder(folder: string, name: string): boolean {
  if (!/[*?[]/.test(name)) return false;
  if (folder === ".git") return name !== "*" && matchesAny(name, ["hooks"]);
  return folder === "" && /^\.[a-z]/.test(name) && matchesAny(name, [".husky", ".githooks"]);
}

/** A glob may stand for a folder on the way, too. It does not match a dot at the start of a name. */
function behindGlob(path: string): GuardedKind | null {
  const parts = path.split("/");
  const found = EVENTS.flatMap((event) => [`.git/hooks/${event}`, `.husky/${event}`, `.husky/_/${event}`]).find(
    (file) => {
      const names = file.split("/").slice(0, parts.length);
      return names.length === parts.length && parts.every((part, index) => matchesPart(part, names[index] ?? ""));
    },
  );
  return found === undefined ? null : "hook";
}

function matchesPart(glob: string, name: string): boolean {
  return name.startsWith(".") === glob.startsWith(".") && matchesAny(glob, [name]);
}

/** Events without which a commit, a merge or a push would pass unseen. */
const EVENTS: readonly string[] = [
  "pre-commit",
  "prepare-commit-msg",
  "commit-msg",
  "post-commit",
  "pre-merge-commit",
  "pre-push",
  "pre-rebase",
  "post-rewrite",
  "applypatch-msg",
  "pre-applypatch",
  "reference-transaction",
];

const ANY = `[^/]*[${UNKNOWN}${UNKNOWN_WORDS}]`;
/** Folders whose files git runs: its own, husky's, those that projects and people name by custom. */
const GUARDED_FOLDER = new RegExp(
  String.raw`(?:^|/)(?:\.git(?:/(?:worktrees|modules)/.+)?/hooks|\.husky|\.githooks|\.config/git/hooks|${ANY}(?:/hooks)?)$`,
  "iu",
);

const SCRIPT_ENDS = "(?:ya?ml|toml|jsonc?)";

/** The first that fits counts. */
const ROWS: readonly (readonly [GuardedKind, RegExp])[] = [
  ["manager", /(?:^|\/)\.husky\/_\/(?!\.gitignore$)[^/]+$/i],
  ["manager", /(?:^|\/)\.git\/commit-guard(?:\/.*)?$/i],
  ["manager", /(?:^|\/)node_modules\/(?:commit-guard(?:\/.*)?|\.bin\/commit-guard)$/i],
  [
    "folder",
    /(?:^|\/)(?:\.git(?:\/(?:worktrees|modules)\/.+)?\/hooks|\.husky(?:\/_)?|\.githooks|\.config\/git\/hooks)$/i,
  ],
  // Only the one of the repository where the command starts: others are set up and thrown away.
  ["folder", /^\.git(?:\/\*)?$/],
  ["git-config", /(?:^|\/)\.git\/(?:(?:worktrees|modules)\/.+\/)?config(?:\.worktree)?$/i],
  ["user-config", /(?:^|\/)(?:\.gitconfig|\.config\/git\/config|etc\/gitconfig)$/],
  ["settings", /(?:^|\/)commit-guard\.(?:jsonc?|config\.m?[jt]s)$/],
  ["package", /(?:^|\/)package\.json$/],
  ["host-settings", new RegExp(String.raw`(?:^|/)(?:\.config/)?\.?lefthook(?:-local)?\.${SCRIPT_ENDS}$`)],
  ["host-settings", /(?:^|\/)(?:\.pre-commit-config\.ya?ml|prek\.toml|\.overcommit\.yml|hk\.pkl|captainhook\.json)$/],
  ["host-settings", /(?:^|\/)(?:\.?simple-git-hooks\.(?:[cm]?js|json)|\.huskyrc(?:\.\w+)?)$/],
  ["agent-settings", /(?:^|\/)\.claude\/settings(?:\.\w+)?\.json$/],
  ["agent-settings", /(?:^|\/)(?:etc\/claude-code|ClaudeCode)\/managed-settings\.json$/],
  ["agent-settings", /(?:^|\/)\.codex\/(?:hooks\.json|config\.toml)$/],
  ["agent-settings", /(?:^|\/)\.gemini\/(?:settings|config\/hooks)\.json$/],
  ["agent-settings", /(?:^|\/)(?:\.cursor|etc\/cursor|\.windsurf|\.codeium\/windsurf|etc\/windsurf)\/hooks\.json$/],
  ["agent-settings", /(?:^|\/)(?:\.github|\.copilot)\/hooks\/[^/]+\.json$/],
  ["agent-settings", /(?:^|\/)\.(?:factory|agents?|amp)\/(?:hooks\.json|plugins\/[^/]+)$/],
  ["agent-settings", /(?:^|\/)(?:\.(?:qwen|augment|factory)\/settings(?:\.local)?\.json|\.?crush\.json)$/],
  // An agent runs it, as git runs a hook.
  ["hook", /(?:^|\/)(?:\.clinerules\/hooks|Cline\/Hooks)\/PreToolUse[^/]*$/],
  [
    "agent-folder",
    /^\.(?:claude|codex|cursor|gemini|windsurf|qwen|augment|factory|agents|(?:clinerules|kiro)(?:\/hooks)?|(?:opencode|amp)(?:\/plugins?)?|github\/hooks)$/,
  ],
  ["agent-settings", /(?:^|\/)\.kiro\/(?:hooks|agents)\/[^/]+$/],
  ["agent-settings", /(?:^|\/)(?:\.opencode|\.config\/opencode|\.config\/amp)\/plugins?\/[^/]+$/],
  ["agent-settings", /(?:^|\/)\.kimi-code\/config\.toml$/],
];

function matchesAny(glob: string, names: readonly string[]): boolean {
  if (/^[\w.-]+$/.test(glob)) return names.includes(glob);
  const pattern = glob
    .replaceAll(/[.+^${}()|\\]/g, String.raw`\$&`)
    .replaceAll(new RegExp(`[*${UNKNOWN}${UNKNOWN_WORDS}]+`, "gu"), ".*")
    .replaceAll("?", ".")
    .replaceAll("[!", "[^");
  return names.some((name) => matches(pattern, name));
}

/** A glob that is no pattern is a name. */
function matches(pattern: string, name: string): boolean {
  try {
    return new RegExp(`^${pattern}$`, "u").test(name);
  } catch {
    return false;
  }
}
