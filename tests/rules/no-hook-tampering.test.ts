import { noHookTampering } from "../../rules/no-hook-tampering.ts";
import { type Command, type FileChange, type GitCall, UNKNOWN } from "../../src/core/command.ts";
import { aChange, aCommand, aGit, aProgram } from "../support/command.ts";
import { testCommandRule } from "../support/test-command-rule.ts";

interface Row {
  readonly name: string;
  readonly command: Command;
}

const file = (path: string, more: Partial<FileChange> = {}): Row => ({
  name: [more.kind ?? "write", path, more.mode, JSON.stringify(more.before), JSON.stringify(more.content)].join(" "),
  command: aCommand({ files: [aChange(path, more)] }),
});
const git = (text: string, more: Partial<GitCall> = {}): Row => ({
  name: text,
  command: aCommand({ gits: [aGit(text, more)] }),
});
const program = (text: string): Row => ({ name: text, command: aCommand({ programs: [aProgram(text)] }) });

/** A change from one content to another. */
const edit = (path: string, before: string | null, content: string): Row => file(path, { before, content });
const json = (value: unknown): string => JSON.stringify(value);

const HOOK = ".git/hooks/pre-commit";
const REAL = "#!/bin/sh\nnpx lint-staged\ncommit-guard hook pre-commit\n";
const AGENT = ".claude/settings.json";
const ENTRY = { matcher: "Bash", hooks: [{ type: "command", command: "npx commit-guard guard" }] };
const GUARDED = json({ hooks: { PreToolUse: [ENTRY] } });
const STRICT = json({ extends: "strict", rules: { "atomic-files": ["error", { max: 5 }] } });
const PACKAGE = json({
  scripts: { prepare: "husky", test: "a" },
  devDependencies: { husky: "9", "commit-guard": "1" },
});

const bad = (row: Row, token: string): Row & { readonly tokens: string[] } => ({ ...row, tokens: [token] });
const gone = (path: string, kind: "remove" | "move" = "remove"): Row & { readonly tokens: string[] } =>
  bad(file(path, { kind }), path);

testCommandRule(noHookTampering, {
  good: [
    ...[
      "README.md",
      "src/hooks/pre-commit.ts",
      ".git/index.lock",
      ".git/hooks/pre-commit.sample",
      "node_modules",
      "/tmp/x/.git",
    ].map((path) => file(path, { kind: "remove" })),
    file(".git/hooks/*.sample", { kind: "remove" }),
    ...["*/pre-commit", "src/*/hooks", "*"].map((path) => file(path, { kind: "remove" })),
    file(".husky/.gitignore", { content: "_" }),
    file(".git/hooks/post-checkout", { kind: "remove" }),
    file(".git/hooks/pre-commit.bak"),
    file(".kiro/specs/a.md", { kind: "remove" }),
    file("package.json", { kind: "remove" }),
    file("package.json", { kind: "edit" }),
    file("lefthook.yml", { kind: "edit" }),
    file("/root/.gitconfig"),
    ...["+x", "755", "u+x", "0755", "a+rx", "go-w", "u=rwx,go=rx", "g-x"].map((mode) =>
      file(HOOK, { kind: "mode", mode }),
    ),
    edit(HOOK, null, REAL),
    edit(HOOK, REAL, `${REAL}npm test\n`),
    edit(".husky/pre-commit", null, "npm test\n"),
    file(HOOK, { kind: "append", before: REAL, content: "npm test\n" }),
    file(HOOK, { kind: "append", content: "npm test\n" }),
    edit(".git/config", "[core]\n\tbare = false\n", "[core]\n\tbare = false\n[user]\n\tname = a\n"),
    file(".git/config", { kind: "append", content: "[alias]\n\tci = commit\n" }),
    edit("commit-guard.json", STRICT, `// a comment\n${STRICT}`),
    edit("commit-guard.json", null, STRICT),
    edit("package.json", PACKAGE, PACKAGE.replace('"test":"a"', '"test":"b"').replace('"9"', '"10"')),
    edit("package.json", json({}), PACKAGE),
    edit("package.json", PACKAGE, PACKAGE.replace('"husky",', '"husky && tsc",')),
    edit("lefthook.yml", "pre-commit:\n  jobs: []\n", "pre-commit:\n  jobs: []\n  parallel: true\n"),
    edit(AGENT, null, json({ permissions: {} })),
    edit(AGENT, GUARDED, json({ model: "x", hooks: { Stop: [], PreToolUse: [ENTRY] } })),
    edit(AGENT, json({ hooks: { Stop: [1] } }), json({})),
    ...[
      "git rm README.md",
      "git mv a b",
      "git clean -fdx",
      "git checkout main",
      "git checkout HEAD .husky/pre-commit",
    ].map((text) => git(text)),
    git("git restore .husky/pre-commit"),
    git("git checkout README.md .husky/pre-commit"),
    git("git checkout v1 package.json"),
    git("git update-index --chmod=+x .husky/pre-commit"),
    ...[
      "npm install husky",
      "npx husky",
      "npx husky init",
      "lefthook install",
      "pre-commit run --all-files",
      "npm uninstall lodash",
    ].map(program),
    ...["npm pkg set scripts.prepare=husky", "npm pkg get scripts.prepare", "npm pkg delete scripts.test"].map(program),
    ...["commit-guard check", "commit-guard failure show", "pkill node", "cat .git/hooks/pre-commit"].map(program),
  ],
  bad: [
    ...[
      HOOK,
      ".git/hooks",
      ".git/hooks/*",
      ".git/hooks/pre-*",
      ".husky",
      ".husky/_",
      ".husky/commit-msg",
      ".git",
      "/x/.git/hooks",
    ].map((path) => gone(path)),
    ...[".git/modules/a/hooks/pre-commit", `${UNKNOWN}/hooks/pre-push`, `${UNKNOWN}/pre-commit`, ".husky/_/h"].map(
      (path) => gone(path),
    ),
    ...[
      ".git/commit-guard/seal",
      ".git/config",
      "commit-guard.json",
      "lefthook.yml",
      ".pre-commit-config.yaml",
      AGENT,
    ].map((path) => gone(path)),
    ...["node_modules/commit-guard", "node_modules/.bin/commit-guard", "/root/.claude/settings.json"].map((path) =>
      gone(path),
    ),
    ...[".git/ho*/pre-commit", ".h*/pre-commit", ".*/hooks"].map((path) => gone(path)),
    gone(HOOK, "move"),
    gone(".git", "move"),
    ...["-x", "644", "000", "a-x", "u=rw", "u+r,a-x", null].map((mode) =>
      bad(file(HOOK, { kind: "mode", mode }), HOOK),
    ),
    bad(file(".git/hooks", { kind: "mode", mode: "-x" }), ".git/hooks"),
    bad(edit(HOOK, null, ""), HOOK),
    bad(edit(HOOK, REAL, "exit 0\n"), HOOK),
    bad(file(HOOK, { kind: "append", before: REAL, content: "exit 0\n" }), HOOK),
    bad(file(HOOK, { kind: "append", content: "exit 0" }), HOOK),
    ...(["write", "edit", "link"] as const).map((kind) => bad(file(HOOK, { kind }), HOOK)),
    bad(edit(".husky/_/h", "a", "exit 0"), ".husky/_/h"),
    bad(file(".git/commit-guard/seal", { content: "x" }), ".git/commit-guard/seal"),
    bad(file(".git/config", { kind: "append", content: "[core]\n hooksPath = /dev/null\n" }), ".git/config"),
    bad(edit(".git/config", "[core]\nhooksPath = .husky/_\n", "[core]\n"), ".git/config"),
    bad(file("/root/.gitconfig", { kind: "append", content: "[core] hooksPath=/x\n" }), "/root/.gitconfig"),
    bad(
      file("/root/.gitconfig", { content: '[hook "commit-guard-pre-commit"]\nenabled = false\n' }),
      "/root/.gitconfig",
    ),
    bad(file("commit-guard.json", { kind: "edit" }), "commit-guard.json"),
    ...[
      STRICT.replace('"error"', '"off"'),
      STRICT.replace("5", "500"),
      STRICT.replace("{", '{"mode":"report",'),
      "{}",
    ].map((content) => bad(edit("commit-guard.json", STRICT, content), "commit-guard.json")),
    bad(edit("commit-guard.jsonc", null, '{"mode":"report",}'), "commit-guard.jsonc"),
    bad(edit("commit-guard.jsonc", null, '{"rules":{"atomic-files":"off"}}'), "commit-guard.jsonc"),
    bad(edit("commit-guard.config.ts", "export {};", "export { a };"), "commit-guard.config.ts"),
    ...[
      PACKAGE.replace('"prepare":"husky",', ""),
      PACKAGE.replace('"husky",', '"true",'),
      PACKAGE.replace('"husky":"9",', ""),
      PACKAGE.replace('"commit-guard"', '"x"'),
      PACKAGE.replace("{", '{"commitGuard":{"mode":"report"},'),
    ].map((content) => bad(edit("package.json", PACKAGE, content), "package.json")),
    bad(edit("package.json", json({ husky: { hooks: { a: "b" } } }), json({})), "package.json"),
    bad(edit("lefthook-local.yml", null, "pre-commit:\n  skip: true\n"), "lefthook-local.yml"),
    bad(
      edit(".pre-commit-config.yaml", "repos:\n- id: commit-guard\n", "repos:\n- id: x\n"),
      ".pre-commit-config.yaml",
    ),
    bad(edit(".pre-commit-config.yaml", "repos:\n- id: x\n", "repos: []\n"), ".pre-commit-config.yaml"),
    bad(edit("lefthook.yml", null, "pre-commit: {}\n"), "lefthook.yml"),
    bad(file("lefthook.yml"), "lefthook.yml"),
    bad(edit(AGENT, null, json({ disableAllHooks: true })), AGENT),
    bad(edit(AGENT, GUARDED, json({})), AGENT),
    bad(edit(AGENT, GUARDED, GUARDED.replace("Bash", "Nothing")), AGENT),
    bad(edit(".codex/config.toml", "command = 'commit-guard guard'", ""), ".codex/config.toml"),
    bad(file(".cursor/hooks.json", { kind: "edit" }), ".cursor/hooks.json"),
    ...[
      "git rm .husky/pre-commit",
      "git mv .husky/pre-commit x",
      "git clean -fdx .husky/pre-commit",
      "git checkout v1 .husky/pre-commit",
    ].map((text) => bad(git(text), ".husky/pre-commit")),
    bad(git("git restore --source=v1 commit-guard.json"), "commit-guard.json"),
    bad(git("git update-index --skip-worktree .husky/pre-commit"), ".husky/pre-commit"),
    bad(git("git rm pre-commit", { folder: ".husky" }), "pre-commit"),
    bad(git("git hooks uninstall"), "hooks uninstall"),
    ...[
      "husky uninstall",
      "lefthook uninstall",
      "pre-commit uninstall",
      "prek uninstall",
      "overcommit --uninstall",
    ].map((text) => bad(program(text), text)),
    {
      name: "package.json without its prepare script",
      command: aCommand({
        programs: [aProgram("jq del(.scripts.prepare) package.json")],
        files: [aChange("package.json")],
      }),
      tokens: ["del(.scripts.prepare)"],
    },
    bad(program("mount --bind /dev/null .git/hooks/pre-commit"), HOOK),
    bad(program("pkill -f commit-guard"), "commit-guard"),
  ],
});
