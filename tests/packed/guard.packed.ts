import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { installPacked, pack, type PackedInstall } from "../support/packed-install.ts";
import { claudePayload } from "../support/run-command-guard.ts";

const folder = mkdtempSync(join(tmpdir(), "commit-guard-tarball-"));
let tarball = "";
beforeAll(() => {
  tarball = pack(folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const SYSTEM = "/usr/bin/node";
const NODES = [dirname(process.execPath), ...(existsSync(SYSTEM) ? [dirname(SYSTEM)] : [])];
const DIST = "node_modules/commit-guard/dist";

describe.each(NODES)("with %s", (node) => {
  it("judges what agents run, by the bin, by the script before it, by one file", async () => {
    await using repo = await installPacked(tarball, node, "hooks");
    const bypass = "git commit --no-verify -m x";
    expect(repo.run("npx", "commit-guard", "guard", "--command", "git status")).toMatchObject({ code: 0, out: "" });
    expect(repo.run("npx", "commit-guard", "guard", "--command", bypass)).toMatchObject({
      code: 1,
      err: expect.stringContaining("[no-bypass-flag]"),
    });
    for (const program of ["commit-guard.cjs", "guard.cjs"]) {
      expect(ask(repo, ["node", `${DIST}/${program}`, "guard"], "git status")).toEqual({ code: 0, out: "", err: "" });
      expect(ask(repo, ["node", `${DIST}/${program}`, "guard"], bypass).out).toContain('"deny"');
    }
    const script = [`${DIST}/hooks/guard.sh`, "--agent", "claude-code"];
    expect(ask(repo, script, "ls -la")).toEqual({ code: 0, out: "", err: "" });
    expect(ask(repo, script, "git status")).toEqual({ code: 0, out: "", err: "" });
    expect(ask(repo, script, bypass).out).toContain('"deny"');
  });

  it("goes by the settings of the repository", async () => {
    await using repo = await installPacked(tarball, node, "hooks");
    repo.write("commit-guard.json", '{ "rules": { "no-bypass-flag": "off" } }');
    repo.git("add", "--force", "commit-guard.json");
    expect(ask(repo, ["node", `${DIST}/guard.cjs`], "git push --no-verify")).toEqual({ code: 0, out: "", err: "" });
    expect(ask(repo, ["node", `${DIST}/guard.cjs`], "HUSKY=0 git commit").out).toContain("no-hook-switch");
  });

  it("keeps compiled code, and works where it cannot or where it is broken", async () => {
    await using repo = await installPacked(tarball, node, "hooks");
    const cache = join(repo.root, DIST, "cache");
    const judge = (): string => ask(repo, ["node", `${DIST}/guard.cjs`], "git commit -n").out;
    const first = judge();
    const [file = ""] = readdirSync(cache);
    expect(file).toMatch(/^guard-v/);
    repo.write(join(DIST, "cache", file), "no compiled code");
    expect(judge()).toBe(first);
    rmSync(cache, { recursive: true });
    repo.write(join(DIST, "cache"), "no folder");
    expect(judge()).toBe(first);
  });
});

function ask(repo: PackedInstall, [program = "", ...args]: readonly string[], command: string) {
  const input = claudePayload(command, repo.root);
  const { status, stdout, stderr } = spawnSync(program, args, {
    cwd: repo.root,
    env: repo.env,
    encoding: "utf8",
    input,
  });
  return { code: status, out: stdout, err: stderr };
}
