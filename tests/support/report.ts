import type { Finding, Judgement } from "../../src/core/finding.ts";
import type { Report } from "../../src/report/report.ts";
import { AN_ID } from "./commit.ts";

export function aFinding(overrides: Partial<Finding> = {}): Finding {
  return {
    rule: "atomic-files",
    severity: "error",
    commit: null,
    subject: "feat: a",
    where: "the staged changes",
    what: "6 files changed, the limit is 5",
    why: "A small commit can be reviewed, reverted and bisected on its own.",
    next: [
      { say: "Take the files of the other change out of this commit:", run: "git restore --staged -- f.txt" },
      { say: "Commit the other change on its own." },
    ],
    data: { actual: 6, limit: 5 },
    docs: "https://unpkg.com/commit-guard/docs/rules/atomic-files.md",
    ...overrides,
  };
}

export function aJudgement(overrides: Partial<Judgement> = {}): Judgement {
  return { findings: [], skipped: [], unverified: [], ...overrides };
}

/** A report of twelve commits without a finding. */
export function aReport(overrides: Partial<Report> = {}): Report {
  return {
    schema: 1,
    tool: { name: "commit-guard", version: "1.0.0" },
    repository: "https://example.com/repo.git",
    policy: { source: "commit-guard.json", revision: AN_ID, digest: "sha256:0" },
    verdict: "pass",
    reportOnly: false,
    adopting: null,
    subject: "range",
    range: { from: null, to: AN_ID },
    commits: 12,
    baseline: 0,
    ...aJudgement(),
    ...overrides,
  };
}
