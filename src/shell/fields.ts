import { UNKNOWN, UNKNOWN_WORDS } from "../core/command.ts";

/** The fields that one word becomes, while it is being expanded. */
export interface Fields {
  /** Text that stays together. */
  readonly add: (text: string) => void;
  /** What an expansion gave: the shell splits it, unless it is quoted. Null where nobody can know. */
  readonly expand: (values: readonly string[] | null, isQuoted: boolean) => void;
  readonly finish: () => readonly string[];
}

/** Splits as the shell does, at the characters of IFS. Source: POSIX.1-2024, "Field Splitting". */
export function createFields(separators: string): Fields {
  const done: string[] = [];
  const ends = separators === "" ? null : separatorPattern(separators);
  let open: string | null = null;
  const close = (): void => {
    if (open !== null) done.push(open);
    open = null;
  };
  const add = (text: string): void => {
    open = (open ?? "") + text;
  };
  const split = (value: string): void => {
    let from = 0;
    for (const { 0: end, 1: behind, 2: sign = behind, index } of ends === null ? [] : value.matchAll(ends)) {
      if (index > from) add(value.slice(from, index));
      if (sign !== undefined) add("");
      close();
      from = index + end.length;
    }
    if (from < value.length) add(value.slice(from));
  };
  return {
    add,
    expand: (values, isQuoted) => {
      if (values === null) add(isQuoted ? UNKNOWN : UNKNOWN_WORDS);
      for (const [at, value] of (values ?? []).entries()) {
        if (at > 0) close();
        if (isQuoted) add(value);
        else split(value.replaceAll(UNKNOWN, UNKNOWN_WORDS));
      }
    },
    finish: () => {
      close();
      return done;
    },
  };
}

/** Any other sign ends a field, even an empty one; blanks end one together, also around such a sign. */
export function separatorPattern(separators: string): RegExp {
  const blank = oneOf([...separators].filter((sign) => BLANKS.has(sign)));
  const sign = oneOf([...separators].filter((one) => !BLANKS.has(one)));
  return new RegExp(`${blank}+(?:(${sign})${blank}*)?|(${sign})${blank}*`, "gu");
}

const BLANKS: ReadonlySet<string> = new Set([" ", "\t", "\n"]);

function oneOf(signs: readonly string[]): string {
  return signs.length === 0 ? "[^\\s\\S]" : `[${signs.join("").replaceAll(/[\\\]^[-]/g, "\\$&")}]`;
}
