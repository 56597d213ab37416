import type { Ground } from "../ground/ground.ts";
import type { Place } from "../ground/run.ts";
import type { Manager } from "./managers.ts";

/** One repository in which a manager is, or will be, installed. */
export interface Stage {
  readonly ground: Ground;
  readonly manager: Manager;
  /** A folder of this case alone; the repository is its `main`. */
  readonly folder: string;
  readonly place: Place;
}

/** How the bad commit is made. */
export interface Attempt {
  readonly place: Place;
  /** Options of git, before `commit`. */
  readonly git: readonly string[];
  readonly options: readonly string[];
}

/** What stands between a commit that was made and the others: each must refuse it or name the hole. */
export type Layer = "pre-push" | "check" | "doctor";

/** `blocked`, or the layers that must catch what git itself lets through, with the reason. */
export type Expectation = "blocked" | { readonly later: readonly Layer[]; readonly because: string };

export interface Scenario {
  readonly name: string;
  /** Before the manager is installed. */
  readonly before?: (stage: Stage) => Promise<void>;
  /** After it is: takes something away, and says how to commit then. */
  readonly spoil?: (stage: Stage) => Promise<Partial<Attempt>>;
  /** A file in the folder that a hook of the user writes. It must be there afterwards, where the manager can help it. */
  readonly witness?: string;
  /** A good commit must pass, instead of a bad one being blocked. */
  readonly good?: true;
  /** Of commit-guard; `blocked` where it says nothing. */
  readonly expect?: (stage: Stage) => Expectation;
}
