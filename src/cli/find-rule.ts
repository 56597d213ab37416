import { rules } from "../../rules/index.ts";
import { nearest } from "../core/nearest.ts";
import type { CommandRule, CommitRule } from "../core/rule.ts";
import { UsageError } from "./io.ts";

export type AnyRule = CommitRule | CommandRule;

/** In the order findings are printed. */
export const ALL_RULES: readonly AnyRule[] = [...rules.commit, ...rules.command];

/** Throws UsageError for a name that no rule has, with the nearest one. */
export function findRule(id: string): AnyRule {
  const rule = ALL_RULES.find((one) => one.id === id);
  if (rule) return rule;
  const ids = ALL_RULES.map((one) => one.id);
  const near = nearest(id, ids);
  throw new UsageError(
    `unknown rule '${id}'; ${near === null ? `known: ${ids.join(", ")}` : `did you mean '${near}'?`}`,
  );
}
