import type { Judgement, Verdict } from "../core/finding.ts";

/** Everything one run found out: what `--format json` prints, and what the other formats are made from. */
export interface Report extends Judgement {
  readonly schema: 1;
  readonly tool: { readonly name: "commit-guard"; readonly version: string };
  /** The URL of `origin` without credentials. */
  readonly repository: string | null;
  readonly policy: { readonly source: string; readonly revision: string | null; readonly digest: string };
  readonly verdict: Verdict;
  /** True where nothing is refused: in `"mode": "report"`, and while a policy is being adopted. */
  readonly reportOnly: boolean;
  /** The trusted revision, when it has no policy yet. */
  readonly adopting: string | null;
  readonly subject: "range" | "staged" | "message";
  readonly range: { readonly from: string | null; readonly to: string | null };
  /** How many commits were judged. */
  readonly commits: number;
  /** How many commits of the range were made before the policy, and so were not judged. */
  readonly baseline: number;
}
