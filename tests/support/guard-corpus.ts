import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";

/** One shell command, and what a guard must say to it. */
export interface Case {
  readonly id: string;
  /** Which kind of bypass it is, or looks like. */
  readonly class: string;
  /** How well it hides: 1 not at all, 2 behind a wrapper, a file or plain shell, 3 where only running it would tell. */
  readonly tier: 1 | 2 | 3;
  readonly label: "block" | "allow";
  readonly command: string;
  /** The state of the repository it needs (tests/acceptance/guard-labels/world.sh); "staged" where none is named. */
  readonly state?: State;
  readonly why?: string;
  /** How the label is known: it was executed and its effects seen, or only read. */
  readonly confirmed?: "executed" | "read";
}

export type State = "staged" | "clean" | "husky";

/** The labelled commands of a folder of JSON lines, in the order of the files' names. */
export function readCorpus(folder: string = FOLDER): readonly Case[] {
  const files = readdirSync(folder).filter((name) => name.endsWith(".jsonl"));
  return files.toSorted().flatMap((name) => readCases(join(folder, name)));
}

/** The labelled commands of one file. */
export function readCases(file: string): readonly Case[] {
  const lines = readFileSync(file, "utf8").split("\n").filter(Boolean);
  return lines.map((line): Case => JSON.parse(line));
}

const FOLDER = resolve(import.meta.dirname, "../acceptance/guard-corpus");
