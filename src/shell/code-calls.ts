import { UNKNOWN_WORDS } from "../core/command.ts";
import { quoteWord } from "./argument-words.ts";
import { LITERAL, literalsOf, readLiteral } from "./code-literal.ts";

/** What a piece of code would start, as far as it stands there literally. */
export type CodeCall =
  | { readonly kind: "text"; readonly text: string; readonly environment: Readonly<Record<string, string>> }
  | {
      readonly kind: "words";
      readonly words: readonly string[];
      readonly environment: Readonly<Record<string, string>>;
    };

const STARTERS = String.raw`(?:system|popen\w*|exec\w*|spawn\w*|subprocess\.\w+|Popen|check_call|check_output|getoutput|getstatusoutput|call|run|shell_exec|passthru|proc_open|qx|Command|execa\w*|command|raw|\$|posix_spawn\w*|capture\w*|create_subprocess_\w+|do shell script|shell-command|sh)`;

const STARTED = new RegExp(
  `(?<![\\w$])(?:[\\w$]+(?:\\(\\))?(?:\\.|::)){0,8}${STARTERS}\\s*(?:\\(|(?=\\s*(?:${LITERAL}|\\[\\s*${LITERAL})))`,
  "g",
);

/** Reads normalised code. */
export function findCalls(code: string): readonly CodeCall[] {
  const settings = environmentIn(code);
  const started = [...code.matchAll(STARTED)].slice(0, MOST_CALLS).flatMap((found) => {
    const start = found.index + found[0].length;
    const args = found[0].endsWith("(") ? insideParentheses(code, start) : upToEnd(code, start);
    return readArguments(args, { ...settings, ...environmentOf(args) });
  });
  return [...started, ...pipedTexts(code), ...libraryCalls(code, settings), ...ownCalls(code), ...requests(code)];
}

const MOST_CALLS = 64;
/** In characters. */
const LONGEST = 4096;
const LIST = String.raw`\[([^\[\]]*)\]`;

/** From behind an opening parenthesis to its closing one. */
function insideParentheses(code: string, start: number): string {
  let depth = 1;
  for (const { 0: token, index } of code.slice(start).matchAll(PARENTHESES)) {
    depth += token === "(" ? 1 : 0;
    depth -= token === ")" ? 1 : 0;
    if (depth === 0) return code.slice(start, start + index);
  }
  return code.slice(start);
}

const PARENTHESES = new RegExp(`${LITERAL}|[()]`, "g");

function upToEnd(code: string, start: number): string {
  const rest = code.slice(start, start + LONGEST);
  return new RegExp(`^\\s*(?:${LIST}|${LITERAL}(?:\\s*,\\s*${LITERAL})*)`).exec(rest)?.[0] ?? "";
}

function readArguments(args: string, environment: Readonly<Record<string, string>>): readonly CodeCall[] {
  const split = new RegExp(`^\\s*(?:shlex\\.split\\()?\\s*(${LITERAL})(?:\\.split\\([^)]*\\)|\\))`).exec(args)?.[1];
  if (split !== undefined) return [{ kind: "text", text: readLiteral(split), environment }];
  const words = readWords(args);
  if (words.length > 1) return [{ kind: "words", words, environment }];
  return words.map((text) => ({ kind: "text", text, environment }));
}

/** `["git", "commit"]`, `"git", ["commit"]`, `"git", "commit"`. */
function readWords(args: string): readonly string[] {
  const leading = new RegExp(`^\\s*(?:(${LITERAL})\\s*,\\s*)?(?:\\{\\s*args\\s*:\\s*)?${LIST}`).exec(args);
  if (leading !== null) {
    const [, first, list = ""] = leading;
    return withProgram(first === undefined ? [] : [readLiteral(first)], elementsOf(list));
  }
  const literals = new RegExp(`^(?:\\s*[\\w.]+\\s*,)?\\s*${LITERAL}(?:\\s*,\\s*${LITERAL})*`).exec(args)?.[0] ?? "";
  const words = literalsOf(literals);
  return words.length > 2 ? withProgram(words.slice(0, 1), words.slice(1)) : words;
}

/** Some functions take the program by itself, and once more as its first word. */
function withProgram(program: readonly string[], words: readonly string[]): readonly string[] {
  return words[0] === program[0] ? words : [...program, ...words];
}

/** What is no literal is a word nobody knows. */
function elementsOf(list: string): readonly string[] {
  const elements = list.match(new RegExp(`${LITERAL}|[^,"\\s][^,"]*`, "g")) ?? [];
  return elements.map((element) => (element.startsWith('"') ? readLiteral(element) : UNKNOWN_WORDS));
}

/** `env={…, "HUSKY": "0"}`, `{ env: { ...process.env, HUSKY: "0" } }` */
function environmentOf(args: string): Readonly<Record<string, string>> {
  const part = /\benv\b\s*[=:]/.exec(args);
  if (part === null) return {};
  const pairs = args
    .slice(part.index)
    .matchAll(new RegExp(`(?:"([A-Z_][A-Z0-9_]*)"|\\b([A-Z_][A-Z0-9_]*))\\s*(?:[:=]|=>)\\s*(${LITERAL}|\\d+)`, "g"));
  return Object.fromEntries(
    [...pairs].map(([, quoted, plain, value = ""]) => [quoted ?? plain ?? "", plainValue(value)]),
  );
}

/** `os.environ["HUSKY"] = "0"`, `process.env.HUSKY = "0"`, `$ENV{HUSKY} = "0"`, `putenv("HUSKY=0")` */
function environmentIn(code: string): Readonly<Record<string, string>> {
  const assigned = code.matchAll(
    new RegExp(
      `(?:os\\.environ|process\\.env|\\$?ENV|\\b\\w+(?=\\[))\\s*[.[{]\\s*"?([A-Z_][A-Z0-9_]*)"?\\s*[\\]}]?\\s*=\\s*(${LITERAL}|\\d+)`,
      "g",
    ),
  );
  const called = code.matchAll(
    new RegExp(`(?:putenv|setenv|set|setdefault)\\(\\s*"([A-Z_]+)(?:=([^"]*)"|"\\s*,\\s*(${LITERAL}))`, "g"),
  );
  return Object.fromEntries([
    ...copiedEnvironments(code),
    ...[...assigned].map(([, name = "", value = ""]) => [name, plainValue(value)]),
    ...[...called].map(([, name = "", value, literal = ""]) => [name, value ?? readLiteral(literal)]),
  ]);
}

/** `dict(os.environ, HUSKY="0")`, `{**os.environ, "HUSKY": "0"}`, `{ ...process.env, HUSKY: "0" }` */
function copiedEnvironments(code: string): readonly (readonly [string, string])[] {
  const copies = code.matchAll(
    /(?:dict\(|\*\*|\.\.\.|Object\.assign\(\{\},)\s*(?:os\.environ|process\.env)\s*,([^)}]*)/g,
  );
  const updates = code.matchAll(/(?:(?:os\.environ)\.update\(|Object\.assign\(process\.env,)([^)]*)\)/g);
  return [...copies, ...updates].flatMap(([, pairs = ""]) => Object.entries(environmentOf(`env=${pairs}`)));
}

function plainValue(value: string): string {
  return value.startsWith('"') ? readLiteral(value) : value;
}

/** awk: `"cmd" | getline`, `print | "cmd"`; Perl: `qx{cmd}`; Ruby: `%x(cmd)`. */
function pipedTexts(code: string): readonly CodeCall[] {
  const piped = [...code.matchAll(new RegExp(`(${LITERAL})\\s*\\|\\s*getline|\\|\\s*(${LITERAL})`, "g"))];
  const quoted = [...code.matchAll(/(?:\bqx|%x)\s*[{(/[|!]([^})/\]|!]*)[})/\]|!]/g)];
  const printed = [...code.matchAll(new RegExp(`\\bprint\\s+(${LITERAL})\\s*\\|\\s*(${LITERAL})`, "g"))].map(
    ([, text = "", program = ""]) => `echo ${quoteWord(readLiteral(text))} | ${readLiteral(program)}`,
  );
  const texts = [
    ...printed,
    ...piped.map(([, one, other]) => readLiteral(one ?? other ?? "")),
    ...quoted.map(([, text = ""]) => text),
  ];
  return texts.map((text) => ({ kind: "text", text, environment: {} }));
}

const LIBRARY = /\b(?:git(?:\(\))?|index)\.(commit|merge|push|pull|rebase|am|commit_tree|update_ref)\(/g;

/** Libraries whose methods are git's commands: GitPython's `repo.git.commit(…)`, simple-git's `git.commit(…)`. */
function libraryCalls(code: string, environment: Readonly<Record<string, string>>): readonly CodeCall[] {
  return [...code.matchAll(LIBRARY)].map(({ 0: whole, 1: command = "", index }) => {
    const args = insideParentheses(code, index + whole.length);
    const flags = /\b(?:no_verify|skip_hooks)\s*=\s*True/.test(args) ? ["--no-verify"] : [];
    return { kind: "words", words: ["git", command.replace("_", "-"), ...literalsOf(args), ...flags], environment };
  });
}

/** Calls of a function that hands all its arguments to git: `def git(*args): run(["git", *args])`. */
function ownCalls(code: string): readonly CodeCall[] {
  const defined = [...code.matchAll(/\b(?:def|function|const|let)\s+(\w+)\s*=?\s*\(?\s*(?:\*|\.\.\.)(\w+)/g)];
  const passing = defined.filter(([, , args = ""]) =>
    new RegExp(`"git"\\s*,\\s*(?:\\[?\\s*(?:\\*|\\.\\.\\.))?${args}\\b`).test(code),
  );
  return passing.slice(0, MOST_CALLS).flatMap(([, name = ""]) =>
    [...code.matchAll(new RegExp(`\\b${name}\\(\\s*((?:${LITERAL}\\s*,?\\s*)+)\\)`, "g"))].map(
      ([, list = ""]): CodeCall => {
        return { kind: "words", words: ["git", ...literalsOf(list)], environment: {} };
      },
    ),
  );
}

const REQUEST = new RegExp(
  `\\b(?:requests|axios|httpx|session|http|got|ky)\\.(put|post|patch|delete)\\(\\s*(${LITERAL})|\\b(?:fetch|Request)\\(\\s*(${LITERAL})([^;]*)`,
  "g",
);

/** What code sends over HTTP, as the `curl` that would send it. */
function requests(code: string): readonly CodeCall[] {
  return [...code.matchAll(REQUEST)].flatMap(([, verb, url, other, options = ""]) => {
    const method = verb ?? /\bmethod\s*[:=]\s*"(\w+)"/.exec(options)?.[1] ?? "GET";
    const words = ["curl", "-X", method.toUpperCase(), readLiteral(url ?? other ?? ""), ...literalsOf(options)];
    return [{ kind: "words", words, environment: {} }];
  });
}
