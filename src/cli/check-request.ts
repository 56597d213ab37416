import type { CleanupMode } from "../message/cleanup.ts";
import { UsageError } from "./io.ts";

/** What `check` judges. */
export type Subject =
  | { readonly kind: "ranges"; readonly ranges: readonly string[] }
  | { readonly kind: "from-to"; readonly from: string | null; readonly to: string }
  | { readonly kind: "staged" }
  | { readonly kind: "message"; readonly file: string; readonly cleanup: CleanupMode };

export interface Output {
  readonly format: "text" | "json";
  /** Null for standard output. */
  readonly file: string | null;
}

export interface CheckRequest {
  readonly subject: Subject;
  readonly outputs: readonly Output[];
  readonly policyFrom: string | null;
}

/** The options of `check` as the command line gives them. */
export interface CheckFlags {
  readonly from?: string;
  readonly to?: string;
  readonly staged?: boolean;
  readonly message?: string;
  readonly cleanup?: string;
  readonly policyFrom?: string;
  readonly format?: readonly string[];
}

/** Throws UsageError for options that contradict each other. */
export function parseCheckRequest(ranges: readonly string[], flags: CheckFlags): CheckRequest {
  return {
    subject: parseSubject(ranges, flags),
    outputs: (flags.format ?? ["text"]).map(parseOutput),
    policyFrom: flags.policyFrom ?? null,
  };
}

function parseSubject(ranges: readonly string[], flags: CheckFlags): Subject {
  const asked = askedFor(ranges, flags);
  if (asked.length > 1) throw new UsageError(`${asked.join(" cannot be combined with ")}`);
  if (flags.message === undefined && flags.cleanup !== undefined) throw new UsageError("--cleanup needs --message");
  return readSubject(asked[0] ?? "a range", ranges, flags);
}

function readSubject(asked: string, ranges: readonly string[], flags: CheckFlags): Subject {
  const { from = null, to = "HEAD", message = "-", cleanup } = flags;
  if (asked === "--staged") return { kind: "staged" };
  if (asked === "--message") return { kind: "message", file: message, cleanup: parseCleanup(cleanup) };
  return asked === "--from, --to" ? { kind: "from-to", from, to } : { kind: "ranges", ranges };
}

function askedFor(ranges: readonly string[], { from, to, staged, message }: CheckFlags): string[] {
  const asked = {
    "a range": ranges.length > 0,
    "--from, --to": from !== undefined || to !== undefined,
    "--staged": staged === true,
    "--message": message !== undefined,
  };
  return Object.entries(asked).flatMap(([name, isAsked]) => (isAsked ? [name] : []));
}

function parseCleanup(mode = "whitespace"): CleanupMode {
  if (mode === "default") return "whitespace"; // a message that no editor opens
  if (mode === "verbatim" || mode === "whitespace" || mode === "strip" || mode === "scissors") return mode;
  throw new UsageError(`--cleanup: '${mode}' is none of default, strip, whitespace, verbatim, scissors`);
}

function parseOutput(text: string): Output {
  const [format = "", ...rest] = text.split("=");
  const file = rest.length === 0 ? null : rest.join("=");
  if (format !== "text" && format !== "json") throw new UsageError(`--format: '${format}' is none of text, json`);
  if (file === "") throw new UsageError(`--format: the file after '${format}=' is missing`);
  return { format, file };
}
