import { statSync } from "node:fs";
import { relative } from "node:path";
import { isText, textOf, valueOf } from "../../protocols/json.ts";
import { shellQuote } from "../core/remedy.ts";
import { runGit } from "../git/run-git.ts";
import { judgeEntry } from "./agent-trial.ts";
import { type AgentFile, findAgentFiles, writeAnew } from "./agent-files.ts";
import { checkSwitches } from "./agent-switches.ts";
import type { Problem } from "./problem.ts";
import type { Survey } from "./survey.ts";

/** Configurations that have a coding agent ask commit-guard: does it ask, and does it understand the answer? */
export function checkAgents(survey: Survey): readonly Problem[] {
  const files = findAgentFiles(survey);
  return [...files.flatMap((file) => problemsOf(file, survey)), ...checkSwitches(files, survey)];
}

const RULE = "doctor-agent-entry";

function problemsOf(file: AgentFile, survey: Survey): readonly Problem[] {
  if (!file.isReadable) return [unreadable(file)];
  if (cannotRun(file)) return [notExecutable(file, survey)];
  const trials = survey.rehearses ? file.entries.flatMap((entry) => judgeEntry(entry, file, survey)) : [];
  return [...missing(file), ...unmatched(file), ...distinct(trials)];
}

function distinct(problems: readonly Problem[]): readonly Problem[] {
  return [...new Map(problems.map((problem) => [problem.what, problem])).values()];
}

function unreadable({ setup, path }: AgentFile): Problem {
  return {
    rule: RULE,
    severity: "error",
    where: path,
    what: "it cannot be parsed",
    why: `${setup.title} may take nothing from it: then it asks nobody before it runs a command.`,
    next: [{ say: "Correct it." }],
  };
}

function missing({ missing: lists, setup, path, ...rest }: AgentFile): readonly Problem[] {
  return lists.map((list) => ({
    rule: RULE,
    severity: "error" as const,
    where: path,
    what: `there is no entry of commit-guard in '${list}'`,
    why: `${setup.title} does not ask there before it acts.`,
    next: [writeAnew({ missing: lists, setup, path, ...rest })] as const,
  }));
}

/** Source: the matchers of the agents, which are regular expressions for the name of a tool. */
function unmatched(file: AgentFile): readonly Problem[] {
  const { setup, entries, path } = file;
  const tool = textOf(setup.canary("/"), "tool_name");
  const matchers = entries.map(({ group }) => valueOf(group, "matcher")).filter(isText);
  if (tool === null || matchers.length === 0 || matchers.length < entries.length) return [];
  if (matchers.some((matcher) => covers(matcher, tool, setup.name))) return [];
  return [
    {
      rule: RULE,
      severity: "error",
      where: path,
      what: `its matcher '${matchers.join("', '")}' leaves out the tool '${tool}'`,
      why: `${setup.title} runs commands with that tool, and asks nobody.`,
      next: [writeAnew(file)],
    },
  ];
}

/** Agents that look for the expression anywhere in the name; the others compare the whole of it. */
const SEARCHING: ReadonlySet<string> = new Set(["codex", "gemini-cli", "crush"]);

function covers(matcher: string, tool: string, agent: string): boolean {
  if (matcher === "" || matcher === "*") return true;
  try {
    return new RegExp(SEARCHING.has(agent) ? matcher : `^(?:${matcher})$`).test(tool);
  } catch {
    return false;
  }
}

function cannotRun({ file, path }: AgentFile): boolean {
  return file.kind === "file" && file.isExecutable && (statSync(path).mode & 0o111) === 0;
}

function notExecutable({ setup, path, isOfUser }: AgentFile, { repository }: Survey): Problem {
  const { root } = repository;
  const isTracked = !isOfUser && runGit(root, ["ls-files", "--error-unmatch", "--", path]).code === 0;
  return {
    rule: RULE,
    severity: "error",
    where: path,
    what: "it is not executable",
    why: `${setup.title} does not run it, and asks nobody.`,
    next: [{ say: "Make it executable:", run: `chmod +x ${shellQuote(isOfUser ? path : relative(root, path))}` }],
    ...(isTracked ? {} : { repair: { kind: "make-executable", files: [path] } as const }),
  };
}
