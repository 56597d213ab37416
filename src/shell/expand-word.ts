import { isKnown, UNKNOWN, UNKNOWN_WORDS } from "../core/command.ts";
import { calculate, type Calculated, calculateText } from "./arithmetic.ts";
import { expandBraces } from "./braces.ts";
import { createFields, type Fields } from "./fields.ts";
import { inputFileOf } from "./input-file.ts";
import { parseScript, type Word, type WordPart } from "./grammar.ts";
import { isSpread, joinStarred, joinUnquoted, separatorsOf } from "./list-parts.ts";
import { assignDefault, chosenWord, readExpansion, type WordReader } from "./parameter-expansion.ts";
import { readParameter, type Values } from "./parameters.ts";
import { joinPath } from "./paths.ts";
import { quotePattern } from "./patterns.ts";
import { DEPTH, PARSED_AT_ONCE, readSubstitution } from "./process-substitution.ts";
import { capture, pay, type Run } from "./run.ts";
import type { Shell } from "./shell-state.ts";
import { readKnownFile } from "./write-file.ts";

/** The words that a word of the text becomes, expanded and split as the shell does. */
export function expandWord(word: Word, shell: Shell, run: Run): readonly string[] {
  run.spend(1);
  if (word.parts === undefined) return [word.value];
  if (word.parts.some(({ type }) => type === "BraceExpansion")) return expandBraced(word, shell, run);
  const fields = createFields(separatorsOf(shell));
  addParts(word.parts, fields, { shell, run, isQuoted: false });
  const expanded = fields.finish();
  run.spend(expanded.length);
  for (const one of expanded) pay(run, one);
  return expanded;
}

/** One behind the other: what an expansion sets holds for the words behind it. */
export function expandWords(words: readonly Word[], shell: Shell, run: Run): readonly string[] {
  let next = shell;
  return words.flatMap((word) => {
    const expanded = expandWord(word, next, run);
    next = afterWord(word, next, run);
    return expanded;
  });
}

/** Where the shell does not split: the value of an assignment, the target of a redirection, a here-document. */
export function expandText(word: Pick<Word, "parts"> & { readonly value: string }, shell: Shell, run: Run): string {
  run.spend(1);
  if (word.parts === undefined) return word.value;
  return pay(run, textOf(word.parts, { shell, run, isQuoted: true }));
}

/** As one pattern: what is quoted stands for itself. */
export function expandPattern(word: Pick<Word, "parts" | "text">, shell: Shell, run: Run): string {
  run.spend(1);
  if (word.parts === undefined) return word.text.replaceAll("\\\n", "");
  return pay(run, word.parts.map((part) => patternOf(part, { shell, run, isQuoted: true })).join(""));
}

function patternOf(part: WordPart, context: Context): string {
  if (part.type === "Literal" || part.type === "ExtendedGlob") return part.text;
  if (part.type === "Glob") return part.parts === undefined ? part.text : bracketOf(part.parts, context);
  const text = textOf([part], context);
  return expansionOf(part, context) === undefined ? quotePattern(text) : text;
}

function bracketOf(parts: readonly WordPart[], context: Context): string {
  return `[${parts.map((part) => patternOf(part, context)).join("")}]`;
}

/** What the expansions of a word set: `${name:=word}`, `$((name++))`. */
export function afterWord({ parts }: Pick<Word, "parts">, shell: Shell, run: Run): Shell {
  return parts === undefined ? shell : parts.reduce((one, part) => afterPart(part, { shell: one, run }), shell);
}

function afterPart(part: WordPart, { shell, run }: Pick<Context, "shell" | "run">): Shell {
  if (part.type === "DoubleQuoted") return afterWord(part, shell, run);
  if (part.type === "ArithmeticExpansion") return calculatePart(part, shell, run).shell;
  return part.type === "ParameterExpansion" ? assignDefault(part, shell, readerOf(shell, run)) : shell;
}

interface Context {
  readonly shell: Shell;
  readonly run: Run;
  readonly isQuoted: boolean;
}

function textOf(parts: readonly WordPart[], context: Context): string {
  const fields = createFields("");
  addParts(parts, fields, { ...context, isQuoted: true });
  return fields.finish().join(" ");
}

function addParts(parts: readonly WordPart[], fields: Fields, context: Context): void {
  let { shell } = context;
  context.run.spend(parts.length);
  for (const part of parts) {
    addPart(part, fields, { ...context, shell });
    shell = afterPart(part, { ...context, shell });
  }
}

/** In steps: each alternative is parsed by itself. */
const PARSED_COST = 12;
/** In steps: they were counted before they were given up. */
const TOO_MANY_COST = 1000;
/** In characters. Nobody writes longer words with braces. */
const LONGEST_BRACED = 4096;

/** Each alternative is read as a word of its own. */
function expandBraced(word: Word, shell: Shell, run: Run): readonly string[] {
  if (word.text.length > LONGEST_BRACED) return [word.value];
  run.spend(word.text.length / 4);
  const words = expandBraces(word.text);
  run.spend((words ?? []).length + (words === null ? TOO_MANY_COST : 0));
  if (words === null) return [UNKNOWN_WORDS];
  if (words.length === 1 && words[0] === word.text) return [word.value];
  return words.flatMap((text) => {
    run.spend(PARSED_COST + text.length / 8);
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
  const instead =
    context.isQuoted || part.type !== "ParameterExpansion"
      ? null
      : chosenWord(part, context.shell, readerOf(context.shell, context.run));
  if (instead !== null) {
    addWord(instead, fields, context);
    return;
  }
  const values = expansionOf(part, context);
  if (values === undefined) fields.add(literalOf(part));
  else if (context.isQuoted) fields.expand(joinStarred(part, values, context.shell), true);
  else fields.expand(joinUnquoted(values, context.shell), false);
}

/** Inside of an expansion that is not quoted, the shell splits what stands there without quotes. */
function addWord({ parts, value }: Word, fields: Fields, context: Context): void {
  if (parts === undefined) fields.expand([value], false);
  for (const part of parts ?? []) {
    if (part.type === "Literal") fields.expand([part.value], false);
    else addPart(part, fields, context);
  }
}

/** `"$@"` is as many words as there are, `"$*"` is one; `""` is one empty word, an empty `"$@"` none. */
function addQuoted(parts: readonly WordPart[], fields: Fields, context: Context): void {
  const [first] = parts;
  if (parts.length !== 1 || first === undefined || !isSpread(first)) fields.add("");
  let { shell } = context;
  for (const part of parts) {
    const values = expansionOf(part, { ...context, shell });
    if (values === undefined) fields.add(literalOf(part));
    else if (values === null && isSpread(part)) fields.add(UNKNOWN_WORDS);
    else fields.expand(joinStarred(part, values, shell), true);
    shell = afterPart(part, { ...context, shell });
  }
}

function literalOf(part: WordPart): string {
  return "value" in part ? part.value : part.text;
}

/** Undefined for what is no expansion. */
function expansionOf(part: WordPart, { shell, run }: Context): Values | undefined {
  if (part.type === "SimpleExpansion") return payAll(run, readParameter(shell, part.text.slice(1)));
  if (part.type === "ParameterExpansion") {
    run.spend(part.text.length / PARSED_AT_ONCE);
    return payAll(
      run,
      run.nest(1, () => readExpansion(part, shell, readerOf(shell, run))),
    );
  }
  if (part.type === "CommandExpansion") return [readOutput(part, shell, run)];
  if (part.type === "ArithmeticExpansion") return toValues(calculatePart(part, shell, run).number);
  if (part.type === "ProcessSubstitution") return [readSubstitution(part, shell, run)];
  return undefined;
}

function payAll(run: Run, values: Values): Values {
  for (const value of values ?? []) pay(run, value);
  return values;
}

type Arithmetic = Extract<WordPart, { readonly type: "ArithmeticExpansion" }>;

function calculatePart({ text, expression }: Arithmetic, shell: Shell, run: Run): Calculated {
  return calculateSource({ source: text.replaceAll(/^\$(?:\(\(|\[)|(?:\)\)|\])$/g, ""), expression }, shell, run);
}

interface Source {
  readonly source: string;
  readonly expression: Arithmetic["expression"];
}

/** What stands in an expression with a dollar sign is put into its text before any of it is calculated. */
export function calculateSource({ source, expression }: Source, shell: Shell, run: Run): Calculated {
  run.spend((2 * source.length) / PARSED_AT_ONCE);
  if (!/[$`]/.test(source)) return calculate(expression, shell);
  run.spend(2 * PARSED_COST);
  const command = parseScript(`: "${source.replaceAll('"', "")}"`).commands[0]?.command;
  const word = command?.type === "Command" ? command.suffix[0] : undefined;
  const text = word?.type === "Word" ? run.nest(DEPTH, () => expandText(word, shell, run)) : UNKNOWN;
  return isKnown(text) ? calculateText(text, shell) : { ...calculate(expression, shell), number: null };
}

function readerOf(shell: Shell, run: Run): WordReader {
  return { text: (word) => expandText(word, shell, run), pattern: (word) => expandPattern(word, shell, run) };
}

function toValues(number: bigint | null): Values {
  return number === null ? null : [String(number)];
}

type Output = Extract<WordPart, { readonly type: "CommandExpansion" }>;

function readOutput({ script, text }: Output, shell: Shell, run: Run): string {
  run.spend(text.length / PARSED_AT_ONCE);
  if (script === undefined) return UNKNOWN;
  const file = inputFileOf(script);
  if (file !== null) return readFile(expandWord(file, shell, run).join(" "), shell, run);
  const output = run.nest(DEPTH, () => capture(run, shell, (inner) => run.runScript(script, inner)));
  return output.replaceAll("\0", "").replace(/\n+$/, "");
}

function readFile(path: string, { folder }: Shell, run: Run): string {
  return readKnownFile(run, joinPath(folder, path))?.replace(/\n+$/, "") ?? UNKNOWN;
}
