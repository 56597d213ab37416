/**
 * A pattern of the shell as a regular expression; `*` and `?` do not stop at "/". Null for one that is too long to be
 * worth its time. Source: POSIX.1-2024, "Pattern Matching Notation".
 */
export function patternSource(pattern: string, isGreedy = true): string | null {
  if (pattern.length > LONGEST) return null;
  const star = isGreedy ? "[^]*" : "[^]*?";
  return pattern.replaceAll(/\\([^])|\*+|\?|\[(!?)((?:\]|[^\]])[^\]]*)\]|([^])/g, (...found: readonly string[]) => {
    const [whole, escaped, negation, set, other] = found;
    if (whole?.startsWith("*")) return star;
    if (whole === "?") return "[^]";
    if (set !== undefined) return `[${negation === "!" ? "^" : ""}${setSource(set)}]`;
    return literal(escaped ?? other ?? "");
  });
}

const LONGEST = 1000;

function setSource(set: string): string {
  return set
    .replaceAll("\\", "\\\\")
    .replaceAll("[", "\\[")
    .replaceAll("]", "\\]")
    .replaceAll(/^\^/g, "\\^")
    .replaceAll(/\\\[:(\w+):\\\]/g, (_, name: string) => CLASSES[name] ?? "");
}

const CLASSES: Readonly<Record<string, string>> = {
  alnum: "A-Za-z0-9",
  alpha: "A-Za-z",
  digit: "0-9",
  lower: "a-z",
  upper: "A-Z",
  space: "\\s",
  blank: " \\t",
  punct: "!-\\/:-@\\[-`{-~",
};

function literal(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}

/** Whether the whole text matches; a pattern that cannot be read matches nothing. */
export function matches(text: string, pattern: string): boolean {
  return compile(`^${patternSource(pattern) ?? "(?!)"}$`)?.test(text) ?? false;
}

export function compile(source: string, flags = "u"): RegExp | null {
  try {
    return new RegExp(source, flags);
  } catch {
    return null;
  }
}
