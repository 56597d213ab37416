import { visible } from "../core/visible.ts";
import type { Repository } from "../git/open-repository.ts";
import { NO_AGENTS } from "../install/agents.ts";
import { install } from "../install/install.ts";
import { openInstall } from "../install/open-install.ts";
import { findPackage, type PackagePlace } from "../install/package-place.ts";
import { type InstallRequest, makePlan } from "../install/plan.ts";
import type { Plan } from "../install/plan-changes.ts";
import { STRICT } from "../install/settings-content.ts";
import { createLauncher, spellOutStep } from "../judge/launcher.ts";
import { formatStep } from "../report/text.ts";
import { isInstalling, reasonToDoNothing } from "./init-circumstances.ts";
import { closingSteps } from "./init-closing.ts";
import { formatPlan, showPath } from "./init-plan.ts";
import { askAgents, resolveAgents } from "./init-agents.ts";
import { askDrops, type Asker, askPolicy, commitlintLines, openTerminal } from "./init-questions.ts";
import { type InitFlags, type InitRequest, parseInitRequest } from "./init-request.ts";
import type { ExitCode, Io } from "./io.ts";
import { VERSION } from "./version.ts";

/** `commit-guard init`. Throws what kept it from installing; then nothing was changed. */
export async function init(flags: InitFlags, io: Io, asker: Asker | null = openTerminal(io)): Promise<ExitCode> {
  const request = parseInitRequest(flags);
  const reason = reasonToDoNothing(request, io, asker !== null);
  if (reason === null) return start(request, io, asker);
  if (!request.isBare) io.err(`commit-guard: nothing was done: ${reason}\n`);
  return 0;
}

/** Arms the clone of a work tree as a bare init does. False where that would write tracked files. Throws as init does. */
export function armClone(worktree: string): boolean {
  const repository = openInstall(worktree);
  const place = findPackage(repository.root, worktree, process.argv[1] ?? "");
  const wanted = {
    version: VERSION,
    place,
    mode: null,
    hasTransaction: false,
    policy: STRICT,
    drops: new Set<string>(),
    agents: NO_AGENTS,
  };
  const plan = makePlan(repository, wanted);
  const isForClone = plan.changes.length > 0 && plan.changes.every(({ part }) => part === "clone");
  if (isForClone) install(repository, plan);
  return isForClone;
}

interface Running {
  readonly request: InitRequest;
  readonly io: Io;
  readonly repository: Repository;
  readonly place: PackagePlace;
  readonly wanted: InstallRequest;
}

async function start(request: InitRequest, io: Io, asker: Asker | null): Promise<ExitCode> {
  const repository = openInstall(io.cwd);
  const place = findPackage(repository.root, io.cwd, process.argv[1] ?? "");
  const { mode, hasTransaction } = request;
  const agents = resolveAgents(request.agents, repository, io);
  const wanted = { version: VERSION, place, mode, hasTransaction, policy: STRICT, drops: new Set<string>(), agents };
  const running = { request, io, repository, place, wanted };
  const plan = makePlan(repository, wanted);
  if (plan.changes.length === 0) return leave(plan, running);
  if (request.dryRun) return show(plan, running);
  if (request.yes || isForThisClone(plan, request)) return carryOut(plan, running);
  return asker === null ? explainYes(plan, running) : ask(plan, asker, running);
}

/** What a `prepare` script may do by itself. */
function isForThisClone({ changes }: Plan, { isBare }: InitRequest): boolean {
  return isBare && changes.every(({ part }) => part === "clone");
}

/** A newer version is still written down. */
function leave(plan: Plan, { request, repository, io }: Running): ExitCode {
  if (!request.dryRun) install(repository, plan);
  if (request.isBare) return 0;
  const notes = plan.notes.map((note) => `note: ${visible(note)}\n`).join("");
  const steps = request.agents === null ? [] : plan.next.flatMap((step) => formatStep(step));
  const left = steps.length === 0 ? "there is nothing to do" : ["this is left to you:", ...steps].join("\n");
  io.out(`${notes}commit-guard: mode ${plan.manifest.mode} is installed, ${left}\n`);
  return 0;
}

function show(plan: Plan, { repository, io }: Running): ExitCode {
  io.out(`${formatPlan(plan, repository)}${formatHints(plan, repository)}`);
  return 0;
}

function formatHints(plan: Plan, repository: Repository): string {
  return commitlintLines(plan)
    .map(
      ({ path, number }) =>
        `note: ${showPath(path, repository)}:${number} runs commitlint, which commit-guard does itself\n`,
    )
    .join("");
}

/** While dependencies are installed nothing may fail; elsewhere a wish that was not carried out is no success. */
function explainYes(plan: Plan, running: Running): ExitCode {
  const { io } = running;
  show(plan, running);
  const step = spellOutStep(
    { say: "Nothing was done. To do it:", run: `commit-guard init${running.request.agents?.flag ?? ""} --yes` },
    createLauncher(io.cwd),
  );
  io.err(`${formatStep(step).join("\n")}\n`);
  return isInstalling(io.env) ? 0 : 2;
}

async function ask(plan: Plan, asker: Asker, running: Running): Promise<ExitCode> {
  const { repository, wanted, io } = running;
  const writesSettings = plan.changes.some(({ part }) => part === "settings");
  const policy = writesSettings ? await askPolicy(asker, repository) : STRICT;
  const drops = await askDrops(asker, plan);
  const agents = running.request.agents === null ? await askAgents(asker, running) : wanted.agents;
  const chosen = makePlan(repository, { ...wanted, policy, drops, agents });
  show(chosen, running);
  if (await asker.confirm("Do it?", true)) return carryOut(chosen, running);
  io.err("commit-guard: nothing was done\n");
  return 1;
}

function carryOut(plan: Plan, running: Running): ExitCode {
  const { repository, io, place, request } = running;
  install(repository, plan);
  const launcher = createLauncher(io.cwd);
  const steps = closingSteps(plan, { repository, place, env: io.env, cwd: io.cwd }).map((step) =>
    spellOutStep(step, launcher),
  );
  const lines = steps.flatMap((step) => formatStep(step));
  if (request.yes) show(plan, running);
  io.out(`${[`commit-guard: installed, mode ${plan.manifest.mode}`, ...lines].join("\n")}\n`);
  return 0;
}
