import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Seal } from "./hook.ts";

/** What the sh part of a hook leaves to Node. */
export interface HookCall {
  readonly event: string;
  readonly args: readonly string[];
  readonly seal: Seal;
}

/** What `shim.sh` exits with when it has done its part and Node must judge. */
const GO_ON = 64;

/**
 * `hook <event> [args…]` is what hosts call: the seal and the fast paths live in `shim.sh`, so that runs first, and may
 * settle it. The shim itself calls with `--sealed=<file>` and its like in front, which no environment can feign.
 */
export function readHookCall(argv: readonly string[]): HookCall | 0 | 1 | 2 | 3 {
  return parseCall(argv) ?? askShim(argv);
}

const STATES = { "--sealed": "sealed", "--missing": "missing", "--unanswered": "unanswered" } as const;

function parseCall([first = "", event, ...args]: readonly string[]): HookCall | null {
  const [flag, ...rest] = first.split("=");
  const state = Object.entries(STATES).find(([name]) => name === flag)?.[1];
  if (event === undefined || state === undefined) return null;
  return { event, args, seal: { file: rest.join("=") || null, state } };
}

function askShim(argv: readonly string[]): HookCall | 0 | 1 | 2 | 3 {
  const { status, stdout, error } = spawnSync("sh", [findShim(), ...argv], {
    env: { ...process.env, COMMIT_GUARD_DOOR: "1" },
    stdio: ["inherit", "pipe", "inherit"],
    encoding: "utf8",
  });
  if (error) throw new Error(`sh could not be started: ${error.message}`, { cause: error });
  if (status === 0 || status === 1 || status === 2) return status;
  return (status === GO_ON ? parseCall(stdout.split("\0").slice(0, -1)) : null) ?? 3;
}

/** Beside this source, or in the folder beside that of the bundle. */
function findShim(): string {
  const places = ["./shim.sh", "../hooks/shim.sh"].map((path) => fileURLToPath(new URL(path, import.meta.url)));
  const place = places.find((path) => existsSync(path));
  if (place === undefined) throw new Error("shim.sh is missing, install commit-guard again");
  return place;
}
