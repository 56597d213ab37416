import { spawn } from "node:child_process";

export interface Outcome {
  /** 124 when the program had to be stopped. */
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

export interface Place {
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
}

const LIMIT_MS = 1_800_000;
const PATIENCE_MS = 5_000;
const TIMED_OUT = 124;

/** Runs a program to its end, without input or terminal. What it left in the background holds nobody up. */
export function run(place: Place, program: string, ...args: readonly string[]): Promise<Outcome> {
  const child = spawn(program, args, { ...place, stdio: ["ignore", "pipe", "pipe"], timeout: LIMIT_MS });
  const printed = { out: "", err: "" };
  child.stdout.setEncoding("utf8").on("data", (text: string) => (printed.out += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (printed.err += text));
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("exit", () => setTimeout(() => child.stdout.destroy(), PATIENCE_MS).unref());
    child.on("exit", () => setTimeout(() => child.stderr.destroy(), PATIENCE_MS).unref());
    child.on("close", (code) => resolve({ code: code ?? TIMED_OUT, ...printed }));
  });
}

/** As `run`; throws when the program fails. Gives its output without the last line feed. */
export async function must(place: Place, program: string, ...args: readonly string[]): Promise<string> {
  const { code, out, err } = await run(place, program, ...args);
  if (code !== 0) throw new Error(`${program} ${args.join(" ")} ended with ${code} in ${place.cwd}:\n${out}${err}`);
  return out.replace(/\n$/, "");
}

/** Runs the tasks, at most `width` at a time, and gives what they gave in their order. */
export async function inParallel<T, R>(
  items: readonly T[],
  width: number,
  task: (item: T) => Promise<R>,
): Promise<R[]> {
  const results = new Map<number, R>();
  const rest = items.entries();
  const worker = async (): Promise<void> => {
    for (const [index, item] of rest) results.set(index, await task(item));
  };
  await Promise.all(Array.from({ length: width }, worker));
  return items.flatMap((_, index) => {
    const result = results.get(index);
    return result === undefined ? [] : [result];
  });
}
