import { readFileSync, realpathSync } from "node:fs";
import { dirname, join } from "node:path";
import { rules } from "../../rules/index.ts";
import { everyRule } from "../core/rule.ts";
import { verdictOf } from "../core/finding.ts";
import { type Diagnosis, examine } from "../doctor/index.ts";
import { type Rearm, repair } from "../doctor/repair.ts";
import { REPORT_MODE } from "../doctor/settings.ts";
import type { Circumstances } from "../doctor/survey.ts";
import { openRepository, type Repository } from "../git/open-repository.ts";
import { stagedSource } from "../git/settings-sources.ts";
import { CannotInstall } from "../install/install-error.ts";
import { createLauncher, spellOut } from "../judge/launcher.ts";
import { formatJson } from "../report/json.ts";
import { formatFindings, formatNotes } from "../report/text.ts";
import { visible } from "../core/visible.ts";
import { loadPolicy } from "../settings/load-settings.ts";
import { armClone } from "./init.ts";
import { type ExitCode, type Io, UsageError } from "./io.ts";
import { choosePaint } from "./paint.ts";
import { VERSION } from "./version.ts";

export interface DoctorFlags {
  readonly fix?: boolean;
  readonly format: string;
}

/** What tests put in the place of the machine. */
interface Surroundings {
  readonly stub: string | null;
  readonly rearm: Rearm;
  readonly platform: NodeJS.Platform;
  readonly rehearses: boolean;
}

/** `commit-guard doctor`: can a commit slip past the installed hooks? Throws what kept it from finding out. */
export async function doctor(flags: DoctorFlags, io: Io, around: Partial<Surroundings> = {}): Promise<ExitCode> {
  const { fix = false, format } = flags;
  if (format !== "text" && format !== "json") throw new UsageError(`--format: '${format}' is none of text, json`);
  const circumstances = await readCircumstances(openRepository(io.cwd), io, around);
  const look = (): Diagnosis => examine(circumstances);
  const { diagnosis, done } = fix ? repair(look, around.rearm ?? armWhereItMay) : { diagnosis: look(), done: [] };
  const launcher = createLauncher(io.cwd);
  const report = { ...diagnosis, findings: diagnosis.findings.map((finding) => spellOut(finding, launcher)) };
  await (format === "json" ? printJson(report, done, io) : printText(report, done, io));
  return EXIT_CODES[verdictOf(report)];
}

/** What init cannot do here by itself is left to the reader. */
function armWhereItMay(worktree: string): boolean {
  try {
    return armClone(worktree);
  } catch (error) {
    if (error instanceof CannotInstall) return false;
    throw error;
  }
}

const EXIT_CODES = { pass: 0, fail: 1, unverified: 3 } as const;

async function readCircumstances(
  repository: Repository,
  { env, cwd }: Io,
  { stub = readStub(), platform = process.platform, rehearses = true }: Partial<Surroundings>,
): Promise<Circumstances> {
  return { repository, cwd, env, platform, stub, rehearses, ...(await trySettings(repository)) };
}

async function trySettings(repository: Repository): Promise<Pick<Circumstances, "settingsFault" | "reportsOnly">> {
  try {
    const { settings } = await loadPolicy(stagedSource(repository), everyRule(rules));
    return { settingsFault: null, reportsOnly: settings.mode === "report" };
  } catch (error) {
    return { settingsFault: error instanceof Error ? error.message : String(error), reportsOnly: false };
  }
}

/** The package's own stub: beside the program, or in the sources. */
function readStub(): string | null {
  return ["hooks/stub.sh", "../../../hooks/stub.sh"].map(tryRead).find((text) => text !== null) ?? null;
}

/** npm starts the program by a link. */
function tryRead(path: string): string | null {
  try {
    return readFileSync(join(dirname(realpathSync(process.argv[1] ?? "")), path), "utf8");
  } catch {
    return null;
  }
}

function printJson(diagnosis: Diagnosis, repaired: readonly string[], { out }: Io): void {
  const { findings, unverified, hooks } = diagnosis;
  const tool = { name: "commit-guard", version: VERSION };
  const report = { schema: 1, tool, verdict: verdictOf(diagnosis), findings, unverified, repaired, hooks };
  for (const piece of formatJson(report)) out(piece);
}

async function printText(diagnosis: Diagnosis, done: readonly string[], { out }: Io): Promise<void> {
  const paint = await choosePaint(1);
  out(done.map((words) => `repaired: ${visible(words)}\n`).join(""));
  out(formatFindings(diagnosis, paint));
  out(formatNotes(diagnosis));
  out(`${diagnosis.findings.length === 0 ? "" : "\n"}commit-guard: ${closingWords(diagnosis)}\n`);
}

function closingWords(diagnosis: Diagnosis): string {
  const { findings, hooks } = diagnosis;
  const errors = findings.filter(({ severity }) => severity === "error").length;
  const warnings = findings.length - errors;
  const worktrees = new Set(hooks.map(({ worktree }) => worktree)).size;
  const also = warnings === 0 ? "" : `, ${warnings} ${warnings === 1 ? "warning" : "warnings"}`;
  if (errors > 0) return `${errors} to fix${also}: ${consequence(diagnosis)}`;
  if (verdictOf(diagnosis) === "unverified")
    return `whether a commit could slip past the hooks was not found out${also}`;
  return `no commit slips past the hooks of ${worktrees} work ${worktrees === 1 ? "tree" : "trees"}${also}`;
}

function consequence({ findings }: Diagnosis): string {
  const onlyReports = findings.some(({ rule }) => rule === REPORT_MODE);
  const errors = findings.filter(({ severity }) => severity === "error");
  if (errors.every(({ rule }) => rule.startsWith("doctor-agent-"))) return "an agent could act without being judged";
  return onlyReports ? "the hooks only report, nothing is refused" : "a commit could slip past the hooks";
}
