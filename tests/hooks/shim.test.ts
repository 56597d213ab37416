import { spawnSync } from "node:child_process";
import { chmodSync, copyFileSync, cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Outcome } from "../support/guarded-repo.ts";
import { createRepo, type Repo } from "../support/repo.ts";

const SHIM = resolve("hooks/shim.sh");

/** Stands for commit-guard: prints how it was called, then does what CODE says. */
const PROGRAM = `
const { argv, env } = process;
console.log(JSON.stringify([...argv.slice(2), process.cwd(), globalThis.preloaded ?? "clean"]));
if (argv[4] === "pre-push") console.log(require("node:fs").readFileSync(0, "utf8"));
if (env.CODE === "kill") process.kill(process.pid, "SIGKILL"); else process.exitCode = Number(env.CODE ?? 0);
`;

let repo: Repo;
/** The only folder on the PATH but for those of git and sh. */
let bin: string;

beforeAll(async () => {
  repo = await createRepo();
  bin = join(repo.home, "bin");
  mkdirSync(bin);
  for (const name of ["git", "sh"]) symlinkSync(whereIs(name), join(bin, name));
  repo.commit("chore: start");
  installPackage(repo.root);
});

afterAll(() => repo[Symbol.asyncDispose]());

function whereIs(name: string): string {
  return spawnSync("sh", ["-c", `command -v ${name}`], { encoding: "utf8" }).stdout.trim();
}

function installPackage(root: string): void {
  const folder = join(root, "node_modules/commit-guard/dist");
  mkdirSync(join(folder, "hooks"), { recursive: true });
  writeFileSync(join(folder, "commit-guard.cjs"), PROGRAM);
  copyFileSync(SHIM, join(folder, "hooks/shim.sh"));
}

interface Options {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly hasNode?: boolean;
  readonly input?: string;
}

function run(
  args: readonly string[],
  { cwd = repo.root, env = {}, hasNode = true, input = "" }: Options = {},
): Outcome {
  const path = hasNode ? `${bin}:${dirname(process.execPath)}` : bin;
  const { status, stdout, stderr } = spawnSync("sh", args, {
    cwd,
    env: { ...repo.env, PATH: path, ...env },
    encoding: "utf8",
    input,
  });
  return { code: status, out: stdout, err: stderr };
}

function installHook(name: string, root = repo.root): string {
  const file = join(root, ".git/hooks", name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, readFileSync("hooks/stub.sh", "utf8").replace("@RECORDED@", "''").replace("@CHAINED@", "''"));
  chmodSync(file, 0o755);
  return file;
}

const called = (...args: readonly string[]): string => `${JSON.stringify(["hook", "--sealed=", ...args, "clean"])}\n`;
const BY_PATH = "node_modules/commit-guard/dist/hooks/shim.sh";

describe("the shim", () => {
  it("installed as a hook takes the event from its name", () => {
    const expected = { code: 0, out: called("commit-msg", "a b", "'\"$x\\", "", repo.root), err: "" };
    expect(run([installHook("commit-msg"), "a b", "'\"$x\\", ""])).toEqual(expected);
    expect(run([installHook("commit-msg.legacy"), "a b", "'\"$x\\", ""])).toEqual(expected);
    rmSync(join(repo.root, ".git/hooks"), { recursive: true });
  });

  it("called by another hook takes it from the first argument, under any options of that shell", () => {
    for (const options of [[], ["-e"], ["-eu"], ["-euf"]])
      expect(run([...options, BY_PATH, "commit-msg", "a b"])).toEqual({
        code: 0,
        out: called("commit-msg", "a b", repo.root),
        err: "",
      });
    expect(run(["-eu", BY_PATH])).toMatchObject({ code: 0, out: called("", repo.root) });
  });

  it("passes standard input on", () => {
    expect(run([BY_PATH, "pre-push", "origin"], { input: "refs\n" }).out).toContain("\nrefs\n");
  });

  it("finds the program from a folder inside, a linked work tree, with blanks in every path", () => {
    const root = join(repo.home, "other place");
    mkdirSync(root);
    cpSync(join(repo.root, ".git"), join(root, ".git"), { recursive: true });
    installPackage(root);
    const shim = installHook("pre-commit", root);
    mkdirSync(join(root, "a folder"));
    expect(run([shim], { cwd: join(root, "a folder") }).out).toBe(called("pre-commit", join(root, "a folder")));
    const linked = join(repo.home, "linked tree");
    spawnSync("git", ["worktree", "add", "--quiet", "--detach", linked], { cwd: root, env: repo.env });
    expect(run([shim], { cwd: linked })).toEqual({ code: 0, out: called("pre-commit", linked), err: "" });
  });

  it.each([0, 1, 2, 3])("hands a verdict of %i on", (code) => {
    expect(run(["-e", BY_PATH, "pre-commit"], { env: { CODE: String(code) } })).toMatchObject({ code, err: "" });
  });

  it.each([
    ["13", 13],
    ["255", 255],
    ["kill", 137],
  ])("refuses where the program ends with %s", (value, code) => {
    const head = repo.git("rev-parse", "--short=12", "HEAD");
    for (const options of [[], ["-eu"]]) {
      const result = run([...options, BY_PATH, "pre-commit"], { env: { CODE: value } });
      expect(result.code).toBe(3);
      expect(result.err).toMatch(
        new RegExp(
          `error: commit-guard ended without a verdict \\(exit code ${code}\\)\\n {2}next: [^]* --version\\n\\n`,
        ),
      );
      expect(result.err.endsWith(`commit-guard: nothing was committed\nHEAD is still at ${head}\n`)).toBe(true);
    }
  });

  it("lets NODE_OPTIONS preload nothing", () => {
    const preload = join(repo.home, "preload.cjs");
    writeFileSync(preload, 'globalThis.preloaded = "preloaded"; process.exit(0);');
    const env = { NODE_OPTIONS: `--require=${preload}`, NODE_EXTRA_CA_CERTS: "/nowhere" };
    expect(run([BY_PATH, "pre-commit"], { env })).toEqual({
      code: 0,
      out: called("pre-commit", repo.root),
      err: "",
    });
  });
});

describe("without node on the PATH", () => {
  it("a usual place is searched, past what is too old", () => {
    const places = ["v12.1.0", "v24.0.0"].map((version) => join(repo.home, ".nvm/versions/node", version, "bin"));
    for (const place of places) mkdirSync(place, { recursive: true });
    writeFileSync(join(places[0] ?? "", "node"), "#!/bin/sh\nexit 1\n");
    chmodSync(join(places[0] ?? "", "node"), 0o755);
    symlinkSync(process.execPath, join(places[1] ?? "", "node"));
    expect(run([BY_PATH, "pre-commit"], { hasNode: false })).toMatchObject({ code: 0, err: "" });
    rmSync(join(repo.home, ".nvm"), { recursive: true });
  });

  it("the commit is refused", () => {
    for (const env of [{}, { HOME: undefined }]) {
      const { code, err } = run(["-eu", BY_PATH, "pre-push"], { hasNode: false, env });
      expect(code).toBe(3);
      expect(err).toMatch(
        /^error: node is not on the PATH that git runs hooks with, so nothing was checked\n {2}next: /,
      );
      expect(err).toMatch(/\n\ncommit-guard: nothing was pushed\nHEAD is still at [0-9a-f]{12}\n$/);
    }
  });
});

/** Without a program beside it. */
function lonelyShim(folder: string): string {
  copyFileSync(SHIM, join(folder, "shim.sh"));
  return join(folder, "shim.sh");
}

describe("without the package", () => {
  it("a program on the PATH will do, be it a shell script", async () => {
    await using other = await createRepo();
    const folder = join(other.home, "bin");
    mkdirSync(folder);
    writeFileSync(join(folder, "commit-guard"), '#!/bin/sh\necho "$@"\nexit 2\n');
    chmodSync(join(folder, "commit-guard"), 0o755);
    const path = `${folder}:${bin}:${dirname(process.execPath)}`;
    expect(run([lonelyShim(other.home), "pre-commit", "x"], { cwd: other.root, env: { PATH: path } })).toEqual({
      code: 2,
      out: "hook --sealed= pre-commit x\n",
      err: "",
    });
  });

  it("the commit is refused, outside of a repository too", async () => {
    await using other = await createRepo();
    for (const cwd of [other.root, other.home]) {
      const { code, out, err } = run(["-eu", lonelyShim(other.home), "pre-commit"], { cwd });
      expect([code, out]).toEqual([3, ""]);
      expect(err).toMatch(
        /^error: commit-guard is not installed here, so nothing was checked\n {2}next: .*\n {11}npm install\n/,
      );
      expect(err.endsWith("\n\ncommit-guard: nothing was committed\n")).toBe(true);
    }
  });
});
