import type { Judgement } from "../src/core/finding.ts";
import type { RuleSet, Step } from "../src/core/rule.ts";
import type { Repository } from "../src/git/open-repository.ts";
import type { SettingsSource } from "../src/settings/load-settings.ts";
import type { Policy } from "../src/settings/settings.ts";

/** What every hook is handed: the repository, what binds there, the rules, git's own arguments. */
export interface HookContext {
  readonly repository: Repository;
  readonly source: SettingsSource;
  readonly policy: Policy;
  readonly rules: RuleSet;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  /** What git sends on standard input. */
  readonly readInput: () => string;
  readonly seal: Seal;
}

/** Proof that `pre-commit` ran in this very commit. `shim.sh` keeps it, because no hook that passes may start Node for it. */
export interface Seal {
  /** Belongs to the git process that runs the hook; null where no git is above it. */
  readonly file: string | null;
  /** What the shim found: that the seal is missing, or that git will not run our `commit-msg`. */
  readonly state: "sealed" | "missing" | "unanswered";
}

/** What git asks commit-guard at one of its events. */
export interface Hook {
  /** The name of the event, and of the file that git looks for. */
  readonly name: string;
  /** What a refusal means, in the past tense: "nothing was pushed". */
  readonly consequence: string;
  /** True for a hook that git does not ask, or that must never be in the way: whatever it finds, its exit code is 0. */
  readonly advises?: true;
  /** What it judges: a commit that is being written, or commits that are stored. */
  readonly judges?: "stored";
  readonly run: (context: HookContext) => Promise<Judgement>;
}

/** Something that must be told at once and is no finding: a refusal with its way out. */
export class HookRefusal extends Error {
  override readonly name: string = "HookRefusal";
  readonly next: readonly Step[];

  constructor(message: string, next: readonly Step[]) {
    super(message);
    this.next = next;
  }
}
