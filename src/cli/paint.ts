import { type Paint, PLAIN } from "../report/text.ts";

interface Stream {
  readonly isTTY?: boolean;
}

/** Colour only on a terminal, and never where NO_COLOR asks for none. */
export async function choosePaint(stream: Stream | null, env: NodeJS.ProcessEnv = process.env): Promise<Paint> {
  if (stream?.isTTY !== true || (env["NO_COLOR"] ?? "") !== "") return PLAIN;
  const { default: chalk } = await import("chalk");
  return { error: chalk.red.bold, warning: chalk.yellow.bold, command: chalk.cyan };
}
