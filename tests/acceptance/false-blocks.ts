/**
 * Holds commit-guard against what people do with git all day: everything must pass, and must leave behind the very
 * objects that it leaves without any hook.
 *
 *     node tests/acceptance/false-blocks.ts [--mode hooks,husky,config] [--tarball F] [--git /path/to/git] [--only TEXT] [--jobs 2]
 *
 * Prints a Markdown table. Exit code 1 when an operation was refused or ended differently. Linux.
 */
import { COMMITS } from "./false-blocks/commits.ts";
import { ERRANDS } from "./false-blocks/errands.ts";
import { MERGES } from "./false-blocks/merges.ts";
import { OTHER_TOOLS } from "./false-blocks/other-tools.ts";
import { PATCHES } from "./false-blocks/patches.ts";
import { PICKS } from "./false-blocks/picks.ts";
import { PLACES } from "./false-blocks/places.ts";
import { REBASES } from "./false-blocks/rebases.ts";
import { compareOperation } from "./ground/compare.ts";
import { openGround, readRequest, type Request } from "./ground/ground.ts";
import { installHistories } from "./ground/histories.ts";
import { print, printTable } from "./ground/table.ts";
import { tryEach } from "./ground/try-each.ts";

const OPERATIONS = [...COMMITS, ...PICKS, ...REBASES, ...MERGES, ...PATCHES, ...PLACES, ...OTHER_TOOLS, ...ERRANDS];

process.exitCode = await compareOperations(readRequest());

async function compareOperations(request: Request): Promise<0 | 1> {
  using ground = await openGround("false-blocks", request);
  print(`${ground.git}\n`);
  const histories = await installHistories(ground, request);
  const possible = OPERATIONS.filter(({ since = [2, 0] }) => ground.isAtLeast(since));
  const rows = await tryEach({ ground, request, histories }, possible, compareOperation);
  return printTable(["operation", ...histories.map(({ mode }) => mode)], rows);
}
