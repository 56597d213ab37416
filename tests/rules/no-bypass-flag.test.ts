import { noBypassFlag } from "../../rules/no-bypass-flag.ts";
import type { Command, GitCall } from "../../src/core/command.ts";
import { aCommand, aGit, aProgram } from "../support/command.ts";
import { testCommandRule } from "../support/test-command-rule.ts";

const git = (text: string, more: Partial<GitCall> = {}): { readonly name: string; readonly command: Command } => ({
  name: text,
  command: aCommand({ gits: [aGit(text, more)] }),
});
const program = (text: string): { readonly name: string; readonly command: Command } => ({
  name: text,
  command: aCommand({ programs: [aProgram(text)] }),
});
const tool = (name: string, input: string): { readonly name: string; readonly command: Command } => ({
  name: `${name} ${input}`,
  command: aCommand({ tools: [{ name, input }] }),
});
const given = (name: string, word: string, isKnown = true): GitCall["options"][number] => ({
  name,
  value: null,
  isKnown,
  word,
});

testCommandRule(noBypassFlag, {
  good: [
    git("git commit -m x"),
    git("git commit --no-verify --verify"),
    git("git commit --dry-run --no-verify"),
    git("git commit -h --no-verify"),
    git("git merge --abort --no-verify"),
    git("git merge --no-verify-signatures topic"),
    git("git push -n", { options: [given("dry-run", "-n")] }),
    git("git cherry-pick -n abc", { options: [given("no-commit", "-n")] }),
    git("git tag --no-verify", { options: [given("--no-verify", "--no-verify", false)] }),
    git("git commit --no-edit"),
    git("git commit --frobnicate", { options: [given("--frobnicate", "--frobnicate", false)] }),
    git("git", { command: null }),
    program("npm run build -- --no-verify"),
    program("cargo publish --no-verify"),
    program("npm version patch"),
    program("npm install --no-commit-hooks"),
    program("npx standard-version"),
    program("echo git commit --no-verify"),
    program("cz --no-verify"),
    tool("mcp__git__git_commit", '{"message":"noVerify","noVerify":false}'),
    tool("mcp__mail__send", '{"noVerify":true}'),
  ],
  bad: [
    { ...git("git commit --no-verify -m x"), tokens: ["--no-verify"] },
    { ...git("git commit --verify --no-verify"), tokens: ["--no-verify"] },
    { ...git("git commit -nm x", { options: [given("no-verify", "-nm"), given("message", "-nm")] }), tokens: ["-nm"] },
    { ...git("git am -n", { options: [given("no-verify", "-n")] }), tokens: ["-n"] },
    { ...git("git push --no-veri", { options: [given("no-verify", "--no-veri")] }), tokens: ["--no-veri"] },
    { ...git("git commit --dry-run --no-dry-run --no-verify"), tokens: ["--no-verify"] },
    { ...git("git push --dry-run --no-verify"), tokens: ["--no-verify"] },
    ...["merge", "pull", "rebase"].map((name) => ({ ...git(`git ${name} --no-verify`), tokens: ["--no-verify"] })),
    { ...git("git ci", { command: "commit", aliases: ["ci"], options: [given("no-verify", "-n")] }), tokens: ["-n"] },
    ...["--no-hooks", "--no-pre-commit-hook", "--skip-hooks", "--no-hook=1"].map((word) => ({
      ...git(`git commit ${word}`, { options: [given(word, word, false)] }),
      tokens: [word],
    })),
    {
      ...git("git --no-hooks commit", { command: "commit", globals: [given("--no-hooks", "--no-hooks", false)] }),
      tokens: ["--no-hooks"],
    },
    { ...program("standard-version -n"), tokens: ["-n"] },
    { ...program("npx --yes standard-version@9 --no-verify"), tokens: ["--no-verify"] },
    { ...program("npm version patch --no-commit-hooks"), tokens: ["--no-commit-hooks"] },
    { ...program("yarn lerna version --no-commit-hooks"), tokens: ["--no-commit-hooks"] },
    { ...program("cz commit -- --no-verify"), tokens: ["--no-verify"] },
    { ...program("hub commit -anm x"), tokens: ["-anm"] },
    { ...tool("mcp__git__git_commit", '{"noVerify": true}'), tokens: ["noVerify"] },
  ],
});
