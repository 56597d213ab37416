import { expect, it } from "vitest";
import { parseCommandLine } from "../../src/shell/command-line.ts";
import { readConfigEntries } from "../../src/shell/git-config.ts";
import { type GitScript, scriptsOf } from "../../src/shell/git-scripts.ts";

/** A line as words; quotes keep blanks together. */
function wordsOf(line: string): string[] {
  return [...line.matchAll(/"(?<quoted>[^"]*)"|\S+/g)].map(({ 0: word, groups }) => groups?.["quoted"] ?? word);
}

function scripts(line: string, environment: Readonly<Record<string, string>> = {}): readonly GitScript[] {
  const { globals, command, options, operands } = parseCommandLine(wordsOf(line));
  return scriptsOf({
    command,
    options,
    operands,
    config: readConfigEntries(globals, environment).entries,
    environment,
  });
}

it.each([
  ['rebase -x "npm test" --exec "git commit -n" main', ["npm test", "git commit -n"]],
  ["rebase -xmake main", ["make"]],
  ['filter-branch --msg-filter "sed s/a/b/" --tree-filter ls HEAD', ["sed s/a/b/", "ls"]],
  ['difftool -x "git commit -n" HEAD', ["git commit -n"]],
  ["fetch --upload-pack=x origin", ["x"]],
  ["push --receive-pack x --exec=y origin", ["x", "y"]],
  ["clone -u x -c core.sshCommand=y url", ["x", "y"]],
  ["grep -Ovi x", ["vi"]],
  ['submodule foreach "git commit -n"', ["git commit -n"]],
  ["-c core.editor=x commit", ["x"]],
  ["-c sequence.editor=x -c core.pager=y -c pager.log=z log", ["x", "y", "z"]],
  ["-c core.fsmonitor=true -c pager.log=false -c core.fsmonitor -c core.editor= status", []],
  ["-c core.fsmonitor=./x status", ["./x"]],
  ["-c credential.helper=store -c credential.helper=!x fetch", ["x"]],
  ["-c filter.a.b.clean=x -c diff.a.textconv=y -c merge.a.driver=z add .", ["x", "y", "z"]],
  ["-c hook.a.command=x commit", ["x"]],
  ["-c user.name=x -c core.hooksPath=y commit -m x", []],
  ["-c alias.x=!y status", []],
  ["commit --exec x", []],
  ["submodule update", []],
])("git %s runs the texts %j", (line, texts) => {
  const found = scripts(line);
  expect(found.map((script) => (script.kind === "text" ? script.text : script.words))).toEqual(texts);
});

it.each([
  ["bisect run npm test -n", ["npm", "test", "-n"]],
  ["submodule foreach --recursive git commit -n", ["git", "commit", "-n"]],
  ["for-each-repo --config=a.b commit -n", ["git", "commit", "-n"]],
])("git %s runs the words %j", (line, words) => {
  expect(scripts(line)).toMatchObject([{ kind: "words", words }]);
});

it("says what says so", () => {
  const environment = { GIT_EDITOR: "x", EDITOR: "y", PAGER: "", OTHER: "z" };
  expect(scripts("-c core.editor=v rebase -x w", environment).map(({ given }) => given)).toEqual([
    "-x w",
    "-c core.editor=v",
    "GIT_EDITOR=x",
    "EDITOR=y",
  ]);
});
