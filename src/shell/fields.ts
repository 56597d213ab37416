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
  let open: string | null = null;
  const close = (): void => {
    if (open !== null) done.push(open);
    open = null;
  };
  const add = (text: string): void => {
    open = (open ?? "") + text;
  };
  const split = (value: string): void => {
    const [first = "", ...others] = splitAt(value.replaceAll(UNKNOWN, UNKNOWN_WORDS), separators);
    if (first !== "") add(first);
    for (const other of others) {
      close();
      if (other !== "") add(other);
    }
  };
  return {
    add,
    expand: (values, isQuoted) => {
      if (values === null) add(isQuoted ? UNKNOWN : UNKNOWN_WORDS);
      for (const [at, value] of (values ?? []).entries()) {
        if (at > 0) close();
        if (isQuoted) add(value);
        else split(value);
      }
    },
    finish: () => {
      close();
      return done;
    },
  };
}

function splitAt(value: string, separators: string): readonly string[] {
  if (separators === "") return [value];
  const isBlank = /^[ \t\n]*$/.test(separators);
  const parts = value.split(isBlank ? /[ \t\n]+/ : anyOf(separators));
  return isBlank ? parts : parts.map((part) => part.trim());
}

function anyOf(characters: string): RegExp {
  return new RegExp(`[${characters.replaceAll(/[\\\]^-]/g, "\\$&")}]`, "u");
}
