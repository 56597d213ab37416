import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { parse } from "jsonc-parser";
import { describe, expect, it } from "vitest";
import { isDenied } from "../../protocols/setup/canary.ts";
import { isGuardCommand } from "../../protocols/setup/command.ts";
import type { Setup, SetupFile } from "../../protocols/setup/setup.ts";
import {
  addAgents,
  commandsOf,
  GUARD,
  IN_PROJECT,
  pathsOf,
  withoutManifest,
  writeGuard,
} from "../support/agent-setup.ts";
import { createInstallRepo, type InstallRepo } from "../support/install-repo.ts";

const KIRO_AGENT = ".kiro/agents/dev.json";

/** A configuration as people have it: hooks of their own, comments where the file takes them. */
const FOREIGN = `{
  // mine
  "model": "x",
  "hooks": {
    "PreToolUse": [{ "matcher": "Read", "hooks": [{ "type": "command", "command": "./mine.sh" }] }], // keep
    "BeforeTool": [
      { "hooks": [{ "type": "command", "command": "./mine.sh" }] }
    ],
    "preToolUse": [],
    "beforeShellExecution": [{ "command": "./mine.sh" }],
    "pre_run_command": [{ "command": "./mine.sh" }]
  },
}
`;

function writeForeign(repo: InstallRepo, files: readonly SetupFile[]): void {
  for (const file of files) if (file.kind === "json") repo.write(file.path.replace("*", "dev"), FOREIGN);
}

describe.each(IN_PROJECT)("%s", (name, setup) => {
  it("is added to what is installed, once, for every clone, taken back byte for byte", async () => {
    await using repo = await createInstallRepo();
    const empty = repo.snapshot();
    await repo.init();
    const hooked = repo.snapshot();
    const { code, out } = await addAgents(repo, name);
    expect([code, out]).toEqual([0, expect.stringContaining(`Start a new session of ${setup.title}: `)]);
    const texts = pathsOf(setup).flatMap((path) => (path === KIRO_AGENT ? [] : [repo.read(path)]));
    expect(texts.every(isGuardCommand)).toBe(true);
    expect(texts.join("").includes(repo.root)).toBe(false);
    expect(out).toContain("git commit -s -m 'chore: have agents ask commit-guard'");
    const added = repo.snapshot();
    expect((await addAgents(repo, name)).out).toBe("commit-guard: mode hooks is installed, there is nothing to do\n");
    await repo.init();
    expect(withoutManifest(repo.snapshot())).toEqual(withoutManifest(added));
    expect(added).toMatchObject(withoutManifest(hooked));
    expect(await repo.uninstall()).toMatchObject({ code: 0, err: "" });
    expect(repo.snapshot()).toEqual(empty);
  });

  it("joins what others wrote, which comes back byte for byte", async () => {
    await using repo = await createInstallRepo();
    writeForeign(repo, setup.project);
    const before = repo.snapshot();
    expect((await addAgents(repo, name)).code).toBe(0);
    const added = repo.snapshot();
    expect((await addAgents(repo, name)).out).toContain("there is nothing to do");
    for (const path of pathsOf(setup).filter((one) => before[one] !== undefined)) {
      expect(parse(repo.read(path), [], { allowTrailingComma: true })).toMatchObject({ model: "x" });
      expect(repo.read(path)).toContain("// mine\n");
      expect(repo.read(path)).toContain(
        `"matcher": "Read", "hooks": [{ "type": "command", "command": "./mine.sh" }] }`,
      );
    }
    expect(repo.snapshot()).toEqual(added);
    await repo.uninstall();
    expect(repo.snapshot()).toEqual(before);
  });

  it("loses only its own after somebody else's edit", async () => {
    await using repo = await createInstallRepo();
    writeForeign(repo, setup.project);
    await addAgents(repo, name);
    const shared = pathsOf(setup).filter((path) => repo.read(path).includes("// mine"));
    for (const path of shared) {
      const text = repo.read(path).replace('"model": "x"', '"model": "y", // changed');
      repo.write(path, text);
    }
    const edited = repo.snapshot();
    expect((await addAgents(repo, name)).out).toContain("there is nothing to do");
    expect(withoutManifest(repo.snapshot())).toEqual(withoutManifest(edited));
    expect(await repo.uninstall()).toMatchObject({ code: 0, err: "" });
    const expected = FOREIGN.replace('"model": "x"', '"model": "y", // changed');
    for (const path of shared) expect(withoutVersion(repo.read(path))).toBe(expected);
  });

  it("is refused by the guard that the command finds, and refuses where it finds none", async () => {
    await using repo = await createInstallRepo();
    await addAgents(repo, name);
    const commands = pathsOf(setup).flatMap((path) => (path === KIRO_AGENT ? [] : commandsOf(repo, path)));
    expect(commands).not.toEqual([]);
    for (const command of new Set(commands)) {
      writeGuard(repo, "echo 'error: no' >&2; exit 2");
      const denied = ask(repo, command, setup);
      expect(denied).toMatchObject({ code: 2, err: "error: no\n" });
      expect(isDenied(setup.denial, denied)).toBe(setup.denial.takesCode);
      writeGuard(repo, "cat; exit 0");
      expect(ask(repo, command, setup)).toEqual({ code: 0, err: "", out: JSON.stringify(setup.canary(repo.root)) });
      rmSync(join(repo.root, GUARD));
      expect(ask(repo, command, setup)).toMatchObject({ code: 2, err: expect.stringContaining("did not answer") });
    }
  });
});

/** From where the agent starts its hooks: where it tells the root of the project, from anywhere. */
function ask(repo: InstallRepo, command: string, { root, canary }: Setup): { code: number; out: string; err: string } {
  const folder = join(repo.root, "deep/er");
  mkdirSync(folder, { recursive: true });
  const variable = /"\$(?<name>\w+)"/.exec(root ?? "")?.groups?.["name"];
  const env = { ...repo.env, ...(variable === undefined ? {} : { [variable]: repo.root }) };
  const input = JSON.stringify(canary(repo.root));
  const cwd = root === null ? repo.root : folder;
  const { status, stdout, stderr } = spawnSync("sh", ["-c", command], { cwd, env, input, encoding: "utf8" });
  return { code: status ?? -1, out: stdout, err: stderr };
}

function withoutVersion(text: string): string {
  return text.replace(/,\n {2}"version": 1,\n\}/, ",\n}");
}
