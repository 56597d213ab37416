import { readFileSync } from "node:fs";
import { HookRefusal, type Hook } from "../../hooks/hook.ts";
import { hooks } from "../../hooks/index.ts";
import { rules } from "../../rules/index.ts";
import { type Judgement, verdictOf } from "../core/finding.ts";
import { nearest } from "../core/nearest.ts";
import { openRepository, type Repository } from "../git/open-repository.ts";
import { tryResolve } from "../git/range.ts";
import { stagedSource } from "../git/settings-sources.ts";
import { createLauncher, spellOut } from "../judge/launcher.ts";
import { type Circumstances, formatRefusal } from "../report/closing.ts";
import { formatFindings, formatNotes, type Paint } from "../report/text.ts";
import { loadPolicy } from "../settings/load-settings.ts";
import type { Policy } from "../settings/settings.ts";
import { explainFault } from "./fault.ts";
import { type ExitCode, type Io, UsageError } from "./io.ts";
import { choosePaint } from "./paint.ts";

/** `commit-guard hook <event> [args…]`: what git's own hooks call. Silent when nothing is wrong. */
export async function runHook(event: string, args: readonly string[], io: Io): Promise<ExitCode> {
  const hook = findHook(event);
  const repository = openRepository(io.cwd);
  const paint = await choosePaint(process.stderr);
  const running = { hook, repository, args, io, paint };
  try {
    return await judge(running);
  } catch (error) {
    return refuse(error, running);
  }
}

interface Running {
  readonly hook: Hook;
  readonly repository: Repository;
  readonly args: readonly string[];
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

async function judge(running: Running): Promise<ExitCode> {
  const { hook, repository, args, io } = running;
  const source = stagedSource(repository);
  const policy = await loadPolicy(source, rules.commit);
  refuseUnsupported(policy);
  const judgement = await hook.run({ repository, source, policy, rules, args, env: io.env, readInput });
  const launcher = createLauncher(io.cwd);
  const spelled = { ...judgement, findings: judgement.findings.map((finding) => spellOut(finding, launcher)) };
  return conclude(spelled, policy, running);
}

function readInput(): string {
  return readFileSync(0, "utf8");
}

/** A gate that is configured and does not run would pass by mistake. */
function refuseUnsupported({ settings, source }: Policy): void {
  if (settings.gates.length > 0) throw unsupported("gates", source);
  if (settings.checkpoints === "required") throw unsupported("checkpoints", source);
}

function unsupported(key: string, source: string): HookRefusal {
  return new HookRefusal(`${source} asks for ${key}, which this version of commit-guard cannot run`, [
    { say: `Take '${key}' out of ${source}, or use a version that runs them.` },
  ]);
}

function conclude(judgement: Judgement, { settings }: Policy, running: Running): ExitCode {
  const { io, paint } = running;
  const verdict = verdictOf(judgement);
  const text = `${formatFindings(judgement, paint)}${formatNotes({ ...judgement, skipped: [] })}`;
  if (text === "") return 0;
  const isRefused = settings.mode === "enforce" && verdict !== "pass";
  io.err(isRefused ? `${text}\n${formatRefusal(judgement, circumstances(running))}` : text);
  if (settings.mode === "report") io.err("report only, nothing was refused\n");
  if (!isRefused) return 0;
  return verdict === "fail" ? 1 : 3;
}

function refuse(error: unknown, running: Running): ExitCode {
  const { io } = running;
  const { text, code } = explainFault(error, createLauncher(io.cwd), running.paint);
  io.err(`${text}\n${formatRefusal({ findings: [], skipped: [], unverified: [] }, circumstances(running))}`);
  return code;
}

function circumstances({ hook, repository, args }: Running): Circumstances {
  const message = hook.name === "commit-msg" ? (args[0] ?? null) : null;
  return { consequence: hook.consequence, head: tryResolve(repository, "HEAD"), message };
}
