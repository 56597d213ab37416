import { noHooksPath } from "../../rules/no-hooks-path.ts";
import { type Command, type ConfigChange, UNKNOWN } from "../../src/core/command.ts";
import { aCommand, aGit } from "../support/command.ts";
import { testCommandRule } from "../support/test-command-rule.ts";

/** `git <text>` with settings for this call alone, each written `key=value`. */
const git = (text: string, ...settings: readonly string[]): { readonly name: string; readonly command: Command } => {
  const config = settings.map((setting) => {
    const [key = "", ...value] = setting.split("=");
    return { key: key.toLowerCase(), value: setting.includes("=") ? value.join("=") : null, given: `-c ${setting}` };
  });
  return { name: `${text} with ${settings.join(" ")}`, command: aCommand({ gits: [aGit(text, { config })] }) };
};

const config = (
  kind: ConfigChange["kind"],
  key: string | null,
  more: Partial<ConfigChange> = {},
): { readonly name: string; readonly command: Command } => {
  const change: ConfigChange = { kind, key, value: null, file: null, given: `${kind} ${key}`, ...more };
  const name = [kind, key, ...Object.values(more)].join(" ");
  return { name, command: aCommand({ gits: [aGit("git config", { changes: [change] })] }) };
};
const harmful = (...given: Parameters<typeof config>): ReturnType<typeof config> & { readonly tokens: string[] } => ({
  ...config(...given),
  tokens: [`${given[0]} ${given[1]}`],
});

const PATH = "core.hooksPath=/dev/null";
const KEY = "core.hookspath";

testCommandRule(noHooksPath, {
  good: [
    git("git commit", "user.name=a", "core.fsmonitor=true", "core.editor=true"),
    ...["status", "log", "clone", "init", "stash", "submodule", "checkout", "config"].map((name) =>
      git(`git ${name}`, PATH),
    ),
    git("git commit --dry-run", PATH),
    git("git rebase --abort", PATH),
    git("git commit", "core.hooksPath=.husky/_"),
    git("git commit", "core.hooksPath=./web/.husky"),
    git("git commit", PATH, "core.hooksPath=.husky"),
    git("git commit", "include.path=/dev/null"),
    git("git commit", "include.path="),
    git("git commit", "hook.lint.command=npm run lint", "hook.lint.event=pre-commit"),
    git("git commit", "hook.lint.enabled=true", "hook.jobs=2"),
    config("set", KEY, { value: ".husky/_" }),
    config("set", "user.name", { value: "a" }),
    config("set", KEY, { value: "/tmp/x", file: "/tmp/settings.ini" }),
    config("set", "hook.a.enabled", { value: UNKNOWN }),
    config("unset", "hook.a.enabled"),
    config("unset", "user.name"),
    config("edit", null),
    config("remove-section", "alias"),
    config("rename-section", "alias", { value: "shortcut" }),
  ],
  bad: [
    { ...git("git commit", PATH), tokens: [`-c ${PATH}`] },
    { ...git("git commit", "core.hooksPath"), tokens: ["-c core.hooksPath"] },
    { ...git("git commit", "core.hooksPath="), tokens: ["-c core.hooksPath="] },
    { ...git("git commit", "core.hooksPath=/tmp/.husky"), tokens: ["-c core.hooksPath=/tmp/.husky"] },
    { ...git("git commit", "core.hooksPath=.husky", PATH), tokens: [`-c ${PATH}`] },
    ...["merge", "pull", "push", "rebase", "am", "cherry-pick", "revert", "unheard-of"].map((name) => ({
      ...git(`git ${name}`, PATH),
      tokens: [`-c ${PATH}`],
    })),
    { ...git("git submodule foreach x", PATH), tokens: [`-c ${PATH}`] },
    { ...git("git commit", "include.path=/tmp/x"), tokens: ["-c include.path=/tmp/x"] },
    { ...git("git commit", "includeIf.gitdir:/.path=x"), tokens: ["-c includeIf.gitdir:/.path=x"] },
    { ...git("git commit", "hook.a.enabled=off"), tokens: ["-c hook.a.enabled=off"] },
    { ...git("git commit", "hook.a.command=true"), tokens: ["-c hook.a.command=true"] },
    { ...git("git commit", "hook.commit-guard-x.event=y"), tokens: ["-c hook.commit-guard-x.event=y"] },
    harmful("set", KEY, { value: "/dev/null" }),
    harmful("set", KEY, { value: "" }),
    harmful("set", KEY, { value: UNKNOWN }),
    harmful("set", KEY, { value: "x", file: ".git/config" }),
    harmful("set", KEY, { value: "x", file: "/root/.gitconfig" }),
    harmful("set", "include.path", { value: "/tmp/x" }),
    harmful("set", "hook.a.enabled", { value: "false" }),
    harmful("unset", KEY),
    harmful("unset", "hook.commit-guard-pre-commit.command"),
    {
      name: "an editor that writes it",
      command: aCommand({
        gits: [
          aGit("git config", {
            changes: [{ kind: "edit", key: null, value: null, file: null, given: "--edit" }],
            environment: { GIT_EDITOR: "sed -i '$a hooksPath=/x'" },
          }),
        ],
      }),
      tokens: ["--edit"],
    },
    harmful("remove-section", "core"),
    harmful("remove-section", "hook.commit-guard-pre-commit"),
    harmful("rename-section", "core", { value: "x" }),
    harmful("rename-section", "x", { value: "core" }),
  ],
});
