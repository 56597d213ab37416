/** A program with its arguments, without what started it. */
export interface Started {
  readonly name: string;
  readonly args: readonly string[];
}

/** What `npx`, `pnpm exec`, `yarn dlx` and their like would start; the program itself where it is none of them. */
export function behindRunner({ name, args }: Started): Started {
  const rest = argumentsOfRunner(name, args);
  if (rest === null) return { name: baseName(name), args };
  const start = rest.findIndex((word, index) => !word.startsWith("-") && !takesValue(rest[index - 1]));
  const program = rest[start];
  if (program === undefined) return { name: baseName(name), args };
  return behindRunner({ name: baseName(program).replace(/(?<=.)@[^@]*$/, ""), args: rest.slice(start + 1) });
}

const RUNNERS: ReadonlySet<string> = new Set(["npx", "pnpx", "bunx", "uvx"]);
const SUBCOMMANDS: Readonly<Record<string, readonly string[]>> = {
  npm: ["exec", "x"],
  pnpm: ["exec", "dlx"],
  yarn: ["exec", "dlx"],
  bun: ["x"],
  bundle: ["exec"],
  poetry: ["run"],
  uv: ["run"],
  pipx: ["run"],
  mise: ["exec", "x"],
};
/** They run a program of the project under its own name. */
const BARE_RUNNERS: ReadonlySet<string> = new Set(["yarn", "pnpm"]);

function argumentsOfRunner(name: string, args: readonly string[]): readonly string[] | null {
  if (RUNNERS.has(name)) return args;
  const [first = "", ...rest] = args;
  if (SUBCOMMANDS[name]?.includes(first) === true) return rest;
  return BARE_RUNNERS.has(name) && BINARIES.has(first) ? args : null;
}

/** Programs of projects that some rule knows. */
const BINARIES: ReadonlySet<string> = new Set([
  "husky",
  "lefthook",
  "commit-guard",
  "lerna",
  "standard-version",
  "commit-and-tag-version",
  "release-it",
  "semantic-release",
  "changeset",
  "git-cz",
  "cz",
]);

function takesValue(option: string | undefined): boolean {
  return option === "-p" || option === "--package" || option === "-c" || option === "--with" || option === "--from";
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}
