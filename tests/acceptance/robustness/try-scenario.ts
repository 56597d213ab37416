import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createEnvironment } from "../ground/environment.ts";
import type { Ground } from "../ground/ground.ts";
import { copyProject, createHistory, goodMessage, headOf, PROGRAM } from "../ground/project.ts";
import { must, type Outcome, run } from "../ground/run.ts";
import type { Cell } from "../ground/table.ts";
import type { Manager } from "./managers.ts";
import type { Attempt, Layer, Scenario, Stage } from "./scenario.ts";

export interface Setting {
  readonly ground: Ground;
  readonly project: string;
  readonly folder: string;
  readonly git: string | undefined;
}

/** A fresh repository with a home of its own, the manager in it, then the scenario: gives what came of the commit. */
export async function tryScenario(scenario: Scenario, manager: Manager, setting: Setting): Promise<Cell> {
  const { folder, ground } = setting;
  mkdirSync(folder, { recursive: true });
  const place = { cwd: join(folder, "main"), env: createEnvironment(join(folder, "home"), setting.git) };
  const stage: Stage = { ground, manager, folder, place };
  await copyProject(setting.project, place.cwd);
  await createHistory(place);
  await scenario.before?.(stage);
  try {
    await manager.install(place);
  } catch (error) {
    return { text: `not installed: ${lastLine(String(error))}`, ok: manager.mode === null };
  }
  const attempt: Attempt = { place, git: [], options: [], ...(await scenario.spoil?.(stage)) };
  return scenario.good === true ? commitGood(stage, attempt) : commitBad(scenario, stage, attempt, setting);
}

async function commitGood({ manager }: Stage, attempt: Attempt): Promise<Cell> {
  const { code, out, err } = await commit(attempt, goodMessage("feat: add x"));
  if (manager.mode === null) return { text: "-", ok: true };
  if (code !== 0) return { text: `refused: ${lastLine(err)}`, ok: false };
  return {
    text: out + err === "" ? "passed in silence" : `passed, but said: ${lastLine(out + err)}`,
    ok: out + err === "",
  };
}

async function commitBad(scenario: Scenario, stage: Stage, attempt: Attempt, setting: Setting): Promise<Cell> {
  const before = await headOf(attempt.place);
  const { code, err } = await commit(attempt, "Bad message\n");
  const seen = witnessed(scenario, stage);
  if (code === 0) return judgeCommitted(scenario, stage, attempt, { ...setting, before, seen });
  const moved = (await headOf(attempt.place)) !== before;
  const ours = stage.manager.mode === null || /commit-guard/.test(err);
  const text = moved ? "refused, but HEAD moved" : ours ? "blocked" : `blocked by another: ${lastLine(err)}`;
  const then = stage.manager.mode === null ? [] : [await tryGood(attempt)];
  return { text: [text, ...seen.words, ...then].join(", "), ok: !moved && ours && seen.ok };
}

/** A guard that refuses everything would have only good rows. */
async function tryGood(attempt: Attempt): Promise<string> {
  const { code, err } = await commit({ ...attempt, options: [] }, goodMessage("feat: add x"));
  return code === 0 ? "a good one passes" : `a good one too: ${firstLine(err)}`;
}

interface Committed extends Setting {
  readonly before: string;
  readonly seen: Witnessed;
}

async function judgeCommitted(scenario: Scenario, stage: Stage, attempt: Attempt, made: Committed): Promise<Cell> {
  const words = ["**COMMITTED**", ...made.seen.words];
  if (stage.manager.mode === null) return { text: words.join(", "), ok: true };
  const expected = scenario.expect?.(stage) ?? "blocked";
  const layers = await askLayers(stage, attempt, made);
  const catching = [...layers].filter(([layer, { code }]) => CATCHES[layer](code)).map(([layer]) => layer);
  const told = [...layers].map(([layer, { code, out, err }]) => `${layer} ${code}: ${firstLine(`${err}${out}`)}`);
  const ok = expected !== "blocked" && expected.later.every((layer) => catching.includes(layer)) && made.seen.ok;
  return { text: [...words, `caught by ${catching.join(", ") || "nothing"} (${told.join("; ")})`].join(", "), ok };
}

/** Git ends a refused push with 1 or more; ours say with 1 that they found something. */
const CATCHES: Readonly<Record<Layer, (code: number) => boolean>> = {
  "pre-push": (code) => code !== 0,
  check: (code) => code === 1,
  doctor: (code) => code === 1,
};

/** Each later layer on the commit that was made: a plain push, CI in a clone of its own, doctor in the same place. */
async function askLayers(stage: Stage, { place }: Attempt, made: Committed): Promise<ReadonlyMap<Layer, Outcome>> {
  const program = join(made.project, PROGRAM);
  const [peer, clone] = [join(stage.folder, "peer.git"), join(stage.folder, "ci")];
  await must(place, "git", "init", "--quiet", "--bare", peer);
  await must(place, "git", "clone", "--quiet", "--template=", place.cwd, clone);
  const { env } = stage.place;
  return new Map([
    ["pre-push", await run(place, "git", "push", "--quiet", peer, "HEAD:refs/heads/pushed")],
    ["check", await run({ cwd: clone, env }, process.execPath, program, "check", `${made.before}..HEAD`)],
    ["doctor", await run(place, process.execPath, program, "doctor")],
  ]);
}

async function commit({ place, git, options }: Attempt, message: string): Promise<Outcome> {
  writeFileSync(join(place.cwd, "x.txt"), "x\n");
  await must(place, "git", "add", "x.txt");
  return run(place, "git", ...git, "commit", "--quiet", ...options, "--message", message);
}

interface Witnessed {
  readonly words: readonly string[];
  readonly ok: boolean;
}

/** Husky itself makes git look past both folders. */
function witnessed({ witness }: Scenario, { folder, manager }: Stage): Witnessed {
  if (witness === undefined) return { words: [], ok: true };
  const runs = existsSync(join(folder, witness));
  if (runs) return { words: ["the earlier hook still runs"], ok: true };
  return { words: ["the earlier hook stops"], ok: manager.mode === "husky" || manager.mode === null };
}

function lastLine(text: string): string {
  return text.trim().split("\n").at(-1) ?? "";
}

function firstLine(text: string): string {
  return text.trim().split("\n")[0] ?? "";
}
