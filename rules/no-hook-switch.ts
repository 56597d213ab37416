import { type Command, type FileChange, isKnown, type ProgramCall } from "../src/core/command.ts";
import { RUN_WITHOUT } from "../src/core/command-steps.ts";
import { commits, installs, mayCommit } from "../src/core/committing-programs.ts";
import { type CommandRule, commandRule, type CommandViolation } from "../src/core/rule.ts";
import { findSwitch, type HookSwitch } from "../src/core/switches.ts";
import { runsHooks } from "../src/core/writing-calls.ts";

export const noHookSwitch: CommandRule = commandRule({
  id: "no-hook-switch",
  summary: "No variable switches a hook manager off.",
  why: "The hook runs and does nothing, so the commit passes in silence.",
  bad: "HUSKY=0 git commit -m 'fix: a'",
  good: "git commit -m 'fix: a'",
  details: `Known are the variables of husky, lefthook, pre-commit, prek, simple-git-hooks, overcommit, Githooks, hk and
CaptainHook, with the values that each of them heeds. They are refused for git commands that run hooks, for programs that
commit (npm version, lerna, release tools, scripts named for it), in files that a shell reads when it starts, and where
they stay exported. To install dependencies they are allowed: HUSKY=0 npm ci.`,

  *check({ gits, programs, exported, files }: Command) {
    for (const git of gits) if (runsHooks(git)) yield* switchesIn(git.environment, git.text, () => true);
    for (const program of programs)
      yield* switchesIn(program.environment, program.text, (found) => isFor(program, found));
    const isInstall = programs.some(installs) && !gits.some(runsHooks);
    if (!isInstall) yield* switchesIn(exported, "export", ({ isCommon }) => isCommon !== true);
    for (const file of files) yield* switchesAtStart(file);
  },
});

function isFor(program: ProgramCall, { isCommon }: HookSwitch): boolean {
  return commits(program) || (isCommon !== true && mayCommit(program));
}

function* switchesIn(
  environment: Readonly<Record<string, string>>,
  within: string,
  counts: (found: HookSwitch) => boolean,
): Iterable<CommandViolation> {
  for (const [name, value] of Object.entries(environment)) {
    const found = isKnown(value) ? findSwitch(name, value) : null;
    if (found !== null && counts(found)) yield violation(`${name}=${value}`, found, within);
  }
}

function violation(token: string, { of }: HookSwitch, within: string): CommandViolation {
  const text = within === "export" ? `export ${token}` : within;
  return { what: `"${token}" switches ${of} off`, next: RUN_WITHOUT, token, within: text };
}

/** Files that set variables for every command that follows. The first two are husky's own. */
const START_FILE =
  /(?:^|\/)(?:husky\/init\.sh|\.huskyrc|\.(?:bash|zsh)(?:rc|env|_profile|_login)|\.z?profile|\.envrc|config\.fish|environment)$/;
const ASSIGNMENT = /^\s*(?:export\s+|set\s+-\w+\s+)?(?<name>\w+)[= ](?<quote>["']?)(?<value>[\w,./-]*)\k<quote>/;

function* switchesAtStart({ path, content, before, text }: FileChange): Iterable<CommandViolation> {
  if (content === null || !START_FILE.test(path)) return;
  const old = new Set(before?.split("\n"));
  const lines = content.split("\n").filter((line) => !old.has(line));
  yield* switchesIn(Object.fromEntries(lines.map(assignmentIn)), text, ({ isCommon }) => isCommon !== true);
}

function assignmentIn(line: string): [name: string, value: string] {
  const { name = "", value = "" } = ASSIGNMENT.exec(line)?.groups ?? {};
  return [name, value];
}
