import type { RuleSettings } from "../core/check.ts";

/** One command that must pass before a commit. */
export interface Gate {
  readonly name: string;
  readonly run: string;
  readonly files?: readonly string[] | undefined;
  readonly timeoutSeconds?: number | undefined;
}

/** Everything a repository can say about its policy, complete: a preset fills what a file leaves out. */
export interface Settings {
  readonly rules: RuleSettings;
  readonly agents: { readonly sources: readonly string[] };
  /** "declare": `prepare-commit-msg` writes `Assisted-By: none` where no agent is at work. */
  readonly humans: "ask" | "declare";
  readonly gates: readonly Gate[];
  readonly guard: { readonly opaque: "allow" | "ask" | "deny" };
  readonly protocol: { readonly mode: "always" | "agents" | "off" };
  readonly checkpoints: "off" | "required";
  /** Globs of files that tools write; they bind as the first parent has them. */
  readonly generated: readonly string[];
  /** Full ids: what is reachable from them was made before the policy. */
  readonly baseline: readonly string[];
  readonly mode: "enforce" | "report";
  readonly integration: "commits" | "squash";
  readonly branches: { readonly protected: readonly string[]; readonly pattern: string };
}

/** Where settings came from, for every report. */
export interface Policy {
  readonly settings: Settings;
  /** A file name, or `preset strict`. */
  readonly source: string;
  /** False where no file has any, so that the preset binds. */
  readonly hasSettings: boolean;
  /** The revision they were read from; null for the checkout or the index. */
  readonly revision: string | null;
  /** `sha256:` and the hash of the complete settings. */
  readonly digest: string;
}
