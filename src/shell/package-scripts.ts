import { countOptions, optionSet, quoteWord, valueOf } from "./argument-words.ts";
import { joinPath } from "./paths.ts";
import type { Program, Run } from "./run.ts";
import type { Shell } from "./shell-state.ts";

/** A package manager that starts another program, or a script of package.json. Null where it does neither. */
export function runPackageProgram({ name, args }: Program, shell: Shell, run: Run): readonly Shell[] | null {
  const starting = Object.hasOwn(MANAGERS, name) ? MANAGERS[name] : undefined;
  if (starting === undefined) return null;
  const folder = valueOf(args, ["-C", "--prefix", "--cwd", "--dir"]);
  const inner = folder === null ? shell : { ...shell, folder: joinPath(shell.folder, folder) };
  const text = valueOf(args, ["-c", "--call"]);
  if (text !== null) return run.runText(text, inner);
  return runOwnWords(starting, args.slice(countOptions(args, VALUED)), inner, run);
}

/** The commands of each that start a program; "" where it does so itself. */
const MANAGERS: Readonly<Record<string, ReadonlySet<string>>> = {
  npm: optionSet("exec x"),
  npx: new Set([""]),
  pnpm: optionSet("exec dlx"),
  pnpx: new Set([""]),
  yarn: optionSet("exec dlx"),
  bun: optionSet("x"),
  bunx: new Set([""]),
};

const SCRIPT_COMMANDS: ReadonlySet<string> = optionSet("run run-script rum urn");
const VALUED: ReadonlySet<string> = optionSet("-p --package -w --workspace -C --prefix --cwd --dir --filter -F");

function runOwnWords(
  starting: ReadonlySet<string>,
  words: readonly string[],
  shell: Shell,
  run: Run,
): readonly Shell[] | null {
  const [command = "", ...rest] = words;
  if (starting.has("")) return startProgram(words, shell, run);
  if (starting.has(command)) {
    return startProgram(
      rest.slice(countOptions(rest, VALUED)).filter((word) => word !== "--"),
      shell,
      run,
    );
  }
  if (command === "pkg") return setScripts(rest, shell, run);
  if (!SCRIPT_COMMANDS.has(command)) return startScript(command, rest, shell, run);
  const [script = "", ...args] = rest.slice(countOptions(rest, VALUED));
  return startScript(script, args, shell, run);
}

/** `npx -y cowsay@1` starts `cowsay`. */
function startProgram([name, ...args]: readonly string[], shell: Shell, run: Run): readonly Shell[] | null {
  if (name === undefined) return null;
  return run.runWords({ words: [name.replace(/(?<=.)@[^/]*$/, ""), ...args], assignments: {} }, shell);
}

/** With what runs before and after it. Source: the npm documentation, "scripts". */
function startScript(script: string, args: readonly string[], shell: Shell, run: Run): readonly Shell[] | null {
  const scripts = readScripts(run.read(joinPath(shell.folder, "package.json")));
  const text = scripts.get(script);
  if (text === undefined) return null;
  const given = args.filter((arg) => arg !== "--").map(quoteWord);
  const texts = [scripts.get(`pre${script}`), [text, ...given].join(" "), scripts.get(`post${script}`)];
  return run.runText(texts.filter((one) => one !== undefined).join("\n"), shell);
}

/** `npm pkg set scripts.name=text`: what is started later in the same command. */
function setScripts([verb, ...pairs]: readonly string[], shell: Shell, run: Run): null {
  const path = joinPath(shell.folder, "package.json");
  const set = pairs.flatMap((pair) => [...pair.matchAll(/^scripts\.([^=]+)=([^]*)$/g)]);
  if (verb !== "set" || set.length === 0) return null;
  const scripts = Object.fromEntries([
    ...readScripts(run.read(path)),
    ...set.map(([, key = "", value = ""]) => [key, value]),
  ]);
  run.written.set(path, JSON.stringify({ scripts }));
  return null;
}

function readScripts(text: string | null): ReadonlyMap<string, string> {
  try {
    const content: unknown = JSON.parse(text ?? "{}");
    const scripts = isRecord(content) && isRecord(content["scripts"]) ? content["scripts"] : {};
    const entries = Object.entries(scripts).filter((entry): entry is [string, string] => typeof entry[1] === "string");
    return new Map(entries);
  } catch {
    return new Map();
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
