import { isatty } from "node:tty";
import { type Paint, PLAIN } from "../report/text.ts";

/** Colour only on a terminal, and never where NO_COLOR asks for none. A descriptor, or null for a file. */
export async function choosePaint(descriptor: 1 | 2 | null, env: NodeJS.ProcessEnv = process.env): Promise<Paint> {
  if (descriptor === null || !isatty(descriptor) || (env["NO_COLOR"] ?? "") !== "") return PLAIN;
  const { default: chalk } = await import("chalk");
  return { error: chalk.red.bold, warning: chalk.yellow.bold, command: chalk.cyan };
}
