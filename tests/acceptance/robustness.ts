/**
 * What becomes of a bad commit when something is missing, switched off or in the way, under commit-guard and its peers:
 *
 *     node tests/acceptance/robustness.ts [--peers] [--mode hooks,husky] [--tarball F] [--git /path/to/git] [--only TEXT]
 *
 * Every cell is a fresh repository; "blocked" is right. Where git itself lets the commit through, the cell says which later
 * layer catches it: pre-push, `check` in a clone, `doctor`. Prints a Markdown table; exit code 1 when commit-guard does
 * worse than it promises. Peers are shown, never judged. They come from npm, pre-commit from the machine. Linux.
 */
import { rmSync } from "node:fs";
import { join } from "node:path";
import { openGround, readRequest, type Request } from "./ground/ground.ts";
import { installProject, readModes } from "./ground/project.ts";
import { inParallel } from "./ground/run.ts";
import { type Cell, print, printTable, type Row } from "./ground/table.ts";
import { columns, PEER_PACKAGES } from "./robustness/managers.ts";
import { SCENARIOS } from "./robustness/scenarios.ts";
import { tryScenario } from "./robustness/try-scenario.ts";

process.exitCode = await tryAll(readRequest());

async function tryAll(request: Request): Promise<0 | 1> {
  using ground = await openGround("robustness", request);
  print(`${ground.git}\n`);
  const managers = columns(readModes(request, ground), request.peers);
  const project = await installProject(ground, request, ["husky", ...(request.peers ? PEER_PACKAGES : [])]);
  const asked = SCENARIOS.filter(({ name }) => name.includes(request.only));
  const rows = await inParallel(asked, request.jobs, async (scenario): Promise<Row> => {
    const cells: Cell[] = [];
    for (const manager of managers) {
      const folder = join(ground.folder, `${SCENARIOS.indexOf(scenario)} ${manager.name}`);
      cells.push(await tryScenario(scenario, manager, { ground, project, folder, git: request.git }));
      if (!request.keep) rmSync(folder, { recursive: true, force: true });
    }
    return { name: scenario.name, cells };
  });
  return printTable(["scenario", ...managers.map(({ name }) => name)], rows);
}
