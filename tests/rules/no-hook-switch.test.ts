import { noHookSwitch } from "../../rules/no-hook-switch.ts";
import { type Command, UNKNOWN } from "../../src/core/command.ts";
import { aChange, aCommand, aGit, aProgram } from "../support/command.ts";
import { testCommandRule } from "../support/test-command-rule.ts";

interface Row {
  readonly name: string;
  readonly command: Command;
}

const set = (assignment: string): Readonly<Record<string, string>> => {
  const [name = "", ...value] = assignment.split("=");
  return { [name]: value.join("=") };
};
const git = (assignment: string, text = "git commit"): Row => ({
  name: `${assignment} ${text}`,
  command: aCommand({ gits: [aGit(text, { environment: set(assignment) })] }),
});
const program = (assignment: string, text: string): Row => ({
  name: `${assignment} ${text}`,
  command: aCommand({ programs: [aProgram(text, { environment: set(assignment) })] }),
});
const exported = (assignment: string, more: Partial<Command> = {}): Row => ({
  name: `export ${assignment}; ${more.programs?.map(({ text }) => text).join("; ") ?? ""}`,
  command: aCommand({ exported: set(assignment), ...more }),
});
const file = (path: string, content: string, before: string | null = null): Row => ({
  name: `${path} with ${content}`,
  command: aCommand({ files: [aChange(path, { kind: "append", content, before })] }),
});

const OFF = [
  "HUSKY=0",
  "HUSKY_SKIP_HOOKS=1",
  "LEFTHOOK=0",
  "LEFTHOOK=false",
  "LEFTHOOK_EXCLUDE=lint",
  "LEFTHOOK_CONFIG=/dev/null",
  "LEFTHOOK_BIN=/bin/true",
  "SKIP=eslint",
  "PRE_COMMIT_ALLOW_NO_CONFIG=1",
  "PREK_SKIP=a",
  "PREK_ALLOW_NO_CONFIG=1",
  "SKIP_SIMPLE_GIT_HOOKS=1",
  "OVERCOMMIT_DISABLE=1",
  "GITHOOKS_DISABLE=1",
  "HK=0",
  "HK_SKIP_STEPS=a",
  "CAPTAINHOOK_SKIP_HOOKS=1",
  "SHELLOPTS=braceexpand:noexec",
  "SKIP_HOOKS=1",
  "NO_VERIFY=true",
  "SKIP_GIT_HOOKS=yes",
  "BYPASS_PRE_COMMIT=1",
];

const ON = [
  "HUSKY=1",
  "HUSKY=2",
  "HUSKY_SKIP_INSTALL=1",
  "HUSKY_SKIP_HOOKS=0",
  "LEFTHOOK=1",
  "LEFTHOOK_VERBOSE=1",
  "LEFTHOOK_BIN=/opt/lefthook",
  "SKIP=",
  "OVERCOMMIT_DISABLE=0",
  "HK=1",
  "GIT_EDITOR=:",
  "NODE_ENV=test",
  "CI=1",
  `HUSKY=${UNKNOWN}`,
];

testCommandRule(noHookSwitch, {
  good: [
    ...ON.map((assignment) => git(assignment)),
    ...["status", "log", "stash", "checkout", "clone", "config"].map((name) => git("HUSKY=0", `git ${name}`)),
    git("HUSKY=0", "git rebase --abort"),
    ...["npm ci", "npm install", "yarn", "pnpm install", "npm test", "npm run build", "node a.js", "make build"].map(
      (text) => program("HUSKY=0", text),
    ),
    program("SKIP=slow", "make release"),
    program("HUSKY=0", "bash scripts/setup.sh"),
    exported("HUSKY=0", { programs: [aProgram("npm ci")] }),
    exported("HUSKY=1"),
    exported("SKIP=slow"),
    file("README.md", "HUSKY=0"),
    file("/root/.bashrc", "export PATH=/x"),
    file("/root/.bashrc", "export HUSKY=0\n", "export HUSKY=0\n"),
  ],
  bad: [
    ...OFF.map((assignment) => ({ ...git(assignment), tokens: [assignment] })),
    ...["merge", "pull", "push", "rebase", "am", "cherry-pick", "revert"].map((name) => ({
      ...git("HUSKY=0", `git ${name}`),
      tokens: ["HUSKY=0"],
    })),
    ...[
      "npm version patch",
      "npx lerna publish",
      "standard-version",
      "npm run release",
      "yarn commit",
      "pnpm run version:bump",
      "bash deploy.sh",
      "make release",
      "npx git-cz",
      "gt create",
    ].map((text) => ({ ...program("HUSKY=0", text), tokens: ["HUSKY=0"] })),
    { ...program("SKIP=a", "npm version patch"), tokens: ["SKIP=a"] },
    { ...exported("HUSKY=0"), tokens: ["HUSKY=0"] },
    {
      ...exported("LEFTHOOK=0", { programs: [aProgram("npm ci")], gits: [aGit("git commit")] }),
      tokens: ["LEFTHOOK=0"],
    },
    { ...file("/root/.config/husky/init.sh", "export HUSKY=0"), tokens: ["HUSKY=0"] },
    { ...file("/root/.zshrc", 'export LEFTHOOK="0"'), tokens: ["LEFTHOOK=0"] },
  ],
});
