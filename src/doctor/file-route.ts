import { existsSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import type { HookState, Route } from "./hook-row.ts";
import { HOSTS, type Host, hostRunsUs } from "./hosts.ts";
import { inspectFile, isStub } from "./inspect-file.ts";
import { callsGuard } from "../shell/shell-commands.ts";

/** Where a hook is looked for. */
export interface HookPlace {
  readonly root: string;
  readonly gitDir: string;
  readonly commonDir: string;
  /** Of every work tree. */
  readonly roots: readonly string[];
}

/** What git comes to at `file`, the path that it named itself. */
export function fileRoute(place: HookPlace, event: string, file: string): Route {
  if (isHuskys(file)) return huskyRoute(file, event);
  const route = readRoute(place, event, file);
  const isGone = route.state === "missing" || route.state === "foreign";
  return isGone && standsElsewhere(place, event, file) ? { ...route, state: "shadowed" } : route;
}

/** Our own stub may stand in one of these while git looks somewhere else; the first is git's own choice. */
function ownFolders({ commonDir }: HookPlace): readonly string[] {
  return [join(commonDir, "hooks"), join(commonDir, "commit-guard", "hooks")];
}

function standsElsewhere(place: HookPlace, event: string, file: string): boolean {
  const [usual = "", ...others] = ownFolders(place).map((folder) => join(folder, event));
  return file !== usual && [usual, ...others].some((other) => other !== file && isOwnStub(other));
}

function isOwnStub(path: string): boolean {
  const found = inspectFile(path, true);
  return found.kind === "text" && isStub(found.text);
}

function readRoute(place: HookPlace, event: string, file: string): Route {
  const found = inspectFile(file, true);
  if (found.kind === "broken") return { state: found.state, file, via: folderOf(place, file) };
  if (isStub(found.text)) return { state: "ours", file, via: "hooks" };
  const host = HOSTS.find(({ mark, name }) => name !== "husky" && mark.test(found.text));
  if (callsGuard(found.text)) return { state: "hosted", file, via: host?.name ?? folderOf(place, file) };
  return host ? hostRoute(host, { place, event, file }) : { state: "foreign", file, via: folderOf(place, file) };
}

/** `folder`: one that the repository owns, in this work tree or, by an absolute path, in another. */
function folderOf({ gitDir, commonDir, roots }: HookPlace, file: string): string {
  const isInside = (folder: string): boolean => !relative(folder, file).startsWith("..");
  const isOwned = existsSync(dirname(file)) && roots.some(isInside);
  return isOwned && !isInside(gitDir) && !isInside(commonDir) ? "folder" : "hooks";
}

interface Hosted {
  readonly place: HookPlace;
  readonly event: string;
  readonly file: string;
}

/** Pre-commit and prek read the same file: the hook that stands there tells which of them runs. */
function hostRoute(host: Host, { place, event, file }: Hosted): Route {
  return { state: hostRunsUs(host, place.root, event) ? "hosted" : "foreign", file, via: host.name };
}

/** Husky's own files stand in `_`, what they run one folder above. */
export function isHuskys(file: string): boolean {
  return basename(dirname(file)) === "_";
}

function huskyRoute(stub: string, event: string): Route {
  const own = inspectFile(stub, true);
  if (own.kind === "broken") return { state: own.state, file: stub, via: "husky" };
  const file = join(dirname(dirname(stub)), event);
  return { state: huskyState(file), file, via: "husky" };
}

/** Husky hands the file to sh: it needs no run bit, and what is no file is passed over in silence. */
function huskyState(file: string): HookState {
  const found = inspectFile(file, false);
  if (found.kind === "broken") return found.state;
  return callsGuard(found.text) ? "hosted" : "foreign";
}
