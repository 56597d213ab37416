/** A list of options as one text: `-u --user`. */
export function optionSet(text: string): ReadonlySet<string> {
  return new Set(text.split(" ").filter((option) => option !== ""));
}

/** How many words the options of a program take, up to its first operand; of `--` that of the word behind it. */
export function countOptions(
  args: readonly string[],
  valued: ReadonlySet<string>,
  paired: ReadonlySet<string> = NONE,
): number {
  let at = 0;
  while (at < args.length) {
    const arg = args[at] ?? "";
    if (arg === "--") return at + 1;
    if (!arg.startsWith("-") || arg === "-") return at;
    at += 1 + Number(valued.has(arg)) + 2 * Number(paired.has(arg));
  }
  return at;
}

const NONE: ReadonlySet<string> = new Set();

/** What is no option and no value of one. */
export function operandsOf(args: readonly string[], valued: ReadonlySet<string>): readonly string[] {
  const end = args.indexOf("--");
  const before = end === -1 ? args : args.slice(0, end);
  const operands = before.filter(
    (arg, at) => !(arg.startsWith("-") && arg !== "-") && !valued.has(before[at - 1] ?? ""),
  );
  return end === -1 ? operands : [...operands, ...args.slice(end + 1)];
}

/** The value of an option: of `-n 3`, `-n3`, `--lines 3`, `--lines=3`. Null where it is not given. */
export function valueOf(args: readonly string[], names: readonly string[]): string | null {
  return valuesOf(args, names)[0] ?? null;
}

/** All values, where an option may be given more than once. */
export function valuesOf(args: readonly string[], names: readonly string[]): readonly string[] {
  return args.flatMap((arg, at) => {
    const name = names.find((one) => arg === one || arg.startsWith(one.startsWith("--") ? `${one}=` : one));
    if (name === undefined) return [];
    return arg === name ? args.slice(at + 1, at + 2) : [arg.slice(name.length + (name.startsWith("--") ? 1 : 0))];
  });
}

/** As one word of the shell, whatever stands in it. */
export function quoteWord(word: string): string {
  return `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
