import { UNKNOWN } from "../core/command.ts";
import { afterWord, expandText, expandWord } from "./expand-word.ts";
import type { HereDoc, Redirection, WordPart } from "./grammar.ts";
import { joinPath } from "./paths.ts";
import { pay, type Run } from "./run.ts";
import { type Shell, unsetVariable } from "./shell-state.ts";
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
  const streams = readStreams(redirections, context);
  const ends = start({ ...streams.shell, output: "" });
  return ends.map((end) => afterStreams(end, streams, context));
}

function afterStreams(end: Shell, { outputs, isGiven }: Streams, { shell, run, text }: Context): Shell {
  for (const { path, isAppended, isError } of outputs) {
    const content = isError ? UNKNOWN : end.output;
    writeFile(run, { path, kind: isAppended ? "append" : "write", content, text: `${text} > ${path}`.trim() });
  }
  const isSilent = outputs.some(({ isError }) => !isError);
  const output = pay(run, shell.output + (isSilent ? "" : end.output));
  return { ...end, input: isGiven ? shell.input : end.input, output };
}

interface Output {
  readonly path: string;
  readonly isAppended: boolean;
  readonly isError: boolean;
}

interface Streams {
  /** With what it reads, and what the expansions in its texts set. */
  readonly shell: Shell;
  /** Whether it reads something else than before. */
  readonly isGiven: boolean;
  readonly outputs: readonly Output[];
}

function readStreams(redirections: readonly Redirection[], context: Context): Streams {
  let { shell } = context;
  let isGiven = false;
  const outputs: Output[] = [];
  for (const redirection of redirections) {
    const inner = { ...context, shell };
    const given = readInput(redirection, inner);
    const output = readOutput(redirection, inner);
    isGiven ||= given !== undefined;
    if (output !== null) outputs.push(output);
    shell = { ...afterRedirection(redirection, inner), input: given === undefined ? shell.input : given };
  }
  return { shell, isGiven, outputs };
}

function afterRedirection(redirection: Redirection, { shell, run }: Context): Shell {
  if (redirection.type === "HereDoc") return afterWord(redirection.body, shell, run);
  return redirection.target === undefined ? shell : afterWord(redirection.target, shell, run);
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

function readHereDoc({ body, operator, delimiter }: HereDoc, shell: Shell, run: Run): string {
  const isIndented = operator === "<<-";
  if (body.parts !== undefined) {
    const parts = isIndented ? body.parts.map(withoutTabs) : body.parts;
    // Here the shell joins lists by blanks, whatever IFS says.
    const isListed = /\$\*|\{\*|\[\*\]/.test(body.text);
    return expandText({ parts, value: "" }, isListed ? unsetVariable(shell, "IFS") : shell, run);
  }
  const text = isIndented ? body.text.replaceAll(/^\t+/gm, "") : body.text;
  return delimiter?.quoted === true ? text : text.replaceAll(/\\(?:\n|([\\$`]))/g, "$1");
}

/** What an expansion gives keeps its tabs. */
function withoutTabs(part: WordPart, at: number): WordPart {
  if (part.type !== "Literal") return part;
  return { ...part, value: part.value.replaceAll(at === 0 ? /^\t+/gm : /(?<=\n)\t+/g, "") };
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
