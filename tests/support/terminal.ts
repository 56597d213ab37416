import { spawn } from "node:child_process";
import { Writable } from "node:stream";

/** What a terminal showed, and how the command on it ended. */
export interface Shown {
  readonly text: string;
  readonly code: number;
}

export interface Typing {
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  /** Typed as soon as the terminal shows that. */
  readonly answer: string;
  readonly at: string;
  /** A program that starts everything: an agent, for example. */
  readonly shell?: string;
}

/**
 * Runs a line of sh on a terminal of its own, below no process but the first: these tests may themselves be run by an
 * agent. Of the environment only what git needs is kept.
 */
export async function runOnTerminal(line: string, { cwd, env, answer, at, shell = "sh" }: Typing): Promise<Shown> {
  const kept = Object.entries(env).filter(([name]) => /^(?:PATH|HOME|GIT_.*|.*AGENT)$/.test(name));
  const child = spawn("sh", ["-c", DETACHED, shell, line], {
    cwd,
    env: { ...Object.fromEntries(kept), LINE: line, TERM: "dumb" },
    stdio: ["ignore", "pipe", "inherit", "pipe"], // Node closes standard input as soon as the outer shell is gone
  });
  const [, , , keyboard] = child.stdio;
  let text = "";
  child.stdout?.setEncoding("utf8").on("data", (piece: string) => {
    const isFirst = !text.includes(at);
    text += piece;
    if (isFirst && text.includes(at) && keyboard instanceof Writable) keyboard.write(`${answer}\n`);
  });
  await new Promise((done) => child.once("close", done));
  const [shown = "", code = ""] = text.replaceAll("\r\n", "\n").split("\nended with ");
  return { text: shown, code: Number(code) };
}

const TERMINAL =
  process.platform === "darwin" ? 'script -q /dev/null sh -c "$LINE"' : 'SHELL=/bin/sh script -qefc "$LINE" /dev/null';

/** The inner shell waits until the outer one is gone; only then nothing of the tests is above it. */
const DETACHED = `
outer=$$
"$0" -c 'while kill -0 "$0" 2>/dev/null; do sleep 0.01; done; ${TERMINAL}; printf "\\nended with %s\\n" "$?"' \\
  "$outer" <&3 3<&- &
`;
