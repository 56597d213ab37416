import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { must } from "../ground/run.ts";
import { ask } from "./ask.ts";
import type { Guard } from "./guard.ts";

interface Answer {
  readonly id: string;
  readonly verdict: "allow" | "block";
}

/** commit-guard, asked for all commands at once. `program` is what Node runs. */
export function ours(program: string): Guard {
  return {
    name: "commit-guard",
    async refuses(cases, place) {
      const input = cases.map(({ id, command }) => `${JSON.stringify({ id, command })}\n`).join("");
      const { code, out, err } = await ask(place, [program, "guard", "--batch"], input);
      const answers = out.split("\n").filter(Boolean).map(parseAnswer);
      if (answers.length !== cases.length) {
        throw new Error(`${answers.length} answers to ${cases.length} commands, exit code ${code}: ${err}`);
      }
      return new Set(answers.filter(({ verdict }) => verdict === "block").map(({ id }) => id));
    },
  };
}

/** From a tarball, from another source tree, else from this one. */
export async function findProgram(
  folder: string,
  asked: { readonly tarball?: string | undefined; readonly source?: string | undefined },
): Promise<string> {
  const root = resolve(asked.source ?? join(import.meta.dirname, "../../.."));
  if (asked.tarball === undefined) return join(root, "src/cli/bin/commit-guard.ts");
  mkdirSync(folder, { recursive: true });
  await must({ cwd: folder, env: process.env }, "tar", "xzf", resolve(asked.tarball));
  return join(folder, "package/dist/commit-guard.cjs");
}

function parseAnswer(line: string): Answer {
  const answer: Answer = JSON.parse(line);
  return answer;
}
