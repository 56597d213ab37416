import type { Commit } from "./commit.ts";
import { isDefaultMergeSubject } from "./merge-subjects.ts";
import type { Exemption } from "./rule.ts";

/** Exemptions come from facts only (parents, the exact inverse), never from the text alone. */
export function exemptionsOf(commit: Commit): { readonly kind: Exemption; readonly reason: string }[] {
  const found: { readonly kind: Exemption; readonly reason: string }[] = [];
  if (new Set(commit.parents).size > 1 && isDefaultMergeSubject(commit.message.subject)) {
    found.push({ kind: "default-merge", reason: "a merge with a default subject" });
  }
  if (commit.reverts !== null) {
    found.push({ kind: "exact-revert", reason: `the exact inverse of commit ${commit.reverts.slice(0, 7)}` });
  }
  return found;
}
