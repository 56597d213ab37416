import type { GitCall, ProgramCall } from "./command.ts";
import { guardedKind } from "./guarded-files.ts";
import { behindRunner, type Started } from "./package-runner.ts";

/** The words by which a program takes hooks, or the guard, away; null for any other. */
export function uninstalls(call: ProgramCall): string | null {
  const { name, args } = behindNode(behindRunner(call));
  const words = args.filter((arg) => !arg.startsWith("-"));
  return byManager(name, args) ?? byPackages(name, words) ?? byPackageKeys(name, words) ?? byOther(name, args);
}

/** The manual of each program. Each row is the words that must stand first, or an option anywhere. */
const MANAGERS: Readonly<Record<string, readonly string[]>> = {
  husky: ["uninstall"],
  lefthook: ["uninstall"],
  "pre-commit": ["uninstall"],
  prek: ["uninstall"],
  hk: ["uninstall"],
  captainhook: ["uninstall"],
  cghooks: ["remove"],
  overcommit: ["--uninstall", "-u"],
};

/** What only a person may ask of commit-guard, or nobody who is watched by it. */
const OF_PEOPLE: readonly string[] = ["uninstall", "approve", "failure close"];

/** By the alias that init sets. Where a clone has it, the program behind it is judged, too. */
export function uninstallsByAlias({ command, operands, options }: GitCall): string | null {
  const words = command === "guard" ? ofPeople([...operands, ...options.map(({ word }) => word)]) : null;
  return words === null ? null : `git guard ${words}`;
}

/** Help is for everybody. */
function ofPeople(args: readonly string[]): string | null {
  if (args.includes("--help") || args.includes("-h")) return null;
  const words = args.filter((arg, index) => !arg.startsWith("-") && args[index - 1] !== "-C").join(" ");
  return OF_PEOPLE.find((one) => words === one || words.startsWith(`${one} `)) ?? null;
}

const INTERPRETERS: ReadonlySet<string> = new Set(["node", "nodejs", "bun", "deno", "tsx"]);

/** An interpreter that runs commit-guard by its file is commit-guard. */
function behindNode({ name, args }: Started): Started {
  const at = INTERPRETERS.has(name) ? args.findIndex((arg) => /(?:^|\/)commit-guard(?:\.[cm]?[jt]s)?$/.test(arg)) : -1;
  return at === -1 ? { name, args } : { name: "commit-guard", args: args.slice(at + 1) };
}

function byManager(name: string, args: readonly string[]): string | null {
  if (name === "commit-guard") {
    const words = ofPeople(args);
    return words === null ? null : `${name} ${words}`;
  }
  const given = args.filter((arg) => arg !== "-C").join(" ");
  const found = MANAGERS[name]?.find(
    (words) => given === words || given.startsWith(`${words} `) || given.endsWith(` ${words}`),
  );
  return found === undefined ? null : `${name} ${found}`;
}

const REMOVERS: Readonly<Record<string, readonly string[]>> = {
  npm: ["uninstall", "remove", "rm", "r", "un", "unlink"],
  yarn: ["remove"],
  pnpm: ["remove", "rm", "uninstall", "un"],
  bun: ["remove", "rm"],
  pip: ["uninstall"],
  pip3: ["uninstall"],
  pipx: ["uninstall"],
  gem: ["uninstall"],
  brew: ["uninstall", "remove", "rm"],
  composer: ["remove"],
  cargo: ["remove", "rm", "uninstall"],
  uv: ["tool uninstall", "remove", "pip uninstall"],
  poetry: ["remove"],
  apt: ["remove", "purge"],
  "apt-get": ["remove", "purge"],
};
const PACKAGES =
  /^(?:commit-guard|husky|lefthook|simple-git-hooks|pre-commit|prek|overcommit|yorkie|ghooks|cargo-husky|captainhook(?:\/.*)?|brainmaestro\/composer-git-hooks)(?:@.*)?$/;

function byPackages(name: string, words: readonly string[]): string | null {
  const given = words.join(" ");
  const verb = REMOVERS[name]?.find((one) => given.startsWith(`${one} `));
  const found = verb === undefined ? undefined : words.find((one) => PACKAGES.test(one));
  return found === undefined ? null : `${name} ${verb} ${found}`;
}

const LOST_KEY =
  /^(?:scripts\.(?:prepare|postinstall|preinstall)|husky|simple-git-hooks|pre-commit|gitHooks|commitGuard|(?:devDependencies|dependencies)\.(?:commit-guard|husky|lefthook|simple-git-hooks))(?:$|[.[])/;
const LOOSENED_KEY =
  /^(?:commitGuard\.|husky\.|(?:scripts\.(?:prepare|postinstall)|(?:simple-git-hooks|gitHooks|pre-commit)\.[\w-]+)=(?:\s*|true|:|exit 0|echo\b.*)$)/;

/** Source: npm-pkg(1). */
function byPackageKeys(name: string, [group, verb, ...keys]: readonly string[]): string | null {
  if (group !== "pkg" || (name !== "npm" && name !== "pnpm" && name !== "bun")) return null;
  const pattern = { delete: LOST_KEY, set: LOOSENED_KEY }[verb ?? ""];
  const key = keys.find((one) => pattern?.test(one) === true);
  return key === undefined ? null : `pkg ${verb} ${key}`;
}

/** A filter of jq that leaves out a key of package.json by which hooks are installed; null for any other program. */
export function deletesKey({ name, args }: ProgramCall): string | null {
  const found = FILTERS.has(name)
    ? args.map((arg) => DELETION.exec(arg)?.[0]).find((one) => one !== undefined)
    : undefined;
  return found ?? null;
}

const FILTERS: ReadonlySet<string> = new Set(["jq", "yq", "gojq", "jaq"]);

/** Source: jq(1), del. */
const DELETION =
  /(?<![\w"\]])\.(?:\[")?(?:husky|simple-git-hooks|gitHooks|commitGuard|commit-guard)(?:"\])?[\w."[\]-]*\s*\|?=(?!=)|\bdel\(\s*\.(?:prepare|postinstall)\b|!=\s*"(?:husky|simple-git-hooks|gitHooks|commitGuard|commit-guard)"|\.scripts\.(?:prepare|postinstall)\s*=\s*(?:""|null|"(?:true|:|exit 0|echo\b[^"]*)")|\bdel\([^)]*\.(?:scripts\.(?:prepare|postinstall)\b|(?:\["|\b)?(?:husky|simple-git-hooks|gitHooks|commitGuard|commit-guard)\b)[^)]*\)/;

const ON_FILES: ReadonlySet<string> = new Set(["setfacl", "mount"]);

function byOther(name: string, args: readonly string[]): string | null {
  if (name === "node") return args.find((arg) => arg.endsWith("simple-git-hooks/uninstall.js")) ?? null;
  if (name === "pkill" || name === "killall") return args.find((arg) => arg.includes("commit-guard")) ?? null;
  if (!ON_FILES.has(name)) return null;
  return args.find((arg) => ["hook", "folder", "manager"].includes(guardedKind(arg) ?? "")) ?? null;
}
