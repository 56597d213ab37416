import { noPlumbingCommit } from "../../rules/no-plumbing-commit.ts";
import { type Command, type FileChange, type GitCall, UNKNOWN } from "../../src/core/command.ts";
import { aChange, aCommand, aGit, aProgram } from "../support/command.ts";
import { testCommandRule } from "../support/test-command-rule.ts";

interface Row {
  readonly name: string;
  readonly command: Command;
}

const git = (text: string, more: Partial<GitCall> = {}): Row => ({
  name: [text, more.input ?? ""].join(" "),
  command: aCommand({ gits: [aGit(text, more)] }),
});
const program = (text: string, input: string | null = null): Row => ({
  name: text,
  command: aCommand({ programs: [aProgram(text, { input })] }),
});
const file = (path: string, more: Partial<FileChange> = {}): Row => ({
  name: [path, more.kind, more.content].join(" "),
  command: aCommand({ files: [aChange(path, more)] }),
});
const ofType = (type: string): GitCall["options"] => [
  { name: "t", value: type, isKnown: true, word: "-t" },
  { name: "w", value: null, isKnown: true, word: "-w" },
];
const ID = "a".repeat(40);

testCommandRule(noPlumbingCommit, {
  good: [
    ...[
      "git commit -m x",
      "git branch -f main HEAD~1",
      "git reset --hard",
      "git write-tree",
      "git hash-object -w a",
    ].map((text) => git(text)),
    ...["git stash create", "git replace --graft a b", "git notes add", "git symbolic-ref HEAD refs/heads/x"].map(
      (text) => git(text),
    ),
    git("git commit-tree -h"),
    git("git filter-repo --analyze"),
    git("git history"),
    git("git replay --ref-action=print main..x"),
    git("git send-pack --dry-run origin"),
    git("git hash-object", { options: ofType("blob") }),
    git(`git update-ref refs/tags/v1 ${ID}`),
    git(`git update-ref refs/remotes/origin/main ${ID}`),
    git("git update-ref -d refs/heads/old"),
    git(`git update-ref refs/heads/old ${"0".repeat(40)}`),
    git("git update-ref --stdin", { input: "start\ndelete refs/heads/x\ncreate refs/tags/a b\ncommit\n" }),
    program("jj git push"),
    program("isogit status"),
    program("python3 -c print(1)"),
    program("grep create_commit( a.py"),
    file(".git/refs/heads/main", { kind: "remove" }),
    file(".git/refs/heads/main.lock", { kind: "move" }),
    file(".git/refs/tags/v1", { content: ID }),
    file(".git/HEAD", { content: "ref: refs/heads/main\n" }),
    file("docs/refs/heads/main", { content: ID }),
    file("HEAD", { content: ID }),
  ],
  bad: [
    ...["commit-tree", "fast-import", "filter-branch", "filter-repo", "replay", "send-pack", "http-push"].map(
      (name) => ({
        ...git(`git ${name} x`),
        tokens: [name],
      }),
    ),
    { ...git("git history reword HEAD~1"), tokens: ["history"] },
    { ...git("git hash-object x", { options: ofType("commit") }), tokens: ["-t commit"] },
    { ...git(`git update-ref refs/heads/main ${ID}`), tokens: ["refs/heads/main"] },
    { ...git(`git update-ref HEAD ${ID}`), tokens: ["HEAD"] },
    { ...git(`git update-ref ${UNKNOWN} ${ID}`), tokens: [UNKNOWN] },
    { ...git("git update-ref --stdin"), tokens: ["--stdin"] },
    {
      ...git("git update-ref --stdin", { input: `start\nupdate refs/heads/x ${ID}\n` }),
      tokens: ["refs/heads/x"],
    },
    { ...git("git update-ref --stdin", { input: `create refs/heads/y\0${ID}\0` }), tokens: ["refs/heads/y"] },
    { ...program("npx isogit commit"), tokens: ["isogit commit"] },
    { ...program("jj commit"), tokens: ["jj commit"] },
    { ...program("dulwich commit"), tokens: ["dulwich commit"] },
    { ...program("python3 -", "repo.create_commit('HEAD')"), tokens: ["create_commit("] },
    { ...file(".git/refs/heads/main", { content: ID }), tokens: [".git/refs/heads/main"] },
    { ...file("/x/.git/packed-refs"), tokens: ["/x/.git/packed-refs"] },
    { ...file(".git/worktrees/a/HEAD", { content: ID }), tokens: [".git/worktrees/a/HEAD"] },
    { ...file(".git/HEAD"), tokens: [".git/HEAD"] },
    { ...file(`${UNKNOWN}/refs/heads/main`, { content: ID }), tokens: [`${UNKNOWN}/refs/heads/main`] },
  ],
});
