import { nearest } from "../core/nearest.ts";
import { type Mode, MODES } from "../install/manifest.ts";
import { UsageError } from "./io.ts";

/** The options of `init` as the command line gives them. */
export interface InitFlags {
  readonly dryRun?: boolean;
  readonly yes?: boolean;
  readonly mode?: string;
  readonly agents?: string;
  readonly referenceTransaction?: boolean;
}

export interface InitRequest {
  readonly dryRun: boolean;
  readonly yes: boolean;
  readonly mode: Mode | null;
  readonly hasTransaction: boolean;
  /** Called without anything, as a `prepare` script does: then silence means that all is well. */
  readonly isBare: boolean;
}

/** Throws UsageError. */
export function parseInitRequest(flags: InitFlags): InitRequest {
  if (flags.agents !== undefined) refuseAgents(flags.agents);
  const { dryRun = false, yes = false, referenceTransaction = false } = flags;
  return {
    dryRun,
    yes,
    mode: flags.mode === undefined ? null : parseMode(flags.mode),
    hasTransaction: referenceTransaction,
    isBare: Object.keys(flags).length === 0,
  };
}

function parseMode(text: string): Mode {
  const mode = MODES.find((one) => one === text);
  if (mode) return mode;
  const near = nearest(text, MODES);
  const hint = near === null ? `is none of ${MODES.join(", ")}` : `is unknown; did you mean '${near}'?`;
  throw new UsageError(`--mode: '${text}' ${hint}`);
}

function refuseAgents(names: string): never {
  if (names.split(",").some((name) => name.trim() === ""))
    throw new UsageError("--agents: the name of an agent is missing");
  throw new UsageError("--agents: not available in this version yet");
}
