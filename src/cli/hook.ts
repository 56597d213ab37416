import { readFileSync } from "node:fs";
import { type HookCall, readHookCall } from "../../hooks/door.ts";
import { HookRefusal, type Hook, type Seal } from "../../hooks/hook.ts";
import { hooks } from "../../hooks/index.ts";
import { keepRejected } from "../../hooks/keep-rejected.ts";
import { rules } from "../../rules/index.ts";
import { everyRule } from "../core/rule.ts";
import { type Judgement, verdictOf } from "../core/finding.ts";
import { nearest } from "../core/nearest.ts";
import { openRepository, type Repository } from "../git/open-repository.ts";
import { tryResolve } from "../git/range.ts";
import { stagedSource } from "../git/settings-sources.ts";
import { createLauncher, spellOut } from "../judge/launcher.ts";
import { storedSource } from "../judge/stored-source.ts";
import { type Circumstances, formatRefusal } from "../report/closing.ts";
import { withoutPartialRepairs } from "../report/repair.ts";
import { formatFindings, formatNotes, type Paint } from "../report/text.ts";
import { loadPolicy, type SettingsSource } from "../settings/load-settings.ts";
import type { Policy } from "../settings/settings.ts";
import { explainFault } from "./fault.ts";
import { type ExitCode, type Io, UsageError } from "./io.ts";
import { choosePaint } from "./paint.ts";

/** `commit-guard hook <event> [args…]`: what git's own hooks call. Silent when nothing is wrong. */
export async function runHook(argv: readonly string[], io: Io): Promise<ExitCode> {
  findHook(argv.find((word) => !word.startsWith("--")) ?? "");
  const call = readHookCall(argv);
  if (typeof call === "number") return call;
  const code = await answer(call, io);
  return findHook(call.event).advises === true ? 0 : code;
}

async function answer({ event, args, seal }: HookCall, io: Io): Promise<ExitCode> {
  const hook = findHook(event);
  const paint = await choosePaint(2);
  const repository = open(hook, io, paint);
  if (repository === null) return 3;
  const running = { hook, repository, args, seal, io, paint };
  try {
    const source = hook.judges === "stored" ? storedSource(repository) : stagedSource(repository);
    return await judge(running, source, await loadPolicy(source, everyRule(rules)));
  } catch (error) {
    return refuse(error, running);
  }
}

/** Null where git cannot tell which repository this is; then where HEAD is stays unknown. */
function open({ consequence }: Hook, io: Io, paint: Paint): Repository | null {
  try {
    return openRepository(io.cwd);
  } catch (error) {
    io.err(`${explainFault(error, (name) => name, paint).text}\ncommit-guard: ${consequence}\n`);
    return null;
  }
}

interface Running {
  readonly hook: Hook;
  readonly repository: Repository;
  readonly args: readonly string[];
  readonly seal: Seal;
  readonly io: Io;
  readonly paint: Paint;
}

function findHook(event: string): Hook {
  const hook = hooks.find(({ name }) => name === event);
  if (hook) return hook;
  const names = hooks.map(({ name }) => name);
  const near = nearest(event, names);
  throw new UsageError(
    `unknown hook '${event}'; ${near === null ? `known: ${names.join(", ")}` : `did you mean '${near}'?`}`,
  );
}

async function judge(running: Running, source: SettingsSource, policy: Policy): Promise<ExitCode> {
  const { hook, repository, args, seal, io } = running;
  try {
    for (const key of unsupportedKeys(policy)) refuseUnsupported(key, policy, running);
    const judgement = await hook.run({ repository, source, policy, rules, args, env: io.env, readInput, seal });
    return conclude(judgement, policy, running);
  } catch (error) {
    const { text, code } = explainFault(error, createLauncher(io.cwd), running.paint);
    if (policy.settings.mode === "enforce" || code === 2) throw error;
    io.err(`${text}${REPORT_ONLY}`);
    return 0;
  }
}

const REPORT_ONLY = "report only, nothing was refused\n";

function readInput(): string {
  return readFileSync(0, "utf8");
}

function unsupportedKeys({ settings }: Policy): string[] {
  const keys = { gates: settings.gates.length > 0, checkpoints: settings.checkpoints === "required" };
  return Object.entries(keys).flatMap(([key, isAsked]) => (isAsked ? [key] : []));
}

/** A gate that is configured and does not run would pass by mistake. */
function refuseUnsupported(key: string, { settings, source }: Policy, { io, paint }: Running): void {
  const refusal = new HookRefusal(`${source} asks for ${key}, which this version of commit-guard cannot run`, [
    { say: `Take '${key}' out of ${source}, or use a version that runs them.` },
  ]);
  if (settings.mode === "enforce") throw refusal;
  io.err(`${explainFault(refusal, createLauncher(io.cwd), paint).text}\n`);
}

function conclude(found: Judgement, { settings }: Policy, running: Running): ExitCode {
  const { io, paint } = running;
  const launcher = createLauncher(io.cwd);
  const { findings, ...rest } = withoutPartialRepairs(found);
  const judgement = { ...rest, findings: findings.map((finding) => spellOut(finding, launcher)) };
  const verdict = verdictOf(judgement);
  const text = `${formatFindings(judgement, paint)}${formatNotes({ ...judgement, skipped: [] })}`;
  if (text === "") return 0;
  const isRefused = settings.mode === "enforce" && verdict !== "pass";
  io.err(isRefused ? `${text}\n${formatRefusal(judgement, circumstances(running), paint)}` : text);
  if (settings.mode === "report") io.err(REPORT_ONLY);
  if (!isRefused) return 0;
  return verdict === "fail" ? 1 : 3;
}

function refuse(error: unknown, running: Running): ExitCode {
  const { io } = running;
  const { text, code } = explainFault(error, createLauncher(io.cwd), running.paint);
  io.err(`${text}\n${formatRefusal({ findings: [], skipped: [], unverified: [] }, circumstances(running))}`);
  return code;
}

function circumstances({ hook, repository, args, io }: Running): Circumstances {
  const kept = hook.name === "commit-msg" ? keepRejected(repository, args[0], io.env) : null;
  return {
    consequence: hook.consequence,
    head: tryResolve(repository, "HEAD"),
    message: kept?.path ?? null,
    retry: kept?.isKept === true ? `${createLauncher(io.cwd)("commit-guard")} retry` : null,
    happened: hook.name.startsWith("post-"),
  };
}
