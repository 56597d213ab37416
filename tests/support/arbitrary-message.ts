import * as fc from "fast-check";

/** How many messages a differential test takes: a slice in the normal run, many with `LONG=1`. */
export const MESSAGES: number = process.env["LONG"] === undefined ? 1500 : 30_000;

const SCISSORS = "# ------------------------ >8 ------------------------";

const blank = fc.constantFrom("", "", "", " ", "\t", "\r", " \r", "  \t");

const trailer = fc.constantFrom(
  "Signed-off-by: Ada <ada@example.com>",
  "Signed-off-by: Ada <ada@example.com>\r",
  "Assisted-By: parser-expert (claude-sonnet-4 / 1234567)",
  "Co-authored-by : Zoë  <zoe@example.com> ",
  "A-1\t :v",
  "Key:",
  "Key: ",
  "-: x",
  "A:b:c",
  "Conflicts: x",
  "(cherry picked from commit 0123456789)",
);

const nearTrailer = fc.constantFrom(
  "Signed-off-by:x",
  "signed-off-by: y",
  " Signed-off-by: indented",
  "Signed-of-by: Ada <ada@example.com>",
  "Signed-off by: Ada <ada@example.com>",
  "(cherry picked from commit",
  "> Signed-off-by: Ada <ada@example.com>",
  "A b: c",
  "é: x",
  "a\vb: c",
  "A\u00a0: b",
  "A\rB: c",
  ": x",
  "BREAKING CHANGE: x",
);

const folded = fc.constantFrom(
  " folded",
  "\tfolded: x",
  "  two  blanks  ",
  " \r x",
  " x\r",
  "\r y",
  "\u00a0z",
  "\vz",
  "\fz",
);

const special = fc.constantFrom(
  "#",
  "#c",
  "# Key: value",
  " # indented",
  "---",
  "--- a",
  "---------",
  SCISSORS,
  `${SCISSORS}\r`,
  ` ${SCISSORS}`,
  "; ------------------------ >8 ------------------------",
  "Conflicts:",
  "Conflicts:\r",
  "\tfile",
  "\t",
  "```",
  "Original commit message:",
);

const prose = fc.constantFrom(
  "prose",
  "Note: this",
  "* item",
  "\u{1f916} Generated with a tool",
  "ü",
  "\u2028x",
  "\ufeffx",
  "-",
  "x\0y",
);

const body = fc.array(fc.oneof(prose, trailer, nearTrailer, folded, special, blank, blank), { maxLength: 8 });

const block = fc.array(
  fc.oneof(
    { arbitrary: trailer, weight: 6 },
    { arbitrary: folded, weight: 2 },
    { arbitrary: fc.oneof(nearTrailer, prose), weight: 2 },
    { arbitrary: special, weight: 1 },
  ),
  { minLength: 1, maxLength: 9 },
);

const tail = fc.array(fc.oneof(blank, special, folded), { maxLength: 4 });

const shaped = fc
  .tuple(fc.array(blank, { maxLength: 2 }), fc.oneof(prose, prose, trailer, special), blank, body, blank, block, tail)
  .map(([leading, title, gap, text, end, trailers, rest]) => [
    ...leading,
    title,
    gap,
    ...text,
    end,
    ...trailers,
    ...rest,
  ]);

const ending = fc.constantFrom("", "\n", "\n\n", "\n \n");

/** Messages near every edge of git's reading: white space, folds, comments, scissors, near-trailers, no last LF. */
export const arbitraryMessage: fc.Arbitrary<string> = fc.oneof(
  { arbitrary: fc.tuple(shaped, ending).map(join), weight: 6 },
  { arbitrary: fc.tuple(body, ending).map(join), weight: 3 },
  { arbitrary: fc.string({ unit: "binary" }), weight: 1 },
);

/** Different messages, the same for the same seed. */
export function sampleMessages(numRuns: number, seed: number): readonly string[] {
  return [...new Set(fc.sample(arbitraryMessage, { numRuns, seed }))];
}

function join([lines, end]: readonly [readonly string[], string]): string {
  return `${lines.join("\n")}${end}`;
}
