/**
 * Tries every disguise of `--no-verify`, and what only looks like it:
 *
 *     node tests/acceptance/disguises.ts [--mode hooks,husky,config] [--tarball F] [--git /path/to/git] [--only TEXT] [--jobs 2]
 *
 * A disguise must be refused by git's own hooks, move no branch, keep what was staged, and hold nobody up: the ordinary
 * commit afterwards passes. A look-alike must pass and leave what it leaves without hooks. Prints two Markdown tables; exit
 * code 1 when a row is not so. Linux, with bash, python3, perl, make, script.
 */
import { LOOK_ALIKES } from "./disguises/look-alikes.ts";
import { OCCASIONS } from "./disguises/occasions.ts";
import { PROCESSES } from "./disguises/processes.ts";
import { SPELLINGS } from "./disguises/spellings.ts";
import { tryDisguise } from "./disguises/try-disguise.ts";
import { compareOperation } from "./ground/compare.ts";
import { openGround, readRequest, type Request } from "./ground/ground.ts";
import { installHistories } from "./ground/histories.ts";
import { print, printTable } from "./ground/table.ts";
import { tryEach } from "./ground/try-each.ts";

process.exitCode = await tryAll(readRequest());

async function tryAll(request: Request): Promise<0 | 1> {
  using ground = await openGround("disguises", request);
  print(`${ground.git}\n`);
  const histories = await installHistories(ground, request);
  const stage = { ground, request, histories };
  const modes = histories.map(({ mode }) => mode);
  const possible = [...SPELLINGS, ...PROCESSES, ...OCCASIONS].filter(({ since = [2, 0] }) => ground.isAtLeast(since));
  const disguised = await tryEach(stage, possible, tryDisguise);
  const alike = await tryEach(stage, LOOK_ALIKES, compareOperation);
  const tables = [
    { head: ["disguise", ...modes], rows: disguised },
    { head: ["look-alike", ...modes], rows: alike },
  ].filter(({ rows }) => rows.length > 0);
  const codes = tables.map(({ head, rows }) => printTable(head, rows));
  return codes.length > 0 && codes.every((code) => code === 0) ? 0 : 1;
}
