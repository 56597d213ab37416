import { join, resolve } from "node:path";
import type { Repository } from "../src/git/open-repository.ts";
import { type Obstacle, readRepetition, readWordsOfPlain, type Repetition } from "../src/shell/repetition.ts";
import { type Invocation, onlyReading } from "./readings.ts";

/** How the commit that a hook judges could be made again by `commit-guard retry`, or why it could not. */
export function readRetry({ line, ...rest }: Invocation, repository: Repository, env: NodeJS.ProcessEnv): Retry {
  if (line === null) return { obstacle: "this system does not tell how git was started" };
  if (line.isExact) return readRepetition(line.args);
  if (!isStaged(repository, env)) return { obstacle: "it was not made of what is staged" };
  const { args } = line;
  const plain = readWordsOfPlain(args);
  if ("obstacle" in plain || onlyReading({ line, ...rest })) return plain;
  return { obstacle: "how its message was cleaned is not known" };
}

export type Retry = Repetition | Obstacle;

/** With -a or paths git makes an index of its own. Source: githooks(5). */
function isStaged({ root, gitDir }: Repository, env: NodeJS.ProcessEnv): boolean {
  const index = join(gitDir, "index");
  return resolve(root, env["GIT_INDEX_FILE"] ?? index) === index;
}
