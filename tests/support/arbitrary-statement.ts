import fc from "fast-check";
import { printing } from "./arbitrary-printing.ts";
import { setting } from "./arbitrary-setting.ts";
import { plainArgument, singly } from "./arbitrary-text.ts";
import { argument, pattern } from "./arbitrary-word.ts";

/** A command with others inside of it, so deep. */
export function statement(depth: number): fc.Arbitrary<string> {
  const probe = fc.array(argument(), { minLength: 1, maxLength: 3 }).map((words) => `probe ${words.join(" ")}`);
  if (depth === 0) return fc.oneof(probe, setting());
  const k = `k${depth}`; // loops inside of one another count by themselves
  const inner = fc.array(statement(depth - 1), { minLength: 1, maxLength: 2 }).map((lines) => lines.join("\n"));
  return fc.oneof(
    { weight: 6, arbitrary: probe },
    { weight: 2, arbitrary: setting() },
    { weight: 1, arbitrary: inner.map((body) => `( ${body}\n)`) },
    { weight: 1, arbitrary: inner.map((body) => `{ ${body}\n}`) },
    {
      weight: 2,
      arbitrary: fc
        .tuple(fc.array(argument(), { maxLength: 2 }), inner)
        .map(([words, body]) => `for v in ${words.join(" ")}; do\n${body}\ndone`),
    },
    {
      weight: 1,
      arbitrary: inner.map((body) => `for ((${k} = 0; ${k} < 2; ${k} += 1)); do\n${body}\nprobe $${k}\ndone`),
    },
    {
      weight: 1,
      arbitrary: inner.map(
        (body) => `${k}=0\nwhile [ $${k} -lt 2 ]; do\n${body}\nprobe $${k}\n${k}=$((${k} + 1))\ndone`,
      ),
    },
    {
      weight: 2,
      arbitrary: fc.tuple(test, inner, inner).map(([one, yes, no]) => `if ${one}; then\n${yes}\nelse\n${no}\nfi`),
    },
    { weight: 1, arbitrary: fc.tuple(test, fc.constantFrom("&&", "||"), probe).map((parts) => parts.join(" ")) },
    {
      weight: 2,
      arbitrary: fc
        .tuple(
          fc.constantFrom("$x", '"$y"', "abc", "$1"),
          pattern.filter((text) => text !== "" && !text.includes("\n")),
          inner,
          fc.constantFrom(";;", ";&", ";;&"),
        )
        .map(
          ([one, text, body, end]) =>
            `case ${one} in\n${text}) ${body}\n${end}\nb*|a*) probe second ;;\n*) probe other ;;\nesac`,
        ),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(inner, fc.array(argument(), { maxLength: 2 }))
        .map(([body, words]) => `f() {\nlocal x=local\n${body}\n}\nf ${words.join(" ")}`),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(printing(), fc.constantFrom("read -r l", "read l", "IFS= read -r l", "read l w", "IFS=: read -r l w"))
        .map(([text, read]) => `${text} | while ${read}; do probe "$l" "$w"; done`),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(
          printing(),
          fc.constantFrom(
            "xargs probe",
            "xargs -n1 probe",
            "xargs -I{} probe x{}",
            "xargs -d '\\n' probe",
            "xargs -L1 probe",
            "xargs -r probe",
          ),
        )
        .map((parts) => parts.join(" | ")),
    },
    { weight: 1, arbitrary: probe.map((text) => `eval ${singly(text)}`) },
    {
      weight: 1,
      arbitrary: fc.tuple(argument(), argument()).map(([one, other]) => `sh -c 'probe "$@"' zero ${one} ${other}`),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(
          fc.constantFrom("E", "'E'", "-E"),
          fc.array(
            argument().filter((text) => !/[\n*@']/.test(text)),
            { maxLength: 2 },
          ),
        )
        .map(
          ([end, lines]) =>
            `while read -r l; do probe "$l"; done <<${end}\n${lines.map((line) => `\t${line}`).join("\n")}\nE`,
        ),
    },
  );
}

const test = fc.oneof(
  fc
    .tuple(plainArgument(), fc.constantFrom("=", "!="), plainArgument())
    .map(([one, sign, other]) => `[ "${strip(one)}" ${sign} "${strip(other)}" ]`),
  fc
    .tuple(
      fc.constantFrom("$x", "$y", "abc", '"$1"'),
      fc.constantFrom("==", "!="),
      pattern.filter((text) => !/[\n;&|<>()`!#]/.test(text) && text !== ""),
    )
    .map(([one, sign, other]) => `[[ ${one} ${sign} ${other} ]]`),
  fc
    .tuple(
      fc.constantFrom("$i", "3", "${#x}"),
      fc.constantFrom("-eq", "-lt", "-ge", "-ne"),
      fc.constantFrom("2", "$j", "0"),
    )
    .map((parts) => `[ ${parts.join(" ")} ]`),
  fc.constantFrom(
    '[ -z "$z" ]',
    '[ -n "$x" ]',
    "[[ -n $y ]]",
    "[[ $x < b ]]",
    "true",
    "false",
    "! true",
    "(( i > 1 ))",
    "[[ $i -gt 1 && $x == a* ]]",
    "test a = a",
  ),
);

function strip(text: string): string {
  return text.replaceAll(/["\\`$'\n]/g, "");
}
