import fc from "fast-check";
import { printing } from "./arbitrary-printing.ts";
import { plainArgument, quoted } from "./arbitrary-text.ts";

export const name: fc.Arbitrary<string> = fc.constantFrom("x", "y", "z", "v", "i");
const number = fc.constantFrom("0", "1", "2", "-1", "-2", "3", "i", "i-1", "$i", " -1", "${#x}");
export const pattern: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(
    "a",
    "*",
    "?",
    "a*",
    "*b",
    "[ab]",
    "[!a]",
    "*[[:space:]]*",
    "\\*",
    "'*'",
    '"$x"',
    "$y",
    "b*c",
    "??",
    "[a-c]*",
    "'a b'",
    "* *",
    ":",
    "-",
    "*:",
    "[^a]",
  ),
  quoted(),
);
const word = fc.constantFrom("d", "'d e'", '"$y"', "$y", "d e", "", "${y}f", "$(echo g h)", '"g h"i');

/** `$x`, `${x%…}`, `${a[@]:1}`, `$((…))`, `$(…)`. */
function expansion(): fc.Arbitrary<string> {
  const base = fc.oneof(name, fc.constantFrom("a", "a[1]", "a[-1]", "a[i]", "m[k]", "1", "2", "3"));
  const lists = fc.constantFrom("@", "*", "a[@]", "a[*]", "m[k]");
  const operation = fc.oneof(
    fc.tuple(fc.constantFrom("#", "##", "%", "%%"), pattern).map(([sign, text]) => sign + text),
    fc
      .tuple(
        fc.constantFrom("/", "//", "/#", "/%"),
        pattern.filter((text) => !/^[/#%]/.test(text)),
        fc.constantFrom("", "X", "'Y Z'", "$y", '"$y"', "[&]", "\\&", "\\/"),
      )
      .map(([sign, text, by]) => `${sign}${text.replaceAll("/", "\\/")}/${by}`),
    fc.constantFrom("^", "^^", ",", ",,", "^^[ab]", "@Q", "@U", "@L", "@u"),
    fc
      .tuple(number, fc.option(number))
      .map(([from, length]) => `:${from.startsWith("-") ? " " : ""}${from}${length === null ? "" : `:${length}`}`),
    fc.tuple(fc.constantFrom("-", ":-", "+", ":+", "=", ":="), word).map(([sign, text]) => sign + text),
  );
  return fc.oneof(
    fc
      .tuple(base, operation)
      .filter(([one, other]) => !(/^\d|\[/.test(one) && /^:?=/.test(other)))
      .map(([one, other]) => `\${${one}${other}}`),
    fc
      .tuple(
        lists,
        operation.filter((one) => !/^:?=/.test(one) && !one.startsWith("@")),
      )
      .map(([one, other]) => `\${${one}${other}}`),
    base.map((one) => `\${${one}}`),
    lists.map((one) => `\${${one}}`),
    fc.constantFrom("$#", "$@", "$*", "$1", "$x", "$y", "${#x}", "${#a[@]}", "${#a[1]}", "${!n}", "${#}", "${#@}"),
    arithmetic().map((text) => `$((${text}))`),
    fc
      .tuple(fc.constantFrom("echo", "printf '%s\\n'", "printf %s", "echo -n"), plainArgument())
      .map(([program, text]) => `$(${program} ${text})`),
    printing().map((text) => `$(${text})`),
  );
}

function arithmetic(): fc.Arbitrary<string> {
  const atom = fc.constantFrom(
    "i",
    "j",
    "1",
    "7",
    "0",
    "$i",
    "${#x}",
    "010",
    "0x1f",
    "2#101",
    "-3",
    "i++",
    "--j",
    "a[0]",
    "z",
  );
  const operator = fc.constantFrom(
    "+",
    "-",
    "*",
    "/",
    "%",
    "<<",
    "<",
    ">",
    "<=",
    "==",
    "!=",
    "&&",
    "||",
    "&",
    "|",
    "^",
    "**",
    ",",
  );
  return fc.oneof(
    atom,
    fc.tuple(atom, operator, atom).map((parts) => parts.join(" ")),
    fc.tuple(atom, operator, atom, operator, atom).map(([a, b, c, d, e]) => `(${a} ${b} ${c}) ${d} ${e}`),
    fc.tuple(atom, operator, atom, operator, atom).map((parts) => parts.join(" ")),
    fc.tuple(atom, atom, atom).map(([a, b, c]) => `${a} ? ${b} : ${c}`),
    fc.tuple(fc.constantFrom("!", "~", "-", "+"), atom).map(([sign, text]) => `${sign} ${text}`),
    fc
      .tuple(fc.constantFrom("i", "j", "v"), fc.constantFrom("=", "+=", "-=", "*=", "|="), atom)
      .map((parts) => parts.join("")),
  );
}

/** One argument: quoted text, expansions with quotes and without, and several of them side by side. */
export function argument(): fc.Arbitrary<string> {
  const expanded = fc.tuple(expansion(), fc.boolean()).map(([text, isQuoted]) => (isQuoted ? `"${text}"` : text));
  const inside = fc
    .tuple(fc.constantFrom("a", " ", "-", ""), expansion(), fc.constantFrom("b", " ", ""))
    .map(([one, text, other]) => `"${one}${text}${other}"`);
  return fc.oneof(
    plainArgument(),
    expanded,
    expanded,
    expanded,
    inside,
    fc
      .tuple(plainArgument(), expanded)
      .map(([one, other]) => (one.includes("{") && other.includes("((") ? one : one + other)),
  );
}
