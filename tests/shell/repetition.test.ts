import { expect, it } from "vitest";
import { readRepetition, readWordsOfPlain } from "../../src/shell/repetition.ts";

const NOTHING = { author: false, date: false };

it.each([
  ["", [], []],
  ["commit -m x", [], []],
  ["commit -sevm x --trailer a:b -F f -t t --cleanup strip --status --no-signoff", [], []],
  ["commit -n -m x", [], []],
  ["commit --no-verify --verify", [], []],
  ["commit -am x", ["--all"], []],
  ["commit -iqm x a b -- -c", ["--include", "--quiet"], ["a", "b", "-c"]],
  ["commit --only a --amend", ["--only", "--amend"], ["a"]],
  ["commit --amend --no-amend", ["--amend", "--no-amend"], []],
  ["commit --auth A<a> --date=now", ["--author=A<a>", "--date=now"], []],
  ["commit -Skey", ["--gpg-sign=key"], []],
  ["commit -S --no-gpg-sign", ["--gpg-sign", "--no-gpg-sign"], []],
  [
    "commit --allow-empty --allow-empty-message --no-post-rewrite",
    ["--allow-empty", "--allow-empty-message", "--no-post-rewrite"],
    [],
  ],
  ["commit --amend --reset-author", ["--amend", "--reset-author"], []],
  ["commit -C x --reset-author", [], []],
  ["commit --fixup HEAD", [], []],
  ["commit --squash=HEAD -m x", [], []],
  ["commit --fixup=amend HEAD", [], []],
  ["commit --fixup=reword HEAD", ["--only", "--allow-empty"], []],
  ["commit --pathspec-from-file=f --pathspec-file-nul", ["--pathspec-from-file=f", "--pathspec-file-nul"], []],
  ["-c a.b=c commit -uno -z", [], []],
  ["merge --no-ff -S -m x --signoff topic", ["--gpg-sign"], []],
  ["merge -q --continue", ["--quiet"], []],
] as const)("repeats of 'git %s' what is not about the message", (line, options, paths) => {
  expect(readRepetition(line.split(" ").filter(Boolean))).toEqual({ options, paths, takesOver: NOTHING });
});

it.each([
  ["-C x", { author: true, date: true }],
  ["-c x --amend", { author: true, date: true }],
  ["-C x --author=A<a>", { author: false, date: true }],
  ["-C x --date=now", { author: true, date: false }],
  ["-C x --reset-author", NOTHING],
  ["-C x --no-reuse-message", NOTHING],
])("knows what %s takes over", (line, takesOver) => {
  expect(readRepetition(["commit", ...line.split(" ")])).toMatchObject({ takesOver });
});

it.each([
  ["commit -p", "its changes were picked by hand (--patch)"],
  ["commit --interactive", "its changes were picked by hand (--interactive)"],
  ["commit --pathspec-from-file -", "its paths were read from standard input"],
  ["commit --frobnicate", "its option --frobnicate is not known"],
  ["commit -Q", "its option -Q is not known"],
  ["rebase -i", "it was made by git rebase"],
])("says why 'git %s' cannot be repeated", (line, obstacle) => {
  const read = readRepetition(line.split(" "));
  expect(read).toEqual({ obstacle });
});

it.each(["commit -m fix: say - and -- too", "commit -s --file=x -mtext", "merge --no-ff -m x topic"])(
  "takes '%s' for plain, though the system joined its words",
  (line) => {
    expect(readWordsOfPlain(line.split(" "))).toEqual({ options: [], paths: [], takesOver: NOTHING });
  },
);

it.each([
  ["commit -m say --amend", "--amend"],
  ["commit -am x", "-am"],
  ["commit -C HEAD", "-C"],
  ["commit -m x -1", "-1"],
  ["merge -S topic", "-S"],
])("of '%s', whose words the system joined, doubts %s", (line, doubtful) => {
  const obstacle = `'${doubtful}' may be an option or a word of its message`;
  expect(readWordsOfPlain(line.split(" "))).toEqual({ obstacle });
});
