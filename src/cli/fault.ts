import { HookRefusal } from "../../hooks/hook.ts";
import type { Step } from "../core/rule.ts";
import { visible, visibleLines } from "../core/visible.ts";
import { MissingHistory } from "../git/missing.ts";
import { CannotInstall, InstallFault } from "../install/install-error.ts";
import { type Launcher, spellOutStep } from "../judge/launcher.ts";
import { formatProblem, type Paint, PLAIN } from "../report/text.ts";
import type { ExitCode } from "./io.ts";

/** A run that ended without a verdict: what to print and which exit code says so. */
export interface Fault {
  readonly text: string;
  readonly code: ExitCode;
}

/** By name and not by class: an entry and a lazily loaded chunk each have their own copy of a class. */
const CALLERS_FAULTS: ReadonlySet<string> = new Set([
  "UsageError",
  "SettingsError",
  "UnreadableSettings",
  "MappingError",
  "CannotInstall",
]);
const KNOWN_FAULTS: ReadonlySet<string> = new Set([
  "OutputError",
  "GitError",
  "MissingHistory",
  "MissingRevision",
  "ShallowBoundary",
  "HookRefusal",
  "InstallFault",
]);

/** Their messages quote what the user typed: a line feed in it starts no second error. */
const OF_ONE_LINE: ReadonlySet<string> = new Set(["UsageError", "MissingRevision"]);

/** Usage and settings errors are 2; whatever else kept us from a verdict is 3. Never a stack trace without a sentence. */
export function explainFault(error: unknown, launcher: Launcher, paint: Paint = PLAIN): Fault {
  const { name, message: whole, stack = "" } = error instanceof Error ? error : new Error(String(error));
  const message = OF_ONE_LINE.has(name) ? visible(whole) : whole;
  if (CALLERS_FAULTS.has(name)) return { text: formatProblem(message, stepsOf(error, launcher), paint), code: 2 };
  if (KNOWN_FAULTS.has(name)) return { text: formatProblem(message, stepsOf(error, launcher), paint), code: 3 };
  return {
    text: `${formatProblem(`commit-guard failed: ${message}`, [REPORT], paint)}${visibleLines(stack)}\n`,
    code: 3,
  };
}

/** For a process that ends before there is a verdict, because its code waits for nothing or was made to end. */
export function formatNoVerdict(): string {
  return formatProblem("commit-guard ended without a verdict", [
    { say: "See whether settings or plugins that are code end the process, or wait for what never comes." },
  ]);
}

function stepsOf(error: unknown, launcher: Launcher): Step[] {
  const next = hasSteps(error) ? error.next : [];
  return next.map((step) => spellOutStep(step, launcher));
}

function hasSteps(error: unknown): error is { readonly next: readonly Step[] } {
  return [MissingHistory, HookRefusal, CannotInstall, InstallFault].some((kind) => error instanceof kind);
}

const REPORT: Step = { say: "This is a fault of commit-guard: please report it with the lines below." };
