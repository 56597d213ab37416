/** What would run at an event, and whether that is commit-guard. */
export type HookState =
  | "ours"
  | "hosted"
  | "missing"
  | "not executable"
  | "dangling link"
  | "empty"
  | "directory"
  | "foreign"
  | "shadowed"
  | "broken"
  | "switched off";

/** One of the two ways in which git comes to a hook. */
export interface Route {
  readonly state: HookState;
  readonly file: string | null;
  /** Who runs it: hooks, folder, config, or the name of a hook manager. */
  readonly via: string;
}

export interface HookRow {
  readonly event: string;
  /** By the hooks folder. */
  readonly file: Route;
  /** By the configuration; null where nothing of ours stands there, or git is too old to look. */
  readonly config: Route | null;
}

export function isAlive({ state }: Route): boolean {
  return state === "ours" || state === "hosted";
}

/** The way that counts: git runs both, so one that lives is enough. */
export function bestRoute({ file, config }: HookRow): Route {
  return config !== null && !isAlive(file) && isAlive(config) ? config : file;
}

/** Git would not run it, nor refuse. Of the others it refuses, or somebody else's program runs. */
export function isCovered(row: HookRow): boolean {
  return isAlive(bestRoute(row));
}
