import { verdictOf } from "../core/finding.ts";
import type { Repository } from "../git/open-repository.ts";
import { readOrigin } from "../git/origin.ts";
import { type Launcher, spellOut } from "../judge/launcher.ts";
import type { Report } from "../report/report.ts";
import type { Policy } from "../settings/settings.ts";
import type { Judged } from "./check-subject.ts";
import { VERSION } from "./version.ts";

interface Binding {
  readonly policy: Policy;
  readonly adopting: string | null;
}

/** Everything that one run of `check` found out. */
export function createReport(
  repository: Repository,
  { policy, adopting }: Binding,
  judged: Judged,
  launcher: Launcher,
): Report {
  const { source, revision, digest, settings } = policy;
  const { judgement, fault: _fault, ...rest } = judged;
  return {
    schema: 1,
    tool: { name: "commit-guard", version: VERSION },
    repository: readOrigin(repository),
    policy: { source, revision, digest },
    verdict: verdictOf(judgement),
    reportOnly: settings.mode === "report" || adopting !== null,
    adopting,
    ...rest,
    findings: judgement.findings.map((finding) => spellOut(finding, launcher)),
    skipped: judgement.skipped,
    unverified: judgement.unverified,
  };
}
