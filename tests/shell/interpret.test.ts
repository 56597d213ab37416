import { describe, expect, it } from "vitest";
import { isKnown } from "../../src/core/command.ts";
import { readShellText, type Reading } from "../../src/shell/interpret.ts";
import { corpusWorld } from "../support/guard-world.ts";

const read = (text: string): Reading => readShellText(text, { world: corpusWorld, folder: "." });
const gits = (text: string): readonly string[] => read(text).gits.map((git) => git.text);

describe("programs that start git", () => {
  it.each([
    ["env -u X A=1 git commit -n", "git commit -n"],
    ["env -i -C sub git status", "git status"],
    ["env -S 'A=1 git commit -n'", "git commit -n"],
    ["sudo -u me git push", "git push"],
    ["timeout -k 1 10 git push", "git push"],
    ["nice -n 5 nohup git gc", "git gc"],
    ["flock /tmp/lock -c 'git commit -n'", "git commit -n"],
    ["su -c 'git push' me", "git push"],
    ["command git commit", "git commit"],
    ["exec git commit", "git commit"],
    ["\\git commit", "git commit"],
    ["/usr/bin/git commit", "git commit"],
    ["git.exe commit", "git commit"],
    ["find . -name x -exec git add {} +", "git add ./x"],
    ["npx -y git commit -n", "git commit -n"],
    ["npm run commit", "git commit -m scripted"],
    ["npm run save -- -q", "git commit --no-verify -m saved -q"],
    ["make save", "git commit --no-verify -m 'saved by make'"],
    ["make -s -C . save", "git commit --no-verify -m 'saved by make'"],
    ["python3 -c \"import os; os.system('git commit -n')\"", "git commit -n"],
    ["python3 -c \"import subprocess as s; s.run(['git', 'commit', '-n'])\"", "git commit -n"],
    ["node -e \"require('child_process').execSync('git commit ' + '-n')\"", "git commit -n"],
    ['perl -e \'system("git", "commit", "-n")\'', "git commit -n"],
    ["ruby -e '`git commit -n`'", "git commit -n"],
    ["awk 'BEGIN { system(\"git commit -n\") }'", "git commit -n"],
    ["echo x | sed '1e git commit -n'", "git commit -n"],
    ['f() { git "$@"; }; f commit -n', "git commit -n"],
    ["echo git commit -n | at now", "git commit -n"],
    ["bash <(echo git commit -n)", "git commit -n"],
    ["echo Z2l0IGNvbW1pdCAtbg== | base64 -d | sh", "git commit -n"],
    ["printf '\\147\\151\\164 commit -n' | sh", "git commit -n"],
  ])("reads '%s'", (text, call) => {
    expect(gits(text)).toContain(call);
  });
});

describe("what starts no git", () => {
  it.each([
    "echo git commit -n",
    "cat <<'E'\ngit commit -n\nE",
    "# git commit -n",
    "false && git commit -n",
    "if false; then git commit -n; fi",
    "f() { git commit -n; }",
    "grep -r 'git commit -n' .",
    "command -v git",
    "exit 0; git commit -n",
    "case a in b) git commit -n ;; esac",
    "while false; do git commit -n; done",
    "make build",
    "npm run build",
    "git_commit=-n",
  ])("reads '%s'", (text) => {
    expect(gits(text)).toEqual([]);
  });
});

describe("git by its aliases", () => {
  it.each([
    ["git yolo -m x", "commit", ["yolo"]],
    ["git ci -m x", "commit", ["ci"]],
    ["git -c alias.z='commit -n' z", "commit", ["z"]],
    ["git config alias.z 'commit -n'; git z", "commit", ["z"]],
    ["git nothing", "nothing", []],
    ["git -c alias.a=b -c alias.b=a a", "a", ["a", "b"]],
  ] as const)("reads '%s'", (text, command, aliases) => {
    const last = read(text).gits.at(-1);
    expect({ command: last?.command, aliases: last?.aliases }).toEqual({ command, aliases });
  });

  it("follows one that is a script", () => {
    expect(gits("git quick message")).toContain("git commit -n -m message");
  });
});

describe("files, folders, variables", () => {
  it.each([
    ["echo x > a", "write", "a", "x\n"],
    ["printf x >> sub/../a", "append", "a", "x"],
    ["cd sub; echo x > a", "write", "sub/a", "x\n"],
    ["rm -rf -- -a", "remove", "-a", null],
    ["x=.git/hooks; rm $x/pre-commit", "remove", ".git/hooks/pre-commit", null],
    ["mv a b", "move", "a", null],
    ["cp README.md b", "write", "b", "# Project\n\nhello\n"],
    ["chmod -x a", "mode", "a", null],
    ["ln -sf /dev/null a", "link", "a", null],
    ["tee a <<< x", "write", "a", "x\n"],
    ["sed -i s/x/y/ a", "edit", "a", null],
    ["find .git/hooks -name pre-commit -delete", "remove", ".git/hooks/pre-commit", null],
  ] as const)("reads '%s'", (text, kind, path, content) => {
    expect(read(text).files).toContainEqual(expect.objectContaining({ kind, path, content }));
  });

  it.each([
    ["export A=1; B=2", { A: "1" }],
    ["declare -x A=1", { A: "1" }],
    ["set -a; A=1", { A: "1" }],
    ["A=1; export A; export -n A", {}],
    ["A=1 git status", {}],
    ["(export A=1)", {}],
    ["export A=$(date)", { A: "\u{FFFF}" }],
  ])("exports by '%s'", (text, exported) => {
    expect(read(text).exported).toEqual(exported);
  });

  it("keeps what nobody knows apart from what is known", () => {
    const [git] = read('git commit -m "$(date)" $FLAGS').gits;
    expect(git?.options.map(({ value }) => value === null || isKnown(value))).toEqual([false]);
    expect(git?.operands.every(isKnown)).toBe(false);
  });
});
