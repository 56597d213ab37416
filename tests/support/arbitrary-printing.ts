import fc from "fast-check";
import { plainArgument } from "./arbitrary-text.ts";

/** What prints by its arguments alone, or what stands before it. */
export function printing(): fc.Arbitrary<string> {
  const format = fc.constantFrom(
    "%s",
    "%5s|",
    "%-4s|",
    "%d",
    "%03d",
    "%x",
    "%o",
    "%b",
    "%q ",
    "%c",
    "%.1s",
    "%%",
    "\\t",
    "\\x2d",
    "\\055",
    "%s-%s ",
    "%+d",
    "%#x",
    "%*d",
    "%u",
    "%i",
  );
  const filter = fc.constantFrom(
    "cat",
    "rev",
    "tac",
    "sort",
    "sort -r",
    "sort -u",
    "uniq",
    "tr a-c A-C",
    "tr -d b",
    "tr -s ' '",
    "tr ' ' '\\n'",
    "tr '[:lower:]' '[:upper:]'",
    "cut -c2",
    "cut -c2-3",
    "cut -d: -f2",
    "cut -d' ' -f1",
    "head -n1",
    "head -2",
    "tail -n1",
    "tail -n +2",
    "head -c 3",
    "sed s/a/X/",
    "sed 's/a/X/g;s/b/Y/'",
    "sed -E 's/(a)(b)/\\2\\1/'",
    "sed 's/[ab]*/<&>/'",
    "sed 's/\\(a\\)b/\\1/'",
    "awk '{print $1}'",
    "awk '{print $2,$1}'",
    "awk '{print $NF}'",
    "xargs",
    "xargs -n1 echo",
    "base64 | base64 -d",
    "grep a",
    "grep -v a",
  );
  return fc.oneof(
    fc
      .tuple(fc.array(format, { minLength: 1, maxLength: 2 }), fc.array(plainArgument(), { maxLength: 3 }))
      .map(([formats, args]) => `printf '${formats.join("")}' ${args.join(" ")}`),
    fc
      .tuple(fc.constantFrom("echo", "printf '%s\\n'", "echo -e"), plainArgument(), filter)
      .map(([program, text, one]) => `${program} ${text} | ${one}`),
    fc.constantFrom(
      "seq 3",
      "seq 2 4",
      "seq 5 -2 1",
      "seq -s, 3",
      "basename /a/b.c .c",
      "dirname /a/b",
      "echo {a,b}{1..3}",
      "echo {05..7} {c..a}",
    ),
  );
}
