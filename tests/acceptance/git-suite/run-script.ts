import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Place, run } from "../ground/run.ts";

/** What one test script of git says of itself, in TAP. */
export interface Result {
  readonly passed: number;
  /** The names of the tests that failed. */
  readonly failed: readonly string[];
  /** Ended with its closing line, 1..n. */
  readonly complete: boolean;
}

export async function runScript({ cwd, env }: Place, name: string): Promise<Result> {
  const { out } = await run({ cwd, env }, "sh", `./${name}`);
  const lines = out.split("\n");
  return {
    passed: lines.filter((line) => line.startsWith("ok ")).length,
    failed: lines.flatMap((line) => /^not ok \d+ - (?!.*# TODO known breakage)(.*)/.exec(line)?.[1] ?? []),
    complete: lines.some((line) => /^1\.\.\d+/.test(line)),
  };
}

/** Whether a test passes hooks by: its name or its body says so. */
export function skipsHooks(tree: string, script: string, test: string): boolean {
  const text = readFileSync(join(tree, "t", script), "utf8");
  const [, body = ""] = text.split(`'${test}'`);
  return `${test}\n${body.split(/^test_expect_/m)[0]}`.includes("--no-verify");
}

/** The scripts of these numbers, such as t7500. */
export function findScripts(tree: string, numbers: readonly string[]): string[] {
  const scripts = readdirSync(join(tree, "t")).filter((name) => /^t\d{4}-.*\.sh$/.test(name));
  return numbers.flatMap((number) => scripts.filter((name) => name.startsWith(`${number}-`)));
}
