import { UNKNOWN } from "../core/command.ts";
import { expandText, expandWord } from "./expand-word.ts";
import type { HereDoc, Redirection } from "./grammar.ts";
import { joinPath } from "./paths.ts";
import { pay, type Run } from "./run.ts";
import type { Shell } from "./shell-state.ts";
import { readKnownFile, writeFile } from "./write-file.ts";

interface Context {
  readonly shell: Shell;
  readonly run: Run;
  /** The command, for what is said of the files. */
  readonly text: string;
}

/** Runs something with its input and output redirected. */
export function runRedirected(
  redirections: readonly Redirection[],
  context: Context,
  start: (shell: Shell) => readonly Shell[],
): readonly Shell[] {
  if (redirections.length === 0) return start(context.shell);
  const { shell, run, text } = context;
  const streams = readStreams(redirections, context);
  if (streams.outputs.length === 0) return start({ ...shell, input: streams.input });
  const ends = start({ ...shell, input: streams.input, output: "" });
  return ends.map((end) => {
    for (const { path, isAppended, isError } of streams.outputs) {
      const content = isError ? UNKNOWN : end.output;
      writeFile(run, { path, kind: isAppended ? "append" : "write", content, text: `${text} > ${path}`.trim() });
    }
    const isSilent = streams.outputs.some(({ isError }) => !isError);
    return { ...end, input: shell.input, output: pay(run, shell.output + (isSilent ? "" : end.output)) };
  });
}

interface Output {
  readonly path: string;
  readonly isAppended: boolean;
  readonly isError: boolean;
}

interface Streams {
  readonly input: string | null;
  readonly outputs: readonly Output[];
}

function readStreams(redirections: readonly Redirection[], context: Context): Streams {
  let { input } = context.shell;
  const outputs: Output[] = [];
  for (const redirection of redirections) {
    const given = readInput(redirection, context);
    if (given !== undefined) input = given;
    const output = readOutput(redirection, context);
    if (output !== null) outputs.push(output);
  }
  return { input, outputs };
}

/** Undefined where it is no input. */
function readInput(redirection: Redirection, { shell, run }: Context): string | null | undefined {
  if (redirection.type === "HereDoc") return readHereDoc(redirection, shell, run);
  const { target } = redirection;
  if (target === undefined) return undefined;
  if (redirection.type === "HereString") return `${expandText(target, shell, run)}\n`;
  if (redirection.operator !== "<") return undefined;
  return readKnownFile(run, joinPath(shell.folder, expandWord(target, shell, run).join(" ")));
}

function readHereDoc({ body, operator }: HereDoc, shell: Shell, run: Run): string {
  const text = expandText({ parts: body.parts, value: body.text }, shell, run);
  return operator === "<<-" ? text.replaceAll(/^\t+/gm, "") : text;
}

const OUTPUTS: ReadonlySet<string> = new Set([">", ">>", ">|", "&>", "&>>", ">&", "<>"]);

function readOutput(redirection: Redirection, { shell, run }: Context): Output | null {
  if (redirection.type !== "Redirect" || !OUTPUTS.has(redirection.operator)) return null;
  const { operator, descriptor, target } = redirection;
  const name = target === undefined ? "" : expandWord(target, shell, run).join(" ");
  if (isNoFile(name, operator)) return null;
  const isError = descriptor?.type === "FileDescriptor" && descriptor.value !== 1;
  return { path: joinPath(shell.folder, name), isAppended: operator.endsWith(">>"), isError };
}

/** Another descriptor, or a device. */
function isNoFile(name: string, operator: string): boolean {
  return name === "" || name.startsWith("/dev/") || (operator === ">&" && /^(?:\d+|-)$/.test(name));
}
