import { mkdirSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join, relative } from "node:path";
import { sync as writeFileAtomic } from "write-file-atomic";
import type { ResolvedAgent } from "./lookup.ts";
import { type MappedAgent, type Mapping, MappingError, formatMapping, parseMapping } from "./mapping.ts";
import type { Repository } from "./repository.ts";

/** Null when there is no file. Throws MappingError, which then names the file, for what is no mapping. */
export function readMapping(file: string): Mapping | null {
  try {
    return parseMapping(readFileSync(file, "utf8"));
  } catch (error) {
    if (error instanceof MappingError) throw new MappingError(`${file}:${error.message}`, { cause: error });
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  }
}

/** A reader sees the old mapping or the new one, never half of one. */
export function writeMapping(file: string, mapping: Mapping): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileAtomic(file, formatMapping(mapping));
}

export function toMappedAgent(agent: ResolvedAgent, main: Repository): MappedAgent {
  const { hash, commit, blob } = agent.version;
  const source = agent.source.inTree === null ? "global" : "project";
  return { hash, commit, blob, source, path: pathForAll(agent, main) };
}

/** A path that means the same to everybody who shares the repository. */
function pathForAll({ repository, pathInRepository }: ResolvedAgent, main: Repository): string {
  const file = join(repository.root, pathInRepository);
  const inMain = relative(main.root, file);
  if (!inMain.startsWith("../")) return inMain;
  const inHome = relative(main.env["HOME"] || homedir(), file);
  return inHome.startsWith("../") ? pathInRepository : `~/${inHome}`;
}
