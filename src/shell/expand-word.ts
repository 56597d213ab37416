import { UNKNOWN } from "../core/command.ts";
import { calculate } from "./arithmetic.ts";
import { expandBraces } from "./braces.ts";
import { createFields, type Fields } from "./fields.ts";
import { parseScript, type ParsedScript, type Word, type WordPart } from "./grammar.ts";
import { readExpansion, readParameter, type Values } from "./parameters.ts";
import { capture, type Run } from "./run.ts";
import type { Shell } from "./shell-state.ts";

/** The words that a word of the text becomes, expanded and split as the shell does. */
export function expandWord(word: Word, shell: Shell, run: Run): readonly string[] {
  run.spend(1);
  if (word.parts === undefined) return [word.value];
  if (word.parts.some(({ type }) => type === "BraceExpansion")) return expandBraced(word, shell, run);
  const fields = createFields(readParameter(shell, "IFS")?.[0] ?? " \t\n");
  for (const part of word.parts) addPart(part, fields, { shell, run, isQuoted: false });
  return fields.finish();
}

export function expandWords(words: readonly Word[], shell: Shell, run: Run): readonly string[] {
  return words.flatMap((word) => expandWord(word, shell, run));
}

/** Where the shell does not split: the value of an assignment, the target of a redirection, a here-document. */
export function expandText(word: Pick<Word, "parts"> & { readonly value: string }, shell: Shell, run: Run): string {
  run.spend(1);
  if (word.parts === undefined) return word.value;
  return textOf(word.parts, { shell, run, isQuoted: true });
}

function textOf(parts: readonly WordPart[], context: Context): string {
  const fields = createFields("");
  for (const part of parts) addPart(part, fields, { ...context, isQuoted: true });
  return fields.finish().join(" ");
}

interface Context {
  readonly shell: Shell;
  readonly run: Run;
  readonly isQuoted: boolean;
}

/** Each alternative is read as a word of its own. */
function expandBraced(word: Word, shell: Shell, run: Run): readonly string[] {
  const words = expandBraces(word.text);
  if (words.length === 1 && words[0] === word.text) return [word.value];
  run.spend(words.length);
  return words.flatMap((text) => {
    const command = parseScript(`: ${text}`).commands[0]?.command;
    const suffix = command?.type === "Command" ? command.suffix : [];
    return suffix.flatMap((inner) => (inner.type === "Word" ? expandWord(inner, shell, run) : []));
  });
}

function addPart(part: WordPart, fields: Fields, context: Context): void {
  if (part.type === "DoubleQuoted" || part.type === "LocaleString") {
    addQuoted(part.parts, fields, context);
    return;
  }
  const values = expansionOf(part, context);
  if (values === undefined) fields.add(literalOf(part));
  else fields.expand(values, context.isQuoted);
}

/** `"$@"` is as many words as there are, `"$*"` is one; `""` is one empty word, an empty `"$@"` none. */
function addQuoted(parts: readonly WordPart[], fields: Fields, context: Context): void {
  const isList = parts.length === 1 && /^\$(?:@|\{[^}]*@\}?)/.test(parts[0]?.text ?? "");
  if (!isList) fields.add("");
  for (const part of parts) {
    const values = expansionOf(part, context);
    if (values === undefined) fields.add(literalOf(part));
    else fields.expand(isSpread(part) ? values : joinAll(values), true);
  }
}

function joinAll(values: Values): Values {
  return values === null ? null : [values.join(" ")];
}

function isSpread({ text }: WordPart): boolean {
  return text === "$@" || /^\$\{(?:@|\w+\[@\])/.test(text);
}

function literalOf(part: WordPart): string {
  return "value" in part ? part.value : part.text;
}

/** Undefined for what is no expansion. */
function expansionOf(part: WordPart, { shell, run }: Context): Values | undefined {
  if (part.type === "SimpleExpansion") return readParameter(shell, part.text.slice(1));
  if (part.type === "ParameterExpansion") return readExpansion(part, shell, (word) => expandText(word, shell, run));
  if (part.type === "CommandExpansion") return [readOutput(part.script, shell, run)];
  if (part.type === "ArithmeticExpansion") return toValues(calculate(part.expression, shell));
  if (part.type === "ProcessSubstitution") return [readSubstitution(part, shell, run)];
  return undefined;
}

function toValues(number: number | null): Values {
  return number === null ? null : [String(number)];
}

function readOutput(script: ParsedScript | undefined, shell: Shell, run: Run): string {
  if (script === undefined) return UNKNOWN;
  return capture(run, shell, (inner) => run.runScript(script, inner)).replace(/\n+$/, "");
}

type Substitution = Extract<WordPart, { readonly type: "ProcessSubstitution" }>;

/** A file that whoever opens it can read once: its text is what the script in it prints. */
function readSubstitution({ script, operator }: Substitution, shell: Shell, run: Run): string {
  const path = `/dev/fd/${run.written.size + 63}`;
  if (script === undefined) return path;
  const output = capture(run, { ...shell, input: null }, (inner) => run.runScript(script, inner));
  run.written.set(path, operator === "<" ? output : null);
  return path;
}
