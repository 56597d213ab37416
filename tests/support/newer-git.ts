import { dirname } from "node:path";

/** A PATH on which the git of NEWER_GIT (2.54 or newer) comes first; null where that variable names none. */
export function newerGit(): string | null {
  const { NEWER_GIT: program, PATH: path = "" } = process.env;
  return program === undefined || program === "" ? null : `${dirname(program)}:${path}`;
}
