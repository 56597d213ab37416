import { parseArgs, type ParseArgsConfig } from "node:util";
import { LEAST_DIGITS } from "../agents/abbreviate.ts";
import { explainAgentName } from "../agents/agent-name.ts";
import { explainModel } from "../agents/attribution.ts";
import { UsageError } from "./io.ts";

export interface HashRequest {
  /** Null for the list. */
  readonly agent: string | null;
  readonly format: "hash" | "trailer" | "json";
  readonly model: string | null;
  readonly digits: number;
  readonly at: string | null;
  /** `-C`. */
  readonly folder: string | undefined;
}

/** Throws UsageError, or what `parseArgs` throws. */
export function parseHashRequest(argv: readonly string[]): HashRequest | "help" | "version" {
  const { values, positionals } = parseArgs({ args: [...argv], options: OPTIONS, allowPositionals: true });
  if (values.help) return "help";
  return values.version ? "version" : readRequest(values, positionals);
}

const OPTIONS = {
  format: { type: "string", default: "hash" },
  model: { type: "string" },
  length: { type: "string", default: String(LEAST_DIGITS) },
  at: { type: "string" },
  list: { type: "boolean", default: false },
  C: { type: "string", short: "C" },
  help: { type: "boolean", short: "h", default: false },
  version: { type: "boolean", default: false },
} as const satisfies ParseArgsConfig["options"];

interface Values {
  readonly format: string;
  readonly model?: string | undefined;
  readonly length: string;
  readonly at?: string | undefined;
  readonly list: boolean;
  readonly C?: string | undefined;
}

function readRequest(values: Values, positionals: readonly string[]): HashRequest {
  const { format, model = null, at = null, C: folder } = values;
  if (format !== "hash" && format !== "trailer" && format !== "json")
    throw new UsageError(`--format is "hash", "trailer" or "json", not "${format}"`);
  const problem = model === null ? null : explainModel(model);
  if (problem !== null) throw new UsageError(`--model: ${problem}`);
  return { agent: readAgent(values.list, positionals), format, model, digits: readDigits(values.length), at, folder };
}

function readAgent(isList: boolean, positionals: readonly string[]): string | null {
  const [agent, ...others] = positionals;
  if (isList && agent === undefined) return null;
  if (isList) throw new UsageError("--list takes no agent");
  if (agent === undefined || others.length > 0) throw new UsageError("name one agent");
  const problem = explainAgentName(agent);
  if (problem !== null) throw new UsageError(`${JSON.stringify(agent)} is no agent name: ${problem}`);
  return agent;
}

function readDigits(text: string): number {
  const digits = /^\d{1,2}$/.test(text) ? Number(text) : 0;
  if (digits < LEAST_DIGITS || digits > 64) throw new UsageError(`--length is a number from ${LEAST_DIGITS} to 64`);
  return digits;
}
