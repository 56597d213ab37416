import type { Finding, Judgement } from "../src/core/finding.ts";
import { countPublished } from "../src/git/published.ts";
import type { Hook } from "./hook.ts";

/**
 * Warns before a rebase rewrites commits of a protected branch that others already have. Never refuses: whoever means it
 * goes on.
 */
export const preRebase: Hook = {
  name: "pre-rebase",
  consequence: "nothing was rebased",
  advises: true,
  run({ repository, policy, args: [upstream = "", branch] }) {
    const published = countPublished(repository, upstream, branch ?? null, policy.settings.branches.protected);
    return Promise.resolve(published === null ? NOTHING : warning(published));
  },
};

const NOTHING: Judgement = { findings: [], skipped: [], unverified: [] };

function warning({ branch, count }: { readonly branch: string; readonly count: number }): Judgement {
  const finding: Finding = {
    rule: "published-history",
    severity: "warning",
    commit: null,
    subject: "",
    where: `branch ${branch}`,
    what: `the rebase rewrites ${count} commit${count === 1 ? "" : "s"} of ${branch} that its remote already has`,
    why: "Everybody who has the branch would have to join two histories of the same work.",
    next: [{ say: "If that was not meant, go back:", run: "git rebase --abort" }],
    data: { branch, count },
    docs: "https://unpkg.com/commit-guard/docs/hooks.md#published-history",
  };
  return { ...NOTHING, findings: [finding] };
}
