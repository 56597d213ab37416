import { expect, it } from "vitest";
import { type Case, readCorpus } from "../support/guard-corpus.ts";
import { judgeText } from "../support/judge-text.ts";

/** Bypasses that are let through, and honest commands that are refused, with the reason. May only shrink. */
const KNOWN: Readonly<Record<string, string>> = {};

const isRefused = ({ command }: Case): boolean => judgeText(command).findings.length > 0;
const corpus = readCorpus();

it("judges every labelled command as its label says", () => {
  const wrong = corpus.filter((one) => isRefused(one) !== (one.label === "block"));
  expect(wrong.map(({ id }) => id)).toEqual(Object.keys(KNOWN));
});

it("refuses nothing else than what a rule names", () => {
  const found = corpus.flatMap(({ command }) => judgeText(command).findings);
  expect(found.every(({ severity, what }) => severity === "error" && what !== "")).toBe(true);
});
