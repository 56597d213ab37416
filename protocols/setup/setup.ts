import type { JsonObject } from "../json.ts";

/**
 * How one agent is told to ask the guard: data for `init` and `doctor`. Kept apart from the protocols, so that the guard does
 * not carry it.
 */
export interface Setup {
  /** Of the protocol, and the value of `--agents`. */
  readonly name: string;
  readonly title: string;
  /** Files or folders in a repository, or below `~/`, that show that the agent is used. */
  readonly traces: readonly string[];
  /** In the repository, to be committed; empty where the agent reads nothing from there. */
  readonly project: readonly SetupFile[];
  /** In the repository, for one machine: the agent keeps it out of commits. Absent where the agent has none. */
  readonly local?: readonly SetupFile[];
  /** In the user's home. */
  readonly user: readonly SetupFile[];
  /** Shell text that stands for the root of the repository while a hook runs; null where hooks start there. */
  readonly root: string | null;
  /** What a person has still to do; empty where nothing. */
  readonly afterwards: readonly string[];
  /** A payload that the guard must deny; the folder is absolute. */
  readonly canary: (folder: string) => JsonObject;
  readonly denial: Denial;
}

/** How the agent reads a refusal. */
export interface Denial {
  /** Where in the JSON on standard output, and what stands there; null where the agent reads none. */
  readonly json: { readonly at: readonly string[]; readonly is: string | boolean } | null;
  /** Whether code 2 with a text on standard error refuses as well. */
  readonly takesCode: boolean;
}

/** Paths are relative to the root of the repository, or begin with `~/`. */
export type SetupFile = JsonFile | OwnFile | BlockFile | HandFile;

/** A JSON file, comments allowed, that others write to as well: each entry is appended to an array, once. */
export interface JsonFile {
  readonly kind: "json";
  /** `*` stands for every file there is; then none is made. */
  readonly path: string;
  readonly entries: (command: string) => readonly Entry[];
  /** What the agent demands besides; set where it is missing. */
  readonly required: readonly { readonly at: readonly string[]; readonly value: string | number }[];
}

export interface Entry {
  /** The keys that lead to the array. */
  readonly at: readonly string[];
  readonly value: JsonObject;
}

/** A file of our own. One that is there and does not hold `commit-guard` is somebody else's: leave it, and say so. */
export interface OwnFile {
  readonly kind: "file";
  readonly path: string;
  readonly isExecutable: boolean;
  readonly content: (command: string) => string;
}

/** Lines between two marks at the end of a text file that others write to as well. */
export interface BlockFile {
  readonly kind: "block";
  readonly path: string;
  readonly begin: string;
  readonly end: string;
  readonly content: (command: string) => string;
  /** A file in which this is found (flag "m") cannot take the block: a person must. */
  readonly refusedBy: string;
}

/** What nobody but a person can write. */
export interface HandFile {
  readonly kind: "hand";
  readonly path: string;
  readonly content: (command: string) => string;
}
