import { nearest } from "../core/nearest.ts";
import { type Mode, MODES } from "../install/manifest.ts";
import { type AgentNames, parseAgents } from "./init-agents.ts";
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
  /** Null where nobody asked for agents. */
  readonly agents: AgentNames | null;
  /** Called without anything, as a `prepare` script does: then silence means that all is well. */
  readonly isBare: boolean;
}

/** Throws UsageError. */
export function parseInitRequest(flags: InitFlags): InitRequest {
  const { dryRun = false, yes = false, referenceTransaction = false } = flags;
  return {
    dryRun,
    yes,
    mode: flags.mode === undefined ? null : parseMode(flags.mode),
    hasTransaction: referenceTransaction,
    agents: flags.agents === undefined ? null : parseAgents(flags.agents),
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
