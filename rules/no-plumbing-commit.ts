import { type Command, type FileChange, type GitCall, type ProgramCall, UNKNOWN } from "../src/core/command.ts";
import { COMMIT_PLAINLY } from "../src/core/command-steps.ts";
import { behindRunner } from "../src/core/package-runner.ts";
import { movedBranch } from "../src/core/ref-updates.ts";
import { type CommandRule, commandRule, type CommandViolation } from "../src/core/rule.ts";
import { endsIdle } from "../src/core/writing-calls.ts";

export const noPlumbingCommit: CommandRule = commandRule({
  id: "no-plumbing-commit",
  summary: "Commits are made by commands that run the hooks.",
  why: "Git's plumbing makes and publishes commits without a single hook of a commit or a push.",
  bad: "git update-ref HEAD \"$(git commit-tree -m a 'HEAD^{tree}')\"",
  good: "git commit -m 'fix: a'",
  details: `Refused are commit-tree, fast-import, hash-object -w -t commit, replay, history, filter-branch, filter-repo,
update-ref of a branch or HEAD, send-pack, files under .git/refs/heads, .git/packed-refs, a commit id written to .git/HEAD,
and programs that commit without git. What moves or deletes branches without making commits is allowed: git branch -f, git
reset, git update-ref -d, tags, notes, the stash.`,

  *check({ gits, programs, files }: Command) {
    for (const git of gits) {
      const token = endsIdle(git) ? null : findPlumbing(git);
      if (token !== null) yield violation(token, "makes commits past the hooks", git.text);
    }
    for (const program of programs) yield* checkProgram(program);
    for (const file of files.filter(isRefByHand))
      yield violation(file.path, "is a ref of git, written by hand", file.text);
  },
});

function violation(token: string, effect: string, within: string): CommandViolation {
  return { what: `"${token}" ${effect}`, next: COMMIT_PLAINLY, token, within };
}

const named = ({ command }: GitCall): string | null => command;

/** The word of a call that makes or publishes commits without hooks; null for any other. */
const PLUMBING: Readonly<Record<string, (git: GitCall) => string | null>> = {
  "commit-tree": named,
  "fast-import": named,
  "filter-branch": named,
  "filter-repo": (git) => (has(git, "analyze", "dry-run", "version", "help") ? null : named(git)),
  history: (git) => (git.operands.length === 0 || has(git, "dry-run") ? null : named(git)),
  // It only prints before git 2.55.
  replay: (git) =>
    git.options.some(({ name, value }) => name === "ref-action" && value === "print") ? null : named(git),
  "send-pack": (git) => (has(git, "dry-run") ? null : named(git)),
  "http-push": (git) => (has(git, "dry-run") ? null : named(git)),
  "receive-pack": named,
  "hash-object": (git) => (isCommitObject(git) ? "-t commit" : null),
  "update-ref": movedBranch,
};

function findPlumbing(git: GitCall): string | null {
  return has(git, "h", "help") ? null : (PLUMBING[git.command ?? ""]?.(git) ?? null);
}

/** Of an option that git does not know, the name still has its dashes. */
function has({ options }: GitCall, ...names: readonly string[]): boolean {
  return options.some(({ name }) => names.includes(name.replace(/^-+/, "")));
}

function isCommitObject({ options }: GitCall): boolean {
  const type = options.findLast(({ name }) => name === "t" || name === "type")?.value;
  return type === "commit" && options.some(({ name }) => name === "w");
}

const GIT_DIR = `(?:^|/)(?:\\.git|[^/]*${UNKNOWN}[^/]*)/(?:(?:worktrees|modules)/[^/]+/)?`;
const BRANCH_FILE = new RegExp(`${GIT_DIR}(?:refs/heads/.+|packed-refs)$`, "u");
const HEAD_FILE = new RegExp(`${GIT_DIR}HEAD$`, "u");

/** Removing a lock that was left behind, or a branch, makes no commit; HEAD may name another branch. */
function isRefByHand({ path, kind, content }: FileChange): boolean {
  if (kind === "remove" || kind === "move" || kind === "mode" || path.endsWith(".lock")) return false;
  return BRANCH_FILE.test(path) || (HEAD_FILE.test(path) && content?.startsWith("ref: ") !== true);
}

/** Programs that write commits themselves. */
const OTHERS: Readonly<Record<string, readonly string[]>> = {
  isogit: ["commit", "merge", "push"],
  dulwich: ["commit", "commit-tree"],
  jj: ["commit", "ci"],
  "git-filter-repo": [],
};

/** What libraries that do the same are called by. */
const LIBRARY =
  /\bcreate_commit\s*\(|\bporcelain\.commit\s*\(|isomorphic-git[^]*\bcommit\s*\(|Rugged::Commit\.create|nodegit[^]*\bcreateCommit/;
const INTERPRETER = /^(?:python[\d.]*|node|bun|deno|ruby)$/;

function* checkProgram(program: ProgramCall): Iterable<CommandViolation> {
  const { name, args } = behindRunner(program);
  const verbs = OTHERS[name];
  const verb = args.find((arg) => !arg.startsWith("-")) ?? "";
  if (verbs?.includes(verb) === true) yield violation(`${name} ${verb}`, "commits past the hooks", program.text);
  const found = INTERPRETER.test(name) ? LIBRARY.exec([...args, program.input ?? ""].join("\n")) : null;
  if (found) yield violation(found[0].slice(0, 40), "commits past the hooks", program.text);
}
