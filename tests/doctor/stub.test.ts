import * as fc from "fast-check";
import { expect, it } from "vitest";
import { readStub } from "../../src/doctor/stub.ts";

const quote = (value: string): string => `'${value.replaceAll("'", String.raw`'\''`)}'`;

/** Text of a template between its two values, with what a pattern could take for its own. */
const text = fc.string({ unit: fc.constantFrom("a", "\n", "$", "(", ")", "[", "\\", "'", '"', "*", " ") });

it("reads back what init filled in, and nothing but that", () => {
  fc.assert(
    fc.property(text, text, fc.string(), fc.string(), (start, end, recorded, chained) => {
      const path = recorded.replaceAll("\n", "");
      const earlier = chained.replaceAll("\n", "");
      const template = `#!/bin/sh\n# ${start}\nrecorded=@RECORDED@\nchained=@CHAINED@\n${end}\n`;
      const filled = template.replace("@RECORDED@", () => quote(path)).replace("@CHAINED@", () => quote(earlier));
      expect(readStub(filled, template)).toEqual({ recorded: path, chained: earlier });
      expect(readStub(`${filled}exit 0\n`, template)).toBeNull();
    }),
    { seed: 1, numRuns: process.env["LONG"] === undefined ? 200 : 20_000 },
  );
});
