import { resolve } from "node:path";
import type { Finding } from "../core/finding.ts";
import { findApprovals, type FoundApproval, listApprovals, spendApproval } from "../git/approvals.ts";
import { readPlace } from "../git/approved-place.ts";
import { openRepository, type Repository } from "../git/open-repository.ts";

/**
 * What of this nobody approved for what is staged now. Where that is nothing the command runs, and what let it is spent,
 * unless a hook will see the same bypass and spend it then. One approval lets one finding pass. Never throws.
 */
export function spendForCommand(
  findings: readonly Finding[],
  folder: string,
  inner: readonly string[],
): readonly Finding[] {
  try {
    const repository = openRepository(folder);
    if (listApprovals(repository).length === 0 || !inner.every((path) => isWithin(repository, resolve(folder, path))))
      return findings;
    return spendAll(findings, repository);
  } catch {
    return findings;
  }
}

/** Another repository has approvals of its own. */
function isWithin({ gitDir }: Repository, folder: string): boolean {
  return openRepository(folder).gitDir === gitDir;
}

function spendAll(findings: readonly Finding[], repository: Repository): readonly Finding[] {
  const open = findApprovals(repository, readPlace(repository), { pid: null, now: Date.now() });
  const matched = match(findings, open);
  const rest = findings.filter((finding) => !matched.has(finding));
  if (rest.length > 0 || findings.every(isSeenByHook)) return rest;
  const isSpent = [...matched].every(([{ where }, found]) =>
    spendApproval(repository, found, { at: new Date().toISOString(), commit: null, command: where }),
  );
  return isSpent ? [] : findings;
}

/** Each approval serves one finding. */
function match(findings: readonly Finding[], open: readonly FoundApproval[]): ReadonlyMap<Finding, FoundApproval> {
  const taken = new Map<Finding, FoundApproval>();
  const used = new Set<FoundApproval>();
  for (const finding of findings.filter((one) => !isForgery(one))) {
    const found = open.find((one) => one.approval.rule === finding.rule && !used.has(one));
    if (found === undefined) continue;
    used.add(found);
    taken.set(finding, found);
  }
  return taken;
}

/** Approvals themselves are nothing that an approval opens. */
function isForgery({ data }: Finding): boolean {
  return /guard approve$|(?:^|\/)\.git\/commit-guard(?:\/|$)/i.test(String(data["token"]));
}

/** `prepare-commit-msg` runs all the same, with the tree that will be committed. */
function isSeenByHook({ rule, data }: Finding): boolean {
  return rule === "no-bypass-flag" && (data["command"] === "commit" || data["command"] === "merge");
}
