import { objectOf, parseObject, valueOf } from "../../protocols/json.ts";
import { CANARY_COMMAND, isDenied } from "../../protocols/setup/canary.ts";
import { NO_ANSWER } from "../../protocols/setup/command.ts";
import { PLUGIN_DENIAL } from "../../protocols/setup/plugin.ts";
import type { Setup } from "../../protocols/setup/setup.ts";
import { visible } from "../core/visible.ts";
import { type HookAnswer, runHookCommand } from "../git/run-hook-command.ts";
import { type AgentEntry, type AgentFile, writeAnew } from "./agent-files.ts";
import type { Problem } from "./problem.ts";
import type { Survey } from "./survey.ts";

const RULE = "doctor-agent-canary";

/** Runs a command as the agent would, with a call that must be refused; then again where nothing can be found. */
export function judgeEntry(entry: AgentEntry, file: AgentFile, survey: Survey): readonly Problem[] {
  const { setup, path } = file;
  const answer = run(entry.command, setup, survey, survey.env["PATH"]);
  const tell = (problem: Pick<Problem, "severity" | "what" | "why">): readonly Problem[] => [
    { ...problem, rule: RULE, where: path, next: [writeAnew(file)] },
  ];
  if (answer.err.includes(NO_ANSWER)) return [unanswered(file)];
  const fault = faultOf(answer, setup);
  if (fault !== null) return tell({ severity: "error", what: fault, why: goesOn(setup) });
  if (isClosed(entry, setup, survey)) return [];
  const what = "it lets everything pass where commit-guard cannot be started";
  return tell({ severity: "warning", what, why: `${setup.title} goes on when a hook fails.` });
}

function goesOn({ title }: Setup): string {
  return `${title} takes that for leave, and runs '${CANARY_COMMAND}'.`;
}

function run(command: string, { root, canary }: Setup, survey: Survey, path: string | undefined): HookAnswer {
  const { repository, env } = survey;
  const variable = /\$(?<name>\w+)/.exec(root ?? "")?.groups?.["name"];
  const kept = ["HOME", "USER", "LANG", "TMPDIR"].flatMap((name) =>
    env[name] === undefined ? [] : [[name, env[name]]],
  );
  const own = variable === undefined ? {} : { [variable]: repository.root };
  const input = JSON.stringify(canary(repository.root));
  return runHookCommand({
    command,
    cwd: repository.root,
    input,
    env: { ...Object.fromEntries(kept), ...own, PATH: path },
  });
}

/** Its own refusal, because there is nothing to ask. */
function unanswered(file: AgentFile): Problem {
  const { setup, path } = file;
  return {
    rule: RULE,
    severity: setup.denial.takesCode ? "warning" : "error",
    where: path,
    what: "commit-guard cannot be started from there",
    why: setup.denial.takesCode ? `${setup.title} refuses every command until it can.` : goesOn(setup),
    next: [{ say: "Install the dependencies:", run: "npm install" }, writeAnew(file)],
  };
}

/** Null where the answer is a refusal that the agent understands. */
function faultOf({ out, err, code }: HookAnswer, { title, denial }: Setup): string | null {
  if (code === null) return "its command gave no answer in time";
  if (isDenied(denial, { out, err, code })) return null;
  if (code === 126 || code === 127) return `its command cannot be started: ${lastLine(err)}`;
  if (code !== 0) return `its command ended with code ${code}, which ${title} does not take for a refusal`;
  const isAnswer = out.trim() === "" || parseObject(out) !== null;
  return isAnswer
    ? `its command allows '${CANARY_COMMAND}'`
    : `its command prints what ${title} does not understand: ${lastLine(out)}`;
}

function lastLine(text: string): string {
  return visible(text.trim().split("\n").at(-1) ?? "");
}

/** Our plugins take everything but leave for a refusal; where no code refuses, nothing can be done about it. */
function isClosed({ command, group }: AgentEntry, setup: Setup, survey: Survey): boolean {
  if (setup.denial === PLUGIN_DENIAL || !setup.denial.takesCode) return true;
  if (isBlocking(group)) return true;
  const { out, err, code } = run(command, setup, survey, "/nowhere");
  return code !== null && isDenied(setup.denial, { out, err, code });
}

/** The agent's own option. */
function isBlocking(group: AgentEntry["group"]): boolean {
  const hooks = valueOf(group, "hooks");
  const all = [group, ...(Array.isArray(hooks) ? hooks.map(objectOf) : [])];
  return all.some((one) => one?.["failClosed"] === true || one?.["onFailure"] === "block");
}
