import { spawnSync } from "node:child_process";
import { encodePath } from "./decode.ts";
import { explainStart, GitError } from "./run-git.ts";

export interface Command {
  readonly cwd: string;
  /** Of git. A byte that is not UTF-8 is a lone surrogate, as in paths. */
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  /** The same kind of text, for variables that git alone is to have. */
  readonly variables: Readonly<Record<string, string>>;
}

/** Runs git on the terminal of whoever asked: with its hooks, its questions and its words. Gives its exit code. */
export function runOnTerminal({ cwd, args, env, variables }: Command): number {
  const isPlain = [...args, ...Object.values(variables)].every((text) => !ODD_BYTE.test(text));
  const [program, ...words] = isPlain ? ["git", ...args] : ["sh", "-c", writeScript(args, variables)];
  const { status, error } = spawnSync(program, words, {
    cwd,
    env: isPlain ? { ...env, ...variables } : env,
    stdio: "inherit",
  });
  if (error) throw new GitError(explainStart(error), { cause: error });
  return status ?? 128;
}

/** Node hands on arguments as UTF-8 only; a shell hands on every byte. */
function writeScript(args: readonly string[], variables: Command["variables"]): string {
  const assignments = Object.entries(variables).map(([name, value]) => `${name}=${quote(value)}; export ${name}; `);
  return `${assignments.join("")}exec git ${args.map(quote).join(" ")}`;
}

function quote(text: string): string {
  return text
    .split(ODD_BYTES)
    .map((part) => (ODD_BYTE.test(part) ? printed(part) : `'${part.replaceAll("'", String.raw`'\''`)}'`))
    .join("");
}

const ODD_BYTE = /[\udc80-\udcff]/u;
const ODD_BYTES = /([\udc80-\udcff]+)/u;

function printed(bytes: string): string {
  const octal = [...encodePath(bytes)].map((byte) => `\\${byte.toString(8)}`).join("");
  return `"$(printf '${octal}')"`;
}
