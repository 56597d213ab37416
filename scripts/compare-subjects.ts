import { execFileSync } from "node:child_process";
import { commitlintVerdict, isKnownDifference, nativeVerdict } from "../tests/support/commitlint-verdict.ts";

/**
 * Compares our grammar with commitlint on every message of the repositories given as arguments, and prints each
 * difference: `node scripts/compare-subjects.ts <git directory>…`. Exits 1 when one is not documented.
 */
for (const directory of process.argv.slice(2)) {
  // oxlint-disable-next-line no-await-in-loop -- one history at a time fits into memory
  const count = await compare(readMessages(directory));
  process.stdout.write(`${directory}: ${JSON.stringify(count)}\n`);
  if (count.different > 0) process.exitCode = 1;
}

interface Count {
  readonly messages: number;
  readonly accepted: number;
  /** Left out of the comparison for a documented reason. */
  readonly known: number;
  readonly different: number;
}

async function compare(messages: readonly string[]): Promise<Count> {
  const compared = messages.filter((text) => !isKnownDifference(text));
  let different = 0;
  for (const text of compared) {
    const native = nativeVerdict(text).join(" ");
    // oxlint-disable-next-line no-await-in-loop -- commitlint only computes: there is nothing to overlap
    const commitlint = (await commitlintVerdict(text)).join(" ");
    if (native === commitlint) continue;
    different += 1;
    process.stdout.write(`${JSON.stringify(text.slice(0, 200))}\n  native: ${native}\n  commitlint: ${commitlint}\n`);
  }
  const accepted = compared.filter((text) => nativeVerdict(text).length === 0).length;
  return { messages: messages.length, accepted, known: messages.length - compared.length, different };
}

/** Every message of every ref, as UTF-8. Git ends each with a NUL. */
function readMessages(directory: string): readonly string[] {
  const log = execFileSync("git", ["-C", directory, "log", "--all", "--format=%B", "-z"], {
    encoding: "utf8",
    maxBuffer: 2 ** 30,
  });
  return log.split("\0").slice(0, -1);
}
