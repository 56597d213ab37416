import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Ground } from "../ground/ground.ts";
import { type Histories, openCase, WORDS } from "../ground/histories.ts";
import { goodMessage } from "../ground/project.ts";
import { type Outcome, type Place, run } from "../ground/run.ts";
import type { Cell } from "../ground/table.ts";
import type { Disguise } from "./disguise.ts";

/**
 * Tries the commit past the hooks: no branch may move, what was staged must stay staged, and the ordinary commit
 * afterwards must pass at once. Tried without any hook first: a disguise that commits nothing there proves nothing.
 */
export async function tryDisguise(
  ground: Ground,
  histories: Histories,
  disguise: Disguise,
  folder: string,
): Promise<Cell> {
  if (disguise.inWorktree === true && histories.mode === "husky" && !ground.hasConfigHooks) return NO_HOOKS;
  const plain = await attempt(ground, histories, disguise, { folder: join(folder, "plain"), armed: false });
  if (!plain.moved) return { text: `commits nothing without hooks: ${lastLine(plain.err)}`, ok: false };
  return judge(await attempt(ground, histories, disguise, { folder: join(folder, "guarded"), armed: true }));
}

function judge({ moved, kept, err, after }: Attempted): Cell {
  const late = `the next commit ended with ${after.code}: ${lastLine(after.err)}`;
  const faults = [
    ...(moved ? ["**COMMITTED**"] : []),
    ...(kept ? [] : ["what was staged is lost"]),
    ...(after.code === 0 ? [] : [late]),
  ];
  if (faults.length > 0) return { text: `${faults.join(", ")}; ${lastLine(err)}`, ok: false };
  const rule = /\[no-[a-z-]+\]/.exec(err)?.[0];
  return { text: ["refused", rule].join(" ").trim(), ok: true };
}

/** robustness.ts holds that hole to what closes it. */
const NO_HOOKS: Cell = { text: "no hooks there", ok: true };

interface Attempted {
  readonly moved: boolean;
  readonly kept: boolean;
  readonly err: string;
  readonly after: Outcome;
}

interface Stage {
  readonly folder: string;
  readonly armed: boolean;
}

async function attempt(ground: Ground, histories: Histories, disguise: Disguise, stage: Stage): Promise<Attempted> {
  const { shell, script, after = 'record "feat: add x"' } = disguise;
  const place = await prepare(ground, histories, disguise, stage);
  const [heads, staged] = [await headsOf(place), await stagedIn(place)];
  const { out, err } = await sh(place, script, shell);
  const moved = (await isThere(place)) || (disguise.after === undefined && (await headsOf(place)) !== heads);
  const kept = moved || disguise.after !== undefined || (await stagedIn(place)) === staged;
  return { moved, kept, err: `${out}${err}`, after: await sh(place, `set -e\n${after}`) };
}

/** Gives the place where the commit is tried. */
async function prepare(ground: Ground, histories: Histories, disguise: Disguise, stage: Stage): Promise<Place> {
  const { before, prepare: first = ":", place: where = ".", after } = disguise;
  const main = await openCase(ground, histories, { ...stage, before });
  const env = { ...main.env, M: goodMessage(SUBJECT) };
  await sh({ ...main, env }, [first, `cd ${where}`, after === undefined ? "put x.txt x" : ":"].join("\n"));
  return { cwd: join(main.cwd, where), env };
}

async function sh(place: Place, script: string, shell: Disguise["shell"] = "sh"): Promise<Outcome> {
  const file = join(place.env["HOME"] ?? "", `script-${performance.now()}`);
  writeFileSync(file, `. ${WORDS}\n${script}\n`);
  return run(place, shell, file);
}

/** The subject of the commit that should not be. */
const SUBJECT = "feat: slip by";

async function headsOf(place: Place): Promise<string> {
  const { out } = await run(place, "git", "for-each-ref", "refs/heads", "--format=%(refname) %(objectname)");
  return out + (await run(place, "git", "rev-parse", "HEAD")).out;
}

/** Other commands move branches as well: there it counts whether a commit of that subject was ever the tip of anything. */
async function isThere(place: Place): Promise<boolean> {
  const { out } = await run(place, "git", "log", "--all", "--reflog", `--grep=^${SUBJECT}$`, "--format=%H");
  return out !== "";
}

async function stagedIn(place: Place): Promise<string> {
  return (await run(place, "git", "diff", "--cached", "--name-only")).out;
}

function lastLine(text: string): string {
  return text.trim().split("\n").at(-1) ?? "";
}
