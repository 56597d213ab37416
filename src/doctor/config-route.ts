import { join, resolve } from "node:path";
import { type ConfigEntry, lastEntry } from "../git/configuration.ts";
import { type ConfigHook, listConfigHooks } from "../git/installed-hooks.ts";
import { readGit } from "../git/run-git.ts";
import type { HookState, Route } from "./hook-row.ts";
import { inspectFile, isStub, namesUs } from "./inspect-file.ts";
import { callsGuard } from "../shell/shell-commands.ts";

interface Place {
  readonly root: string;
  readonly env: NodeJS.ProcessEnv;
  readonly config: readonly ConfigEntry[];
}

/** What git comes to by its configuration. Null where nothing of ours stands there for the event. */
export function configRoute(place: Place, event: string): Route | null {
  const listed = listConfigHooks({ path: place.root, env: place.env }, event);
  const ours = isConfigured(place, event);
  if (listed === null) return ours ? { state: "broken", file: null, via: "config" } : null;
  const routes = listed.map((hook) => routeOf(hook, place));
  const alive = routes.find(({ state }) => state === "ours" || state === "hosted");
  if (alive) return alive;
  return ours ? (routes.find(({ state }) => state !== "foreign") ?? OFF) : null;
}

const OFF: Route = { state: "switched off", file: null, via: "config" };

/** `hook.commit-guard-<event>.…`, whatever its values. */
function isConfigured({ config }: Place, event: string): boolean {
  return config.some(({ key }) => key.startsWith(`hook.commit-guard-${event}.`));
}

function routeOf({ name, isLive }: ConfigHook, { root, env, config }: Place): Route {
  const command = lastEntry(config, `hook.${name}.command`)?.value ?? "";
  const file = programOf(command, root, env);
  if (!isLive) return { ...OFF, file: namesUs(command) ? file : null };
  return { state: stateOf(command, file), file, via: "config" };
}

function stateOf(command: string, file: string | null): HookState {
  if (file === null) return callsGuard(command) ? "hosted" : "foreign";
  const found = inspectFile(file, true);
  if (found.kind === "broken") return brokenState(found.state, command);
  if (isStub(found.text)) return "ours";
  return callsGuard(command) || callsGuard(found.text) ? "hosted" : "foreign";
}

/** What cannot be run refuses the commit, but a file without a line ends well. */
function brokenState(state: HookState, command: string): HookState {
  if (!namesUs(command)) return "foreign";
  return state === "empty" ? "empty" : "broken";
}

/** As init writes it. */
const OWN_COMMAND = /^"\$\(git rev-parse --git-common-dir\)"\/(?<path>commit-guard\/hooks\/[\w-]+)$/;

/** The program of a command, where it is given by its path. */
function programOf(command: string, root: string, env: NodeJS.ProcessEnv): string | null {
  const own = OWN_COMMAND.exec(command)?.groups?.["path"];
  return own === undefined ? namedProgram(command, root) : join(commonDir(root, env), own);
}

function commonDir(root: string, env: NodeJS.ProcessEnv): string {
  return resolve(root, readGit(root, ["rev-parse", "--git-common-dir"], { env }).trim());
}

function namedProgram(command: string, root: string): string | null {
  const { quoted, plain } = /^\s*(?:'(?<quoted>(?:[^']|'\\'')*)'|(?<plain>[^\s'"$]+))/.exec(command)?.groups ?? {};
  const word = quoted?.replaceAll(String.raw`'\''`, "'") ?? plain ?? "";
  return word.includes("/") ? resolve(root, word) : null;
}
