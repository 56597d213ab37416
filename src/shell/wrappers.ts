import { countOptions, optionSet, valueOf, valuesOf } from "./argument-words.ts";

import type { Wrapper } from "./wrapper-table.ts";

/** What a wrapper would start. */
export interface Wrapped {
  /** Words of a command; empty where there is none. */
  readonly words: readonly string[];
  /** Texts for a shell. */
  readonly texts: readonly string[];
  readonly assignments: Readonly<Record<string, string>>;
}

const NOTHING: Wrapped = { words: [], texts: [], assignments: {} };

export function unwrap(wrapper: Wrapper, args: readonly string[]): Wrapped {
  const inner = wrapper.commands === undefined ? args : behindCommand(args, wrapper.commands.split(" "));
  return inner === null ? NOTHING : unwrapInner(wrapper, inner);
}

function unwrapInner(wrapper: Wrapper, inner: readonly string[]): Wrapped {
  const texts = textsOf(wrapper, inner);
  if (texts.length > 0) return { ...NOTHING, texts };
  const rest = skipOwn(wrapper, inner);
  const entry = entryPoint(inner, rest);
  if (entry !== null) return { ...NOTHING, words: [entry, ...rest], assignments: givenVariables(inner, rest) };
  if (wrapper.each === true) return { ...NOTHING, texts: rest };
  const assignments = wrapper.assigns === true ? takeAssignments(rest) : givenVariables(inner, rest);
  const words = wrapper.assigns === true ? rest.slice(Object.keys(assignments).length) : rest;
  return wrapper.joins === true
    ? { words: [], texts: [words.join(" ")], assignments }
    : { words, texts: [], assignments };
}

/** What a container starts before the words that it is given: by an option, or git where that is what its image has. */
function entryPoint(args: readonly string[], rest: readonly string[]): string | null {
  const image = args[args.length - rest.length - 1] ?? "";
  return valueOf(args, ["--entrypoint"]) ?? /(?:^|\/)(git|curl)(?:[:@]|$)/.exec(image)?.[1] ?? null;
}

/** The words after the command of the program; null where it is another command. */
function behindCommand(args: readonly string[], commands: readonly string[]): readonly string[] | null {
  const at = args.findIndex((arg) => commands.includes(arg));
  const before = args.slice(0, Math.max(0, at));
  const isReached = before.every((arg) => arg.startsWith("-")) || before[0] === "compose" || at <= 2;
  return at === -1 || !isReached ? null : args.slice(at + 1);
}

function textsOf({ text = "" }: Wrapper, args: readonly string[]): readonly string[] {
  const options = text.split(" ").filter((option) => option !== "");
  return args.flatMap((arg, at) => {
    const option = options.find((one) => arg === one || arg.startsWith(`${one}=`) || isCluster(arg, one));
    if (option === undefined) return [];
    return arg.startsWith(`${option}=`) ? [arg.slice(option.length + 1)] : args.slice(at + 1, at + 2);
  });
}

/** `-qc 'text'`: letters whose last takes the value. */
function isCluster(arg: string, option: string): boolean {
  return /^-[a-z]$/i.test(option) && /^-[a-z]+$/i.test(arg) && arg.endsWith(option.slice(1));
}

function skipOwn(
  { valued = "", pairs = "", operands = 0, after, joins }: Wrapper,
  args: readonly string[],
): readonly string[] {
  if (after !== undefined) {
    const at = args.indexOf(after);
    if (at !== -1) return args.slice(at + 1);
  }
  const options = optionSet(valued);
  const start = countOptions(args, options, optionSet(pairs));
  const rest = args.slice(start + operands);
  // Only these take options of their own behind their operands, too.
  return joins === true ? rest.slice(countOptions(rest, options)) : rest;
}

/** `docker exec -e NAME=value` */
function givenVariables(args: readonly string[], rest: readonly string[]): Readonly<Record<string, string>> {
  const own = args.slice(0, args.length - rest.length);
  const given = valuesOf(own, ["-e", "--env"]).filter((value) => /^[A-Za-z_]\w*=/.test(value));
  return Object.fromEntries(given.map(splitAssignment));
}

function takeAssignments(words: readonly string[]): Readonly<Record<string, string>> {
  const end = words.findIndex((word) => !/^[A-Za-z_]\w*=/.test(word));
  const taken = end === -1 ? words : words.slice(0, end);
  return Object.fromEntries(taken.map((word) => splitAssignment(word)));
}

export function splitAssignment(word: string): readonly [string, string] {
  const equals = word.indexOf("=");
  return [word.slice(0, equals), word.slice(equals + 1)];
}
