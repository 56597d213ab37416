import { readlinkSync } from "node:fs";
import { isatty } from "node:tty";
import { findAgentAbove } from "../agents/agent-above.ts";
import { detectAgent } from "../agents/running-agent.ts";
import { ask } from "./ask.ts";
import type { Io } from "./io.ts";

/** Who is there to approve something. */
export interface Approver {
  /** Null where standard input or standard error is none. */
  readonly terminal: string | null;
  /** Whether an agent started this. Throws GitError where that cannot be told. */
  readonly isAgent: () => boolean;
  /** What is typed; null where the input ends instead. */
  readonly ask: (question: string) => Promise<string | null>;
  readonly now: () => Date;
}

export function readApprover({ env }: Io): Approver {
  return {
    terminal: isatty(0) && isatty(2) ? nameTerminal() : null,
    isAgent: () => detectAgent(env) !== null || findAgentAbove() !== null,
    ask,
    now: () => new Date(),
  };
}

/** Its file, where the system tells. Source: proc(5). */
function nameTerminal(): string {
  try {
    return readlinkSync("/proc/self/fd/0");
  } catch {
    return "a terminal";
  }
}
