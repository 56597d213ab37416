import { describe, expect, it } from "vitest";
import { formatClosing, formatRefusal } from "../../src/report/closing.ts";
import type { Report } from "../../src/report/report.ts";
import { AN_ID } from "../support/commit.ts";
import { aFinding, aJudgement, aReport } from "../support/report.ts";

const ERROR = aFinding();
const WARNING = aFinding({ severity: "warning" });
const OPEN = { rule: "assisted-by", commit: AN_ID, reason: "the history is shallow" } as const;

describe("formatClosing", () => {
  it.each<[Partial<Report>, string]>([
    [{}, "commit-guard: nothing to fix in 12 commits\n"],
    [{ commits: 0 }, "commit-guard: nothing to fix in 0 commits\n"],
    [{ commits: 1, findings: [ERROR] }, "commit-guard: 1 to fix in 1 commit\n"],
    [
      { findings: [WARNING, ERROR, WARNING], unverified: [OPEN] },
      "commit-guard: 1 to fix, 2 warnings, 1 could not be verified in 12 commits\n",
    ],
    [{ findings: [WARNING] }, "commit-guard: 1 warning in 12 commits\n"],
    [{ baseline: 3 }, "commit-guard: nothing to fix in 12 commits (3 more from before the policy)\n"],
    [{ subject: "staged", commits: 0 }, "commit-guard: nothing to fix in the staged changes\n"],
    [{ subject: "message", commits: 0 }, "commit-guard: nothing to fix in the message\n"],
    [
      { reportOnly: true, findings: [ERROR] },
      "commit-guard: 1 to fix in 12 commits\nreport only, nothing was refused\n",
    ],
    [
      { reportOnly: true, adopting: AN_ID },
      "commit-guard: nothing to fix in 12 commits\nno policy at abcdef1234ab yet\nreport only, nothing was refused\n",
    ],
  ])("for %j", (overrides, text) => {
    expect(formatClosing(aReport(overrides))).toBe(text);
  });
});

describe("formatRefusal", () => {
  const where = {
    consequence: "nothing was committed",
    happened: false,
    head: AN_ID,
    message: null,
    retry: null,
  } as const;

  it("says what did not happen, where HEAD is and where the message is", () => {
    const text = formatRefusal(aJudgement({ findings: [ERROR] }), { ...where, message: ".git/COMMIT_EDITMSG" });
    expect(text).toMatchInlineSnapshot(`
      "The message is kept in .git/COMMIT_EDITMSG
      commit-guard: 1 to fix, nothing was committed
      HEAD is still at abcdef1234ab
      "
    `);
  });

  it("ends with the one command that repairs the message", () => {
    const findings = [aFinding({ repair: { signOff: true } })];
    const kept = { ...where, message: ".git/commit-guard/REJECTED_MSG", retry: "git guard retry" };
    expect(formatRefusal(aJudgement({ findings }), kept)).toMatchInlineSnapshot(`
      "  next:  Commit again with the repaired message:
                 git guard retry -s

      The message is kept in .git/commit-guard/REJECTED_MSG
      commit-guard: 1 to fix, nothing was committed
      HEAD is still at abcdef1234ab
      "
    `);
    expect(formatRefusal(aJudgement({ findings }), where)).not.toContain("retry");
    expect(formatRefusal(aJudgement({ findings: [ERROR] }), kept)).not.toContain("retry");
  });

  it("says so before the first commit", () => {
    const text = formatRefusal(aJudgement({ findings: [ERROR, WARNING] }), { ...where, head: null });
    expect(text).toMatchInlineSnapshot(`
      "commit-guard: 1 to fix, 1 warning, nothing was committed
      HEAD still has no commit
      "
    `);
  });

  it("counts what could not be verified", () => {
    expect(formatRefusal(aJudgement({ unverified: [OPEN] }), where)).toMatchInlineSnapshot(`
      "commit-guard: 1 could not be verified, nothing was committed
      HEAD is still at abcdef1234ab
      "
    `);
  });

  it("counts nothing where the refusal is not by a rule", () => {
    expect(formatRefusal(aJudgement(), where)).toMatchInlineSnapshot(`
      "commit-guard: nothing was committed
      HEAD is still at abcdef1234ab
      "
    `);
  });

  it("makes the path of the message visible", () => {
    expect(formatRefusal(aJudgement(), { ...where, message: "a\u001b[31m\n::error::" })).toMatch(
      String.raw`a\x1b[31m\x0a::error::`,
    );
  });
});
