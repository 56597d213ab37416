import { findCalls } from "./code-calls.ts";
import { findFiles } from "./code-files.ts";
import { LITERAL, literalsOf } from "./code-literal.ts";
import { type Language, normalizeCode } from "./code-literals.ts";
import { joinPath } from "./paths.ts";
import { formatPrintf } from "./printf.ts";
import { type Run, showWords } from "./run.ts";
import { setVariable, type Shell } from "./shell-state.ts";
import { noteFile } from "./write-file.ts";

interface Interpreter {
  readonly language: Language;
  /** Options whose value is code. */
  readonly code: RegExp;
}

const INTERPRETERS: readonly (readonly [RegExp, Interpreter])[] = [
  [/^(?:python[\d.]*|pypy[\d.]*|ipython)$/, { language: "python", code: /^-[a-zA-Z]*c$/ }],
  [/^(?:node|nodejs|bun|tsx|ts-node|esno|zx)$/, { language: "javascript", code: /^-[a-z]*[ep]$|^--(?:eval|print)$/ }],
  [/^deno$/, { language: "javascript", code: /^eval$/ }],
  [/^perl[\d.]*$/, { language: "perl", code: /^-[a-zA-Z0-9]*[eE]$/ }],
  [/^ruby[\d.]*$/, { language: "ruby", code: /^-[a-z]*e$/ }],
  [/^php[\d.]*$/, { language: "php", code: /^-r$/ }],
  [
    /^(?:lua[\d.]*|luajit|julia|elixir|Rscript|osascript|groovy|guile|racket|scala|swift)$/,
    { language: "other", code: /^-(?:e|-eval)$/ },
  ],
  [/^expect$/, { language: "other", code: /^-c$/ }],
  [/^emacs$/, { language: "other", code: /^--eval$/ }],
];

const AWK = /^(?:g|m|n)?awk$/;
const LONGEST = 32_768;

interface Program {
  readonly name: string;
  readonly args: readonly string[];
}

/**
 * Code of another language on the command line or on standard input: notes what it would start and which files it would
 * change; gives what it prints, where that is plain.
 */
export function runInlineCode(program: Program, shell: Shell, run: Run): string | null {
  const found = readCode(program, shell, run);
  if (found === null || found.code.length > LONGEST) return null;
  run.spend(found.code.length / 32);
  const normal = normalizeCode(found.code, found.language);
  const inner: Shell = { ...shell, input: null, output: "", functions: new Map(), aliases: new Map() };
  for (const call of findCalls(normal)) {
    const started = withVariables(inner, call.environment);
    if (call.kind === "text") run.runText(call.text, started);
    else run.runWords({ words: call.words, assignments: {} }, started);
  }
  const text = `${showWords([program.name])} … ${normal.slice(0, SHOWN)}`;
  for (const { path, kind, mode } of findFiles(normal)) {
    noteFile(run, { path: joinPath(shell.folder, path), kind, mode, text });
  }
  return printedBy(normal);
}

const SHOWN = 400;

interface Code {
  readonly code: string;
  readonly language: Language;
}

function readCode({ name, args }: Program, shell: Shell, run: Run): Code | null {
  if (AWK.test(name)) {
    const code = args.find((arg, at) => !arg.startsWith("-") && !/^-[vFf]$/.test(args[at - 1] ?? ""));
    return code === undefined ? null : { code, language: "awk" };
  }
  const interpreter = INTERPRETERS.find(([pattern]) => pattern.test(name))?.[1];
  if (interpreter === undefined) return null;
  const code = optionCode(interpreter, args) ?? fileCode(args, shell, run);
  return code === null ? null : { code, language: interpreter.language };
}

function optionCode({ code }: Interpreter, args: readonly string[]): string | null {
  const at = args.findIndex((arg) => code.test(arg));
  if (at !== -1) return args[at + 1] ?? null;
  const attached = args.map((arg) => /^(?:-[cer]|--eval=)([^]+)$/.exec(arg)?.[1]).find((found) => found !== undefined);
  return attached !== undefined && /[("'`]/.test(attached) ? attached : null;
}

/** Standard input, or a file that this very command writes; other files are programs of their own. */
function fileCode(args: readonly string[], shell: Shell, run: Run): string | null {
  const file = args.find((arg) => !arg.startsWith("-"));
  if (file === undefined || args.includes("-")) return shell.input;
  return run.written.get(joinPath(shell.folder, file)) ?? null;
}

function withVariables(shell: Shell, environment: Readonly<Record<string, string>>): Shell {
  return Object.entries(environment).reduce(
    (one, [name, value]) => setVariable(one, name, { values: [value], keys: null, isArray: false, isExported: true }),
    shell,
  );
}

const PRINTED = new RegExp(
  `(?:\\b(?:print|puts|echo|say)|console\\.log|std(?:out|err)\\.write|(printf))\\s*\\(?\\s*(${LITERAL}(?:\\s*,\\s*${LITERAL})*)`,
  "g",
);

/** Null where nothing is printed literally. */
function printedBy(code: string): string | null {
  const printed = [...code.matchAll(PRINTED)].map(([, isFormat, list = ""]) => {
    const texts = literalsOf(list);
    return isFormat === undefined ? `${texts.join(" ")}\n` : formatPrintf(texts);
  });
  return printed.length === 0 ? null : printed.join("");
}
