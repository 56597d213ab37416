import { dirname } from "node:path";
import { shellQuote } from "../core/remedy.ts";
import type { Step } from "../core/rule.ts";
import { isEssential, rowsBy } from "./cause.ts";
import { groupBy } from "./group.ts";
import { initCommand, subject } from "./command.ts";
import type { HookRow, HookState } from "./hook-row.ts";
import { isStub, readText } from "./inspect-file.ts";
import type { Problem, Repair } from "./problem.ts";
import type { Survey, WorktreeSurvey } from "./survey.ts";

/** Hook files that git passes over, or that do not call commit-guard. */
export function checkHookFiles(survey: Survey): readonly Problem[] {
  return survey.worktrees.flatMap((worktree) => {
    const groups = groupBy(rowsBy("file", worktree), keyOf);
    return [...groups.values()].map((rows) => problemOf(rows, worktree, survey));
  });
}

function keyOf(row: HookRow): string {
  return [stateOf(row), dirname(row.file.file ?? "")].join("\0");
}

/** A hook of the configuration that cannot be run refuses, so that it counts before a file that is not there. */
function stateOf({ file, config }: HookRow): HookState {
  return config?.state === "broken" || config?.state === "empty" ? config.state : file.state;
}

interface Words {
  readonly what: string;
  readonly why: string;
}

const SKIPS = "Git passes over it in silence, so nothing is judged there.";
const WORDS: Readonly<Partial<Record<HookState, Words>>> = {
  missing: { what: "missing", why: SKIPS },
  "not executable": { what: "not executable", why: SKIPS },
  "dangling link": { what: "a link that leads nowhere", why: SKIPS },
  empty: { what: "empty", why: "An empty hook lets everything pass." },
  directory: { what: "a folder", why: "Git cannot run it and refuses every commit." },
  foreign: { what: "not calling commit-guard", why: "Another program runs there, so nothing is judged." },
  broken: { what: "configured as a command that cannot run", why: "Git refuses every commit." },
};

/** Git refuses by itself where it cannot run what it finds. */
const CLOSED: ReadonlySet<HookState> = new Set(["directory", "broken"]);

function problemOf(rows: readonly HookRow[], worktree: WorktreeSurvey, survey: Survey): Problem {
  const [row] = rows;
  const state = row === undefined ? "missing" : stateOf(row);
  const { what, why } = WORDS[state] ?? { what: state, why: SKIPS };
  const isOpen = rows.some(isEssential) && !CLOSED.has(state);
  const files = rows.flatMap(({ file }) => file.file ?? []);
  return {
    rule: `doctor-hook-${state.replace(" ", "-")}`,
    severity: isOpen ? "error" : "warning",
    where: dirname(files[0] ?? worktree.gitDir),
    what: `${subject(rows.map(({ event }) => event))} ${what}`,
    why,
    next: stepsFor(state, files, initCommand(worktree, survey)),
    ...repairOf(state, rows, worktree),
  };
}

function stepsFor(state: HookState, files: readonly string[], init: string): readonly [Step, ...Step[]] {
  const arm = { say: "Arm this clone again:", run: init };
  if (state === "not executable")
    return [{ say: "Let git run them:", run: `chmod +x ${files.map(shellQuote).join(" ")}` }];
  if (state === "foreign")
    return [{ say: "Have commit-guard run beside them; they keep running:", run: `${init} --yes` }];
  if (state !== "directory") return [arm];
  const aside = files.map((file) => `mv -- ${shellQuote(file)} ${shellQuote(`${file}.aside`)}`).join(" && ");
  return [{ say: "Move what is in the way aside:", run: aside }, arm];
}

/** Arming keeps what stands there, and runs it first. */
const BY_ARMING: ReadonlySet<HookState> = new Set(["missing", "empty", "broken", "foreign"]);

/** A tracked file and somebody else's are not ours to change. */
function repairOf(state: HookState, rows: readonly HookRow[], { root }: WorktreeSurvey): { readonly repair?: Repair } {
  const files = rows.flatMap(({ file }) => file.file ?? []);
  const isOurs = rows.every(({ file }) => file.via === "hooks");
  if (BY_ARMING.has(state)) return { repair: { kind: "rearm", worktree: root } };
  const canRepair = state === "not executable" && isOurs && files.every((file) => isStub(readText(file)));
  return canRepair ? { repair: { kind: "make-executable", files } } : {};
}
