import { appendFileSync, readFileSync } from "node:fs";

// One file per git process, which shim.sh begins with the start time of that process. A seal that is gone or cannot be
// written proves nothing, and nothing more: whoever needs the proof refuses without it.

/** "approved" tells `post-commit` that an approval let the commit through, and is to be spent. */
type Word = "judged" | "approved" | "passed-pre-push";

/** Notes that a hook judged this: `post-commit` compares it with what git stored. Never throws. */
export function addToSeal(file: string | null, word: Word, value: string): void {
  if (file === null) return;
  try {
    appendFileSync(file, `${word} ${value}\n`, { flag: "a", mode: 0o600 });
  } catch {
    // A hook without the proof takes the slow way.
  }
}

/** Whether this very thing was judged before by another hook of the same git process. */
export function isInSeal(file: string | null, word: Word, value: string): boolean {
  if (file === null) return false;
  try {
    return readFileSync(file, "utf8").split("\n").slice(1).includes(`${word} ${value}`);
  } catch {
    return false;
  }
}
