import { appendFileSync, chmodSync, existsSync, mkdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createInstallRepo, type InstallRepo, tryCommit } from "../support/install-repo.ts";

const CONFIG = ".git/config";

function fileOf(repo: InstallRepo, path: string): string {
  return join(repo.root, path);
}

describe("a second run", () => {
  it("changes nothing and says so", async () => {
    await using repo = await createInstallRepo();
    await repo.init();
    const before = repo.snapshot();
    expect(await repo.init()).toEqual({
      code: 0,
      out: "commit-guard: mode hooks is installed, there is nothing to do\n",
      err: "",
    });
    expect(await repo.init({})).toEqual({ code: 0, out: "", err: "" });
    expect(repo.snapshot()).toEqual(before);
  });

  it("repairs what is missing, keeps what was there before the first", async () => {
    await using repo = await createInstallRepo();
    mkdirSync(fileOf(repo, ".git/hooks"));
    writeFileSync(fileOf(repo, ".git/hooks/pre-commit"), "#!/bin/sh\nexit 0\n", { mode: 0o755 });
    const before = repo.snapshot();
    await repo.init();
    rmSync(fileOf(repo, ".git/hooks/commit-msg"));
    chmodSync(fileOf(repo, ".git/hooks/pre-push"), 0o644);
    expect((await repo.init()).code).toBe(0);
    expect(tryCommit(repo, "bad")).toBe(1);
    expect(statSync(fileOf(repo, ".git/hooks/pre-push")).mode & 0o111).not.toBe(0);
    await repo.uninstall();
    expect(repo.snapshot()).toEqual(before);
  });

  it("after an upgrade writes the newer stub, keeps what was there before the first", async () => {
    await using repo = await createInstallRepo();
    mkdirSync(fileOf(repo, ".git/hooks"));
    writeFileSync(fileOf(repo, ".git/hooks/commit-msg"), "#!/bin/sh\nexit 0\n", { mode: 0o755 });
    const before = repo.snapshot();
    await repo.init();
    appendFileSync(fileOf(repo, "node_modules/commit-guard/dist/hooks/stub.sh"), "# newer\n");
    expect((await repo.init({})).out).toBe("commit-guard: installed, mode hooks\n");
    expect(repo.read(".git/hooks/commit-msg")).toMatch(/# newer\n$/);
    expect([tryCommit(repo, "bad"), tryCommit(repo, "good")]).toEqual([1, 0]);
    await repo.uninstall();
    expect(repo.snapshot()).toEqual(before);
  });

  it("in another mode takes the first one back", async () => {
    await using repo = await createInstallRepo();
    const before = repo.snapshot();
    repo.write(".pre-commit-config.yaml", "repos: []\n");
    const withFile = repo.snapshot();
    await repo.init({ yes: true, mode: "hooks" });
    expect((await repo.init({ yes: true, mode: "pre-commit" })).code).toBe(0);
    expect(existsSync(fileOf(repo, ".git/hooks"))).toBe(false);
    expect(repo.read(".pre-commit-config.yaml")).toContain("commit-guard-pre-push");
    expect((await repo.init()).out).toContain("mode pre-commit is installed");
    expect((await repo.init({ yes: true, mode: "hooks" })).code).toBe(0);
    expect(repo.read(".pre-commit-config.yaml")).toBe("repos: []\n");
    await repo.uninstall();
    expect(repo.snapshot()).toEqual(withFile);
    expect(withFile).not.toEqual(before);
  });
});

describe("git's configuration", () => {
  const ODD =
    "# mine\r\n[core]\r\n\thooksPath = .git/hooks ; mine\r\n[alias]\n\tco = checkout # mine\n[include]\n\tpath = ../more\n";

  it("with comments and CRLF comes back byte for byte", async () => {
    await using repo = await createInstallRepo();
    appendFileSync(fileOf(repo, CONFIG), ODD);
    const before = repo.snapshot();
    expect((await repo.init()).code).toBe(0);
    expect(repo.read(CONFIG)).toContain("\thooksPath = .git/hooks ; mine\r\n");
    await repo.uninstall();
    expect(repo.snapshot()).toEqual(before);
  });

  it("that was edited since loses our keys alone, and is not written anew for its order", async () => {
    await using repo = await createInstallRepo();
    appendFileSync(fileOf(repo, CONFIG), ODD);
    const before = repo.read(CONFIG);
    await repo.init();
    const mine = '[user]\n\tname = "Ada # 1"\n# the end\n';
    appendFileSync(fileOf(repo, CONFIG), mine);
    expect((await repo.init()).out).toContain("nothing to do");
    expect((await repo.uninstall()).code).toBe(0);
    expect(repo.read(CONFIG)).toBe(`${before}${mine}`);
  });

  it("keeps an alias of that name, also one that took the place of ours", async () => {
    await using repo = await createInstallRepo();
    repo.git("config", "alias.guard", "status");
    expect((await repo.init()).out).toContain("note: alias.guard is set already; it stays as it is\n");
    expect(repo.git("config", "--get-all", "alias.guard")).toBe("status");
    repo.git("config", "--unset", "alias.guard");
    await repo.init();
    repo.git("config", "alias.guard", "log");
    await repo.uninstall();
    expect(repo.git("config", "--get-all", "alias.guard")).toBe("log");
  });

  it("is not touched while another git writes it: then nothing is", async () => {
    await using repo = await createInstallRepo();
    writeFileSync(fileOf(repo, `${CONFIG}.lock`), "");
    const before = repo.snapshot();
    const { code, err } = await repo.init();
    expect(code).toBe(3);
    const lock = fileOf(repo, `${CONFIG}.lock`);
    expect(err).toMatch(
      /^error: git's configuration is locked by .*: another git writes it, or was killed; nothing was changed$/m,
    );
    expect(err).toMatch(/^ *rm \S+config\.lock$/m);
    expect(existsSync(lock)).toBe(true);
    expect(repo.snapshot()).toEqual(before);
  });
});
