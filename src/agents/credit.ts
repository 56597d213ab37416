import type { AttributionFact } from "../core/commit.ts";
import { isMappedVersion, type MappedAgent } from "./mapping.ts";
import { isExampleHash } from "./placeholder.ts";

/** An agent that a trailer credits. */
export interface Credit {
  readonly agent: string;
  readonly hash: string | null;
  /** A template that nobody filled in. */
  readonly isPlaceholder: boolean;
}

/** Judges by the committed mapping. Of several entries the last is the newest. */
export function judgeMapped(credit: Credit, mapped: readonly MappedAgent[]): AttributionFact {
  const { agent, hash, isPlaceholder } = credit;
  const current = mapped.at(-1)?.hash ?? null;
  if (hash === null) return { kind: "no-hash", agent, current };
  if (mapped.some((entry) => isMappedVersion(entry, hash))) return { kind: "resolved", agent, behind: 0 };
  const kind = isPlaceholder || isExampleHash(hash) ? "placeholder" : "not-a-version";
  return { kind, agent, hash, current };
}

/** A commit that creates its agent's file: no version of the agent exists before it, and it cannot cite itself. */
export function explainFirst({ agent, hash }: Credit): AttributionFact {
  if (hash === null) return { kind: "no-hash", agent, current: null };
  return { kind: "not-a-version", agent, hash, current: null };
}
