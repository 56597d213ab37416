/**
 * Runs git's own tests of commit, merge, rebase, cherry-pick, am and worktrees, without and with commit-guard's hooks in
 * every repository they make:
 *
 *     node tests/acceptance/git-suite.ts --source /path/to/git [--tarball F] [--only t7500,t3404] [--jobs 2]
 *
 * The source tree must be built and be git 2.54 or newer; it is only read. Tests that skip the hooks are refused by design,
 * and some tests stand on what those leave behind: where there are any, the script runs a third time without
 * prepare-commit-msg, the hook that refuses, and must pass. Prints a Markdown table of the tests that passed; exit code 1
 * when another one fails that passes without hooks. Linux.
 */
import { join, resolve } from "node:path";
import { findScripts, type Result, runScript, skipsHooks } from "./git-suite/run-script.ts";
import { copyTree, EVENTS, writeHooks } from "./git-suite/trees.ts";
import { openGround, readRequest, type Request } from "./ground/ground.ts";
import { installProject } from "./ground/project.ts";
import { inParallel } from "./ground/run.ts";
import { type Cell, printTable, type Row } from "./ground/table.ts";

const NUMBERS = ["t7500", "t7501", "t7502", "t7503", "t7504", "t7505", "t7509", "t7600"];
const MORE_NUMBERS = ["t3400", "t3404", "t3501", "t3510", "t4150", "t2400"];
const SHIM = "node_modules/commit-guard/dist/hooks/shim.sh";

const NOT_RUN: Cell = { text: "-", ok: true };

process.exitCode = await runSuite(readRequest());

async function runSuite(request: Request): Promise<0 | 1> {
  using ground = await openGround("git-suite", request);
  const source = resolve(request.source ?? "../git");
  const project = await installProject(ground, request, []);
  const shim = join(project, SHIM);
  const trees: Trees = {
    env: ground.env,
    plain: join(ground.folder, "plain"),
    hooked: join(ground.folder, "hooked"),
    skippable: join(ground.folder, "skippable"),
  };
  copyTree(source, trees.plain, "");
  copyTree(source, trees.hooked, writeHooks(join(ground.folder, "hooks"), shim, EVENTS));
  const others = EVENTS.filter((event) => event !== "prepare-commit-msg");
  copyTree(source, trees.skippable, writeHooks(join(ground.folder, "other-hooks"), shim, others));
  const numbers = request.only === "" ? [...NUMBERS, ...MORE_NUMBERS] : request.only.split(",");
  const scripts = findScripts(trees.plain, numbers);
  const rows = await inParallel(scripts, request.jobs, (name) => tryScript(trees, name));
  return printTable(["script", "without hooks", "with commit-guard", "without its prepare-commit-msg"], rows);
}

interface Trees {
  readonly env: NodeJS.ProcessEnv;
  readonly plain: string;
  readonly hooked: string;
  readonly skippable: string;
}

async function tryScript({ env, plain, hooked, skippable }: Trees, name: string): Promise<Row> {
  const bare = await runScript({ cwd: join(plain, "t"), env }, name);
  const first = { text: count(bare), ok: bare.complete };
  const guarded = await runScript({ cwd: join(hooked, "t"), env }, name);
  const broken = guarded.failed.filter((test) => !bare.failed.includes(test));
  if (!broken.some((test) => skipsHooks(plain, name, test)))
    return { name, cells: [first, compare(bare, guarded), NOT_RUN] };
  const rest = await runScript({ cwd: join(skippable, "t"), env }, name);
  const text = `${count(guarded)}; ${broken.length} skip the hooks, or follow on such a test`;
  return { name, cells: [first, { text, ok: guarded.complete }, compare(bare, rest)] };
}

function count({ passed, failed }: Result): string {
  return `${passed} of ${passed + failed.length}`;
}

function compare(plain: Result, hooked: Result): Cell {
  const broken = hooked.failed.filter((name) => !plain.failed.includes(name));
  const words = [
    count(hooked),
    ...(hooked.complete ? [] : ["not run to its end"]),
    ...broken.map((name) => `fails: ${name}`),
  ];
  return { text: words.join("; "), ok: hooked.complete && broken.length === 0 };
}
