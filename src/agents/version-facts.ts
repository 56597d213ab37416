import type { AttributionFact } from "../core/commit.ts";
import { readShortHash, SHALLOW } from "./agent-hash.ts";
import type { AgentHistory } from "./agent-history.ts";
import type { ObjectReader } from "./object-reader.ts";
import type { Past } from "./past.ts";
import { isExampleHash } from "./placeholder.ts";
import type { Repository } from "./repository.ts";

/** A hash that is cited for an agent whose file is in the repository. */
export interface Citation {
  readonly agent: string;
  readonly hash: string;
  readonly path: string;
  /** The past of the parent that has the file: newer versions are counted from here. */
  readonly past: Past;
  /** The pasts of all parents: the version may come from any of them. */
  readonly pasts: readonly Past[];
}

/** Judges citations by the history of the agent's file. */
export class VersionFacts {
  readonly #repository: Repository;
  readonly #objects: ObjectReader;
  readonly #history: AgentHistory;
  readonly #short = new Map<string, string>();

  constructor(repository: Repository, objects: ObjectReader, history: AgentHistory) {
    this.#repository = repository;
    this.#objects = objects;
    this.#history = history;
  }

  /** Throws GitError when the history cannot be read. */
  async judge(citation: Citation): Promise<AttributionFact> {
    const { agent, hash, path, past } = citation;
    if (await this.#isLatest(citation)) return { kind: "resolved", agent, behind: 0 };
    const versions = this.#history.versions(citation.pasts, path).filter((version) => version.startsWith(hash));
    const [version, second] = versions;
    if (second !== undefined)
      return { kind: "malformed", reason: `the hash ${hash} means several versions: add digits` };
    if (version === undefined || this.#isBoundary(version)) return this.#explain(citation);
    return { kind: "resolved", agent, behind: await this.#history.countNewer(past, path, version) };
  }

  /** The hash that the latest version is cited by; null when there is none, or when a shallow clone hides it. */
  async current(past: Past, path: string): Promise<string | null> {
    const latest = await this.#history.latest(past, path);
    if (latest === null || this.#isBoundary(latest)) return null;
    const short = this.#short.get(latest) ?? readShortHash(this.#repository, latest);
    this.#short.set(latest, short);
    return short;
  }

  /** Most citations name the latest version. When no other object starts alike, the history need not be read. */
  async #isLatest({ hash, path, past }: Citation): Promise<boolean> {
    const latest = await this.#history.latest(past, path);
    if (latest === null || this.#isBoundary(latest) || !latest.startsWith(hash)) return false;
    return latest === hash || (await this.#objects.read(hash))?.id === latest;
  }

  async #explain({ agent, hash, path, past }: Citation): Promise<AttributionFact> {
    const current = await this.current(past, path);
    if (isExampleHash(hash)) return { kind: "placeholder", agent, hash, current };
    if (this.#repository.shallow !== null) return { kind: "unverifiable", agent, reason: SHALLOW };
    const isVersion = this.#history.versionsAnywhere(path).some((version) => version.startsWith(hash));
    return { kind: isVersion ? "later" : "not-a-version", agent, hash, current };
  }

  #isBoundary(commit: string): boolean {
    return this.#repository.shallow?.has(commit) === true;
  }
}
