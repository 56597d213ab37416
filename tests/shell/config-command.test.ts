import { expect, it } from "vitest";
import { UNKNOWN, UNKNOWN_WORDS } from "../../src/core/command.ts";
import { parseCommandLine } from "../../src/shell/command-line.ts";
import { readCloneConfig, readConfigCommand, readTemplate } from "../../src/shell/config-command.ts";

const LOCAL = { file: null, scope: "local" } as const;
const SET = { ...LOCAL, kind: "set", key: "core.hookspath", value: "/dev/null" } as const;

it.each([
  ["core.hooksPath /dev/null", SET],
  ["core.hooksPath /dev/null ^x", SET],
  ["set core.hooksPath /dev/null", SET],
  ["set --all --value=^x core.hooksPath /dev/null", SET],
  ["--global core.hooksPath /dev/null", { ...SET, scope: "global" }],
  ["set --global core.hooksPath /dev/null", { ...SET, scope: "global" }],
  ["--system core.hooksPath /dev/null", { ...SET, scope: "system" }],
  ["--worktree core.hooksPath /dev/null", { ...SET, scope: "worktree" }],
  ["-f x core.hooksPath /dev/null", { ...SET, scope: "file", file: "x" }],
  ["--file=x --bool core.hooksPath /dev/null", { ...SET, scope: "file", file: "x" }],
  ["--replace-all core.hooksPath /dev/null", SET],
  ["--repl core.hooksPath /dev/null", SET],
  ["--add core.hooksPath /dev/null", { ...SET, kind: "add" }],
  ["set --append core.hooksPath /dev/null", { ...SET, kind: "add" }],
  ["alias.x --global", { ...SET, key: "alias.x", value: "--global" }],
  ["hook.Seal.Enabled false", { ...SET, key: "hook.Seal.enabled", value: "false" }],
  ["--unset core.hooksPath", { ...LOCAL, kind: "unset", key: "core.hookspath", value: null }],
  ["--unset-all core.hooksPath x", { ...LOCAL, kind: "unset", key: "core.hookspath", value: null }],
  ["unset --all core.hooksPath", { ...LOCAL, kind: "unset", key: "core.hookspath", value: null }],
  ["--rename-section Core x", { ...LOCAL, kind: "rename-section", key: "core", value: "x" }],
  ["rename-section Hook.Seal x", { ...LOCAL, kind: "rename-section", key: "hook.Seal", value: "x" }],
  ["--remove-section core", { ...LOCAL, kind: "remove-section", key: "core", value: null }],
  ["remove-section core", { ...LOCAL, kind: "remove-section", key: "core", value: null }],
  ["-e", { ...LOCAL, kind: "edit", key: null, value: null }],
  ["edit --global", { ...LOCAL, kind: "edit", key: null, value: null, scope: "global" }],
  ["core.hooksPath", { ...LOCAL, kind: "read", key: "core.hookspath", value: null }],
  ["--get core.hooksPath /dev/null", { ...LOCAL, kind: "read", key: "core.hookspath", value: null }],
  ["get --all core.hooksPath", { ...LOCAL, kind: "read", key: "core.hookspath", value: null }],
  ["--get-regexp hooks.*", { ...LOCAL, kind: "read", key: "hooks.*", value: null }],
  ["--list", { ...LOCAL, kind: "read", key: null, value: null }],
  ["-l --show-origin", { ...LOCAL, kind: "read", key: null, value: null }],
  ["list", { ...LOCAL, kind: "read", key: null, value: null }],
  ["--add core.hooksPath", { ...LOCAL, kind: "read", key: "core.hookspath", value: null }],
  ["$X core.hooksPath /dev/null", SET],
  ["$X core.hooksPath", { ...LOCAL, kind: "read", key: "core.hookspath", value: null }],
  ["core.hooksPath $X", { ...SET, value: UNKNOWN_WORDS }],
  ["$X $X", { ...SET, key: UNKNOWN, value: UNKNOWN }],
])("git config %s", (line, command) => {
  const words = line.split(" ").map((word) => word.replace("$X", UNKNOWN_WORDS));
  const { options, operands } = parseCommandLine(["config", ...words]);
  expect(readConfigCommand(options, operands)).toEqual(command);
});

it.each([
  ["-c core.hooksPath=x url", [{ key: "core.hookspath", value: "x", given: "-c core.hooksPath=x" }]],
  ["-ccore.hooksPath=x url", [{ key: "core.hookspath", value: "x", given: "-ccore.hooksPath=x" }]],
  ["--config=Core.HooksPath url", [{ key: "core.hookspath", value: null, given: "--config=Core.HooksPath" }]],
  ["url -o x", []],
])("git clone %s writes settings", (line, entries) => {
  expect(readCloneConfig(parseCommandLine(["clone", ...line.split(" ")]).options)).toEqual(entries);
});

it.each([
  ["init --template=x", "x"],
  ["init --template x --no-template", null],
  ["clone --templ x url", "x"],
  ["init", null],
])("git %s copies the hooks of a folder", (line, folder) => {
  expect(readTemplate(parseCommandLine(line.split(" ")).options)).toBe(folder);
});
