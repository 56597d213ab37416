import { UsageError } from "./io.ts";

/** What one start of `commit-guard guard` is asked for. */
export type GuardRequest =
  | { readonly kind: "payload"; readonly agent: string | null; readonly folder: string | null }
  | { readonly kind: "command"; readonly text: string; readonly isJson: boolean; readonly folder: string | null }
  | { readonly kind: "batch"; readonly folder: string | null };

/** What stands behind `guard`, with a `-C` before it; null where another command or its help is asked for. */
export function guardWords(argv: readonly string[]): readonly string[] | null {
  const at = argv[0] === "-C" ? 2 : 0;
  const isHelp = argv.some((word) => word === "--help" || word === "-h");
  return argv[at] === "guard" && !isHelp ? [...argv.slice(0, at), ...argv.slice(at + 1)] : null;
}

interface Flags {
  agent?: string;
  command?: string;
  format?: string;
  C?: string;
  batch?: true;
}

/** Reads the arguments behind `guard`. By hand: a library for it costs more time than the whole guard. Throws UsageError. */
export function parseGuardRequest(words: readonly string[]): GuardRequest {
  const flags = readFlags(words);
  const { command: text, batch } = flags;
  const agent = flags.agent ?? null;
  const folder = flags.C ?? null;
  refuseMixed(flags);
  if (batch === true) return { kind: "batch", folder };
  return text === undefined
    ? { kind: "payload", agent, folder }
    : { kind: "command", text, isJson: flags.format === "json", folder };
}

function refuseMixed({ agent, command, format, batch }: Flags): void {
  const isFormat = format === undefined || format === "text" || format === "json";
  if (!isFormat) throw new UsageError(`--format: '${format}' is neither text nor json`);
  if (format !== undefined && command === undefined) throw new UsageError("--format goes with --command only");
  const given = [agent, command, batch].filter((flag) => flag !== undefined);
  if (given.length > 1) throw new UsageError("only one of --agent, --command and --batch can be given");
}

const VALUED = ["--agent", "--command", "--format", "-C"] as const;
type Valued = (typeof VALUED)[number];

function readFlags(words: readonly string[]): Flags {
  const flags: Flags = {};
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? "";
    if (word === "--batch") {
      flags.batch = true;
      continue;
    }
    const name = VALUED.find((one) => word === one || word.startsWith(`${one}=`));
    if (name === undefined) throw new UsageError(`guard: unknown argument '${word}'; see commit-guard guard --help`);
    const value = word === name ? words[(at += 1)] : word.slice(name.length + 1);
    if (value === undefined) throw new UsageError(`guard: ${name} needs a value`);
    setFlag(flags, name, value);
  }
  return flags;
}

function setFlag(flags: Flags, name: Valued, value: string): void {
  if (name === "--agent") flags.agent = value;
  else if (name === "--command") flags.command = value;
  else if (name === "--format") flags.format = value;
  else flags.C = value;
}
