import { writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { rules } from "../../rules/index.ts";
import { everyRule } from "../core/rule.ts";
import { openRepository, type Repository } from "../git/open-repository.ts";
import { checkoutSource, revisionSource, stagedSource } from "../git/settings-sources.ts";
import { resolveCommit, tryResolve } from "../git/range.ts";
import { createLauncher } from "../judge/launcher.ts";
import { openJudge } from "../judge/open-judge.ts";
import { formatClosing } from "../report/closing.ts";
import { formatJson } from "../report/json.ts";
import type { Report } from "../report/report.ts";
import { formatFindings, formatNotes, type Paint } from "../report/text.ts";
import { loadPolicy, type SettingsSource } from "../settings/load-settings.ts";
import type { Policy } from "../settings/settings.ts";
import { noteApprovals } from "./check-approvals.ts";
import { createReport } from "./check-report.ts";
import { explainFault } from "./fault.ts";
import type { CheckRequest, Output } from "./check-request.ts";
import { judgeSubject } from "./check-subject.ts";
import { type ExitCode, type Io, UsageError } from "./io.ts";
import { choosePaint } from "./paint.ts";

/** `commit-guard check`. Throws what kept it from a verdict. */
export async function check(request: CheckRequest, io: Io): Promise<ExitCode> {
  const repository = openRepository(io.cwd);
  const binding = await readBinding(repository, request);
  using judge = await openJudge({ repository, ...binding, rules: rules.commit });
  const found = await judgeSubject(judge, { repository, policy: binding.policy, subject: request.subject, io });
  const judged = { ...found, judgement: noteApprovals(found.judgement, repository, judge.judged) };
  const launcher = createLauncher(io.cwd);
  const report = createReport(repository, binding, judged, launcher);
  // Where nothing was found the fault is all there is to read; a program still gets its object.
  const isWorthReading = judged.fault === null || report.findings.length > 0;
  const outputs = request.outputs.filter(({ format }) => isWorthReading || format === "json");
  await Promise.all(outputs.map((output) => write(report, output, io)));
  if (judged.fault) io.err(explainFault(judged.fault, launcher).text);
  return exitCodeOf(report);
}

/** What binds: the checkout, what is staged, or the trusted revision. */
interface Binding {
  readonly source: SettingsSource;
  readonly policy: Policy;
  /** The trusted revision that has no settings yet: then nothing is refused. */
  readonly adopting: string | null;
}

async function readBinding(repository: Repository, { subject, policyFrom }: CheckRequest): Promise<Binding> {
  const head = tryResolve(repository, "HEAD");
  const own = subject.kind === "staged" ? stagedSource(repository) : checkoutSource(repository, head);
  if (policyFrom === null) return { source: own, policy: await loadPolicy(own, everyRule(rules)), adopting: null };
  const trusted = revisionSource(repository, resolveCommit(repository, policyFrom));
  const policy = await loadPolicy(trusted, everyRule(rules));
  if (policy.hasSettings) return { source: trusted, policy, adopting: null };
  const proposed = head === null ? own : revisionSource(repository, head); // as data: nobody trusts its code yet
  return { source: proposed, policy: await loadPolicy(proposed, everyRule(rules)), adopting: trusted.revision };
}

async function write(report: Report, { format, file }: Output, io: Io): Promise<void> {
  const paint = await choosePaint(file === null ? 1 : null);
  const pieces = format === "json" ? formatJson(report) : formatText(report, paint);
  if (file === null) {
    for (const piece of pieces) io.out(piece);
    return;
  }
  try {
    await writeFile(resolve(io.cwd, file), pieces);
  } catch (error) {
    throw new UsageError(`--format: cannot write '${file}': ${error instanceof Error ? error.message : String(error)}`);
  }
}

function formatText(report: Report, paint: Paint): string[] {
  const gap = report.findings.length === 0 ? "" : "\n";
  return [formatFindings(report, paint), gap, formatNotes(report), formatClosing(report)];
}

function exitCodeOf({ verdict, reportOnly }: Report): ExitCode {
  if (reportOnly || verdict === "pass") return 0;
  return verdict === "fail" ? 1 : 3;
}
