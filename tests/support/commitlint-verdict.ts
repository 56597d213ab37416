import conventional from "@commitlint/config-conventional";
import lint from "@commitlint/lint";
import createPreset from "conventional-changelog-conventionalcommits";
import { findSubjectProblems, headerOf } from "../../src/core/conventional.ts";

const HEADER_RULES = Object.fromEntries(
  Object.entries(conventional.rules).filter(([name]) => !/^(body|footer)-/.test(name)),
);

/** The names of the header rules of config-conventional that @commitlint/lint finds broken, sorted. */
export async function commitlintVerdict(text: string): Promise<readonly string[]> {
  const { errors, warnings } = await lint(text, HEADER_RULES, {
    defaultIgnores: false,
    parserOpts: createPreset().parser,
  });
  return [...errors, ...warnings].map(({ name }) => name).toSorted();
}

/** The same names as our own grammar finds them, sorted. */
export function nativeVerdict(text: string): readonly string[] {
  return findSubjectProblems(headerOf(text))
    .map(({ rule }) => rule)
    .toSorted();
}

/** The differences that src/core/conventional.ts documents. */
export function isKnownDifference(text: string): boolean {
  return text.trim() === "" || /^[\r\n]*\s*gpg:/.test(text) || /: (?:\u00b5|\u0345)/.test(text);
}
