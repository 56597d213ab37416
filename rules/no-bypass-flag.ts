import { type Command, type GitCall, type GivenOption, type ProgramCall, type ToolUse } from "../src/core/command.ts";
import { RUN_WITHOUT } from "../src/core/command-steps.ts";
import { behindRunner } from "../src/core/package-runner.ts";
import { type CommandRule, commandRule, type CommandViolation } from "../src/core/rule.ts";
import { endsIdle } from "../src/core/writing-calls.ts";

export const noBypassFlag: CommandRule = commandRule({
  id: "no-bypass-flag",
  summary: "No command is told to skip the hooks.",
  why: "A check that can be skipped in silence protects nobody; push and CI refuse the commit anyway.",
  bad: "git commit --no-verify -m 'fix: a'",
  good: "git commit -m 'fix: a'",
  details: `The options of git commit, merge, pull, push, rebase and am are read as git reads them: abbreviated (--no-veri),
in a group of letters (-nm), from an alias; the last of --verify and --no-verify counts. What -n means elsewhere (a dry
run of push, no statistics of merge, a count of log) stays allowed. Programs that commit have options of the same kind
(standard-version --no-verify, lerna version --no-commit-hooks). The hooks refuse the flag too: see docs/hooks.md.`,

  *check({ gits, programs, tools }: Command) {
    for (const git of gits) yield* checkGit(git);
    for (const program of programs) yield* checkProgram(program);
    for (const tool of tools) yield* checkTool(tool);
  },
});

/** Source: the manuals of git 2.55. */
const SKIPPING: ReadonlySet<string> = new Set(["commit", "merge", "pull", "push", "rebase", "am"]);

/** No git has these, and each was meant to skip the hooks. */
const IMAGINED = /^--(?:no|skip|bypass|disable)-(?:git-?)?(?:pre-?commit(?:-?hooks?)?|hooks?)(?:=|$)/;

function* checkGit(git: GitCall): Iterable<CommandViolation> {
  const skipping = endsIdle(git) ? null : findFlag(git);
  if (skipping !== null) {
    const what = `"${skipping.word}" makes git ${git.command} skip its hooks`;
    yield { what, next: RUN_WITHOUT, token: skipping.word, within: git.text, data: { command: git.command ?? "" } };
  }
  if (git.command === "cz") yield* checkCommitizen(git);
  for (const { word, isKnown } of [...git.globals, ...git.options]) {
    if (isKnown || !IMAGINED.test(word)) continue;
    const what = `"${word}" is no option of git, and asks to skip the hooks`;
    yield { what, next: RUN_WITHOUT, token: word, within: git.text };
  }
}

/** It hands its options to git commit. */
function* checkCommitizen({ options, text }: GitCall): Iterable<CommandViolation> {
  const token = options.find(({ word }) => word === "-n" || word === "--no-verify")?.word;
  if (token === undefined) return;
  yield { what: `"${token}" makes git cz commit without the hooks`, next: RUN_WITHOUT, token, within: text };
}

/** The last one counts. Source: gitcli(7). */
function findFlag({ command, options }: GitCall): GivenOption | null {
  if (command === null || !SKIPPING.has(command)) return null;
  const last = options.findLast(({ name, isKnown }) => isKnown && (name === "verify" || name === "no-verify"));
  return last?.name === "no-verify" ? last : null;
}

function* checkProgram(program: ProgramCall): Iterable<CommandViolation> {
  const { name, args } = behindRunner(program);
  if (args.includes("--no-git-tag-version")) return; // then these programs commit nothing
  const token = args.find((arg, index) => isFlagOf(name, arg, () => args.slice(0, index)));
  if (token === undefined) return;
  yield { what: `"${token}" makes ${name} commit without the hooks`, next: RUN_WITHOUT, token, within: program.text };
}

/** The options of programs that commit by git, and what must stand before one. Source: the manual of each. */
const FLAGS: Readonly<Record<string, readonly { readonly flag: RegExp; readonly after?: readonly string[] }[]>> = {
  npm: [{ flag: /^(?:--no-commit-hooks|--commit-hooks=false)$/, after: ["version"] }],
  yarn: [{ flag: /^--no-commit-hooks$/, after: ["version"] }],
  pnpm: [{ flag: /^--no-commit-hooks$/, after: ["version"] }],
  lerna: [{ flag: /^(?:--no-commit-hooks|--commit-hooks=false)$/ }],
  "standard-version": [{ flag: /^(?:--no-verify|-n|--noVerify)$/ }],
  "commit-and-tag-version": [{ flag: /^(?:--no-verify|-n|--noVerify)$/ }],
  "release-it": [{ flag: /^--git\.(?:commit|push)Args=.*--no-veri/ }],
  bumpp: [{ flag: /^--no-verify$/ }],
  "git-cz": [{ flag: /^(?:--no-verify|-n)$/ }],
  cz: [{ flag: /^(?:--no-verify|-n)$/, after: ["commit", "c", "--"] }],
  gt: [{ flag: /^--no-verify$/ }],
  hub: [{ flag: /^--no-verify$/ }, { flag: /^-[aqsve]*n/, after: ["commit"] }],
  stg: [{ flag: /^--no-verify$/ }],
  aider: [{ flag: /^--no-git-commit-verify$/ }],
  bump2version: [{ flag: /^--commit-args=.*(?:--no-veri|(?:^|\s)-n)/ }],
  bumpversion: [{ flag: /^--commit-args=.*(?:--no-veri|(?:^|\s)-n)/ }],
  "bump-my-version": [{ flag: /^--commit-args=.*(?:--no-veri|(?:^|\s)-n)/ }],
};

function isFlagOf(name: string, arg: string, before: () => readonly string[]): boolean {
  const rows = FLAGS[name] ?? [];
  return rows.some(
    ({ flag, after }) => flag.test(arg) && (after === undefined || after.some((word) => before().includes(word))),
  );
}

/** Servers of tools that run git for an agent have the flag as an argument. */
const ARGUMENT = /"(?<name>no_?verify|skip_?hooks?)"\s*:\s*true/i;

function* checkTool({ name, input }: ToolUse): Iterable<CommandViolation> {
  const token = /commit|push|merge|rebase|pull/i.test(name) ? ARGUMENT.exec(input)?.groups?.["name"] : undefined;
  if (token === undefined) return;
  yield { what: `"${token}" makes ${name} skip the hooks`, next: RUN_WITHOUT, token, within: `${name} ${input}` };
}
