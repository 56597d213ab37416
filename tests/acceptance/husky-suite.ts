/**
 * Runs husky's own test scripts, unmodified, without and with commit-guard installed beside it:
 *
 *     node tests/acceptance/husky-suite.ts --source /path/to/husky [--tarball F] [--git /path/to/git] [--only init]
 *
 * The source is a clone of typicode/husky, bare or not; only its HEAD is read. "Beside it" means what a user does who has
 * husky: before the first commit of a script, commit-guard is put into its node_modules and `init --yes --mode husky`
 * runs. The scripts' messages are no conventional ones, so the rules on messages are off. Prints a Markdown table; exit
 * code 1 when a script fails. The scripts work in /tmp/husky-test-*; do not run this twice at a time. Linux.
 */
import { mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { npmEnvironment } from "./ground/environment.ts";
import { type Ground, openGround, readRequest, type Request } from "./ground/ground.ts";
import { pack } from "./ground/project.ts";
import { must, type Place, run } from "./ground/run.ts";
import { type Cell, print, printTable, type Row } from "./ground/table.ts";
import { readTrace, writeGit } from "./husky-suite/git-wrapper.ts";

/** Where the scripts expect husky's own package. */
const PACKAGE = "/tmp/husky.tgz";

process.exitCode = await runSuite(readRequest());

async function runSuite(request: Request): Promise<0 | 1> {
  using ground = await openGround("husky-suite", request);
  print(`${ground.git}\n`);
  const place = await unpackHusky(ground, resolve(request.source ?? "../husky"));
  const tarball = resolve(request.tarball ?? (await pack(join(ground.folder, "tarball"), npmEnvironment(ground.env))));
  const beside = await writeGit(ground, tarball);
  const scripts = readdirSync(join(place.cwd, "test")).filter((name) => /^\d+_.*\.sh$/.test(name));
  const rows: Row[] = [];
  for (const name of scripts.toSorted((a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10))) {
    if (!name.includes(request.only)) continue;
    const alone = await runScript(place, name);
    rows.push({ name, cells: [alone, await runScript({ ...place, env: { ...place.env, ...beside } }, name)] });
  }
  rmSync(PACKAGE);
  return printTable(["script", "husky alone", "with commit-guard"], rows);
}

/** Husky's HEAD in a folder of its own, packed as its test.sh packs it. */
async function unpackHusky(ground: Ground, source: string): Promise<Place> {
  const place = { cwd: join(ground.folder, "husky"), env: npmEnvironment(ground.env) };
  mkdirSync(place.cwd);
  await must(place, "sh", "-ec", 'git -C "$1" archive HEAD | tar x', "sh", source);
  const packed = await must(place, "npm", "pack", "--silent");
  renameSync(join(place.cwd, basename(packed)), PACKAGE);
  return place;
}

async function runScript(place: Place, name: string): Promise<Cell> {
  const { code, out, err } = await run(place, "sh", `test/${name}`);
  rmSync(`/tmp/husky-test-${name}`, { recursive: true, force: true });
  const armed = readTrace(place.env);
  const note = armed > 0 ? ` (${armed} commits guarded)` : "";
  if (code === 0) return { text: `passes${note}`, ok: true };
  const said = `${out}${err}`.trim().split("\n").slice(-3).join(" / ");
  return { text: `fails${note}: ${said}`, ok: false };
}
