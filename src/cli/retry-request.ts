import { UsageError } from "./io.ts";
import { type Credited, parseCredited } from "./retry-credits.ts";

/** How the message of the last refused commit is to be repaired. */
export interface RetryRequest {
  readonly signOff: boolean;
  /** Null to keep the subject. */
  readonly subject: string | null;
  readonly agents: readonly Credited[];
}

export interface RetryFlags {
  readonly signoff?: boolean;
  readonly message?: string;
  readonly agent?: readonly string[];
}

/** Throws UsageError. */
export function parseRetryRequest({ signoff = false, message, agent = [] }: RetryFlags): RetryRequest {
  if (message !== undefined) requireLine(message);
  return { signOff: signoff, subject: message ?? null, agents: agent.map(parseCredited) };
}

function requireLine(subject: string): void {
  if (subject.trim() === "") throw new UsageError("-m: the subject is empty");
  // oxlint-disable-next-line no-control-regex -- what ends a line or a message
  if (/[\n\r\0]/.test(subject)) throw new UsageError("-m: the subject is one line; the rest of the message is kept");
}
