import fc from "fast-check";

/** A text, and what stands for it in the source. */
function value(): fc.Arbitrary<string> {
  const plain = fc.constantFrom(
    "a",
    "abc",
    "a b",
    " x ",
    "-n",
    "a:b:",
    "a,b",
    "*",
    "[ab]",
    "it's",
    'q"r',
    "\\",
    "a\\b",
    "$x",
    "`",
    "x=y",
    "",
    "a\nb",
    "\t",
    "#c",
    "~",
    "!",
    "ä",
    "a;b",
    "&",
    "a/b/c",
    "--no-verify",
  );
  return fc.oneof(plain, fc.string({ unit: fc.constantFrom(..."ab -:,/*'\"\\$x.n\n"), maxLength: 6 }));
}

export function quoted(): fc.Arbitrary<string> {
  return fc.tuple(value(), fc.constantFrom(singly, doubly, backslashed, ansi)).map(([text, quote]) => quote(text));
}

export function singly(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

function doubly(text: string): string {
  return `"${text.replaceAll(/[\\"$`]/g, "\\$&")}"`;
}

function backslashed(text: string): string {
  return text === "" ? "''" : text.replaceAll(/[^\w\n/.:,-]/gu, "\\$&").replaceAll("\n", "'\n'");
}

function ansi(text: string): string {
  return `$'${text.replaceAll(/['\\]/g, "\\$&").replaceAll("\n", "\\n").replaceAll("\t", "\\t")}'`;
}

/** An argument that runs nothing. */
export function plainArgument(): fc.Arbitrary<string> {
  return fc.oneof(
    quoted(),
    fc.constantFrom("$x", '"$x"', "$y", '"$y"', '"$@"', "$*", "pre{a,b}", "{1..3}", "{x,y}{1,2}", "a", "-n"),
  );
}
