import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { goodMessage } from "../support/guarded-repo.ts";
import { type HookHost, installPacked, pack, type PackedInstall } from "../support/packed-install.ts";

const folder = mkdtempSync(join(tmpdir(), "commit-guard-tarball-"));
let tarball = "";
beforeAll(() => {
  tarball = pack(folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const SYSTEM = "/usr/bin/node";
const NODES = [dirname(process.execPath), ...(existsSync(SYSTEM) ? [dirname(SYSTEM)] : [])];
const HOSTS: readonly HookHost[] = ["hooks", "husky"];
const PLACES = NODES.flatMap((node) => HOSTS.map((host) => ({ node, host })));

function stageFiles(repo: PackedInstall, count: number): void {
  for (let index = 0; index < count; index += 1) repo.write(`file-${index}.txt`, `${Math.random()}\n`);
  repo.git("add", "--", ...Array.from({ length: count }, (_, index) => `file-${index}.txt`));
}

describe.each(PLACES)("with $node in mode $host", ({ node, host }) => {
  it("passes good commits in silence, refuses each defect with the finding of check", async () => {
    await using repo = await installPacked(tarball, node, host);
    stageFiles(repo, 1);
    expect(repo.run("git", "commit", "--quiet", "-m", goodMessage())).toEqual({ code: 0, out: "", err: "" });
    const good = repo.git("rev-parse", "HEAD");

    stageFiles(repo, 6);
    const refused = repo.run("git", "commit", "--quiet", "-m", "feature: add this and that");
    expect(refused.code).toBe(1);
    expect(refused.err).toContain(`nothing was committed\nHEAD is still at ${good.slice(0, 12)}`);
    expect(repo.git("rev-parse", "HEAD")).toBe(good);

    repo.git("-c", "core.hooksPath=/dev/null", "commit", "--quiet", "-m", "feature: add this and that");
    const { findings, verdict } = repo.report("HEAD");
    expect(verdict).toBe("fail");
    expect(findings.map(({ rule }) => rule)).toEqual([
      "atomic-files",
      "single-concern",
      "conventional-subject",
      "signed-off",
      "assisted-by",
    ]);
    expect(refused.err.match(/^error: .*$/gm)).toEqual(findings.map(({ what, rule }) => `error: ${what} [${rule}]`));
  });

  it("cannot be skipped, repairs a message, is healthy, goes without a trace", async () => {
    await using repo = await installPacked(tarball, node, host);
    const skipped = repo.run("git", "-c", "alias.ci=commit --no-verify", "ci", "--allow-empty", "-m", "bad");
    expect(skipped).toMatchObject({
      code: 1,
      err: expect.stringMatching(/^error: --no-verify .* \[no-bypass-flag\]\n/),
    });
    expect(repo.run("git", "commit", "--allow-empty", "-m", "feat: add x\n\nAssisted-By: none").code).toBe(1);
    expect(repo.run("git", "guard", "retry", "-s").code).toBe(0);
    expect(repo.git("log", "-1", "--format=%s %(trailers:key=signed-off-by,valueonly)")).toContain("feat: add x Ada");
    expect(repo.run("git", "guard", "doctor")).toMatchObject({ code: 0 });
    expect(repo.run("git", "guard", "uninstall").code).toBe(0);
    expect(repo.run("git", "commit", "--quiet", "--allow-empty", "-m", "bad")).toEqual({ code: 0, out: "", err: "" });
  });
});

it("credits an agent by the hash that get-agent-hash prints", async () => {
  await using repo = await installPacked(tarball, dirname(process.execPath), "hooks");
  repo.write(".claude/agents/ops/helper.md", "---\nname: security-engineer\nmodel: opus\n---\n");
  repo.git("add", ".claude");
  repo.run("git", "commit", "--quiet", "-m", goodMessage("feat: add an agent"));

  const { out } = repo.run("npx", "get-agent-hash", "security-engineer");
  expect(out).toBe(`${repo.git("rev-parse", "--short=7", "HEAD")}\n`);
  expect(repo.run("npx", "get-agent-hash", "../x").code).toBe(2);
  expect(repo.run("npx", "get-agent-hash", "nobody")).toMatchObject({ code: 1, out: "" });

  const message = goodMessage().replace("none", `security-engineer (claude-opus-4-5 / ${out.trim()})`);
  expect(repo.run("git", "commit", "--quiet", "--allow-empty", "-m", message)).toEqual({ code: 0, out: "", err: "" });
  expect(repo.run("npx", "update-agent-hashes", "--check").code).toBe(1);
  expect(repo.run("npx", "update-agent-hashes").code).toBe(0);
  expect(repo.run("npx", "update-agent-hashes", "--check").code).toBe(0);
});

it("judges by the repository's commitlint configuration without commitlint being installed", async () => {
  await using repo = await installPacked(tarball, dirname(process.execPath), "hooks");
  repo.write(".commitlintrc.json", JSON.stringify({ rules: { "type-enum": [2, "always", ["story"]] } }));
  repo.git("add", ".commitlintrc.json");
  expect(repo.run("git", "commit", "-m", goodMessage("feat: add a file")).err).toContain("(commitlint: type-enum)");
  expect(repo.run("git", "commit", "--quiet", "-m", goodMessage("story: add a file")).code).toBe(0);
});

it("installs no dependency", async () => {
  await using repo = await installPacked(tarball, dirname(process.execPath), "hooks");
  expect(readdirSync(join(repo.root, "node_modules")).filter((name) => !name.startsWith("."))).toEqual([
    "commit-guard",
  ]);
  expect(repo.run("npx", "commit-guard", "--version").out).toMatch(/^\d+\.\d+\.\d+\n$/);
  expect(repo.run("npx", "commit-guard", "explain", "atomic-files").out).toContain("package-lock.json");
});
