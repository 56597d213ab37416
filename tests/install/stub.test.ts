import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import type { PackagePlace } from "../../src/install/package-place.ts";
import { createPassThrough, createStub, isOurs, MARK } from "../../src/install/stub.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const SHIM = 'echo "shim $# $*"\nif [ "${0##*/}" = pre-push ]; then cat; fi\nexit ${CODE:-0}\n';
const THEIRS = '#!/bin/sh\necho "theirs $# $*"\nif [ "${0##*/}" = theirs ]; then cat; fi\nexit ${THEIRS:-0}\n';

interface Case {
  readonly event?: string;
  readonly chained?: string;
  readonly options?: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
  readonly input?: string;
}

/** Runs a stub in a folder with quotes in its path; gives what it printed, its exit code last. */
async function run({ event = "commit-msg", chained = "", options = [], env = {}, input = "" }: Case): Promise<string> {
  const folder = await temporaryFolder();
  const root = join(folder, `it's "a" $place`);
  const files = join(root, "package");
  mkdirSync(join(files, "hooks"), { recursive: true });
  writeFileSync(join(files, "hooks/shim.sh"), SHIM);
  writeFileSync(join(root, "theirs"), THEIRS, { mode: 0o755 });
  const place: PackagePlace = { files: resolve("."), program: "", inRepository: "", isDependency: false };
  const text = createStub(place, chained.replace("$root", root))
    .toString()
    .replace(resolve("hooks/shim.sh"), join(files, "hooks/shim.sh").replaceAll("'", `'\\''`));
  writeFileSync(join(root, event), text);
  chmodSync(join(root, event), 0o755);
  const { status, stdout } = spawnSync("sh", [...options, join(root, event), "a b", "'\"$x"], {
    cwd: root,
    env: { ...process.env, ...env },
    encoding: "utf8",
    input,
  });
  return `${stdout}${status}`;
}

describe("the stub", () => {
  it.each([[[]], [["-e"]], [["-eu"]], [["-euf"]]])(
    "hands all arguments and the exit code on, with sh %j",
    async (options) => {
      const ours = `shim 2 a b '"$x\n`;
      const theirs = `theirs 2 a b '"$x\n`;
      expect(await run({ options })).toBe(`${ours}0`);
      expect(await run({ options, env: { CODE: "1" } })).toBe(`${ours}1`);
      expect(await run({ options, chained: "./theirs" })).toBe(`${theirs}${ours}0`);
      expect(await run({ options, chained: "$root/theirs", env: { THEIRS: "7" } })).toBe(`${theirs}7`);
      expect(await run({ options, chained: "/nowhere/theirs" })).toBe(`${ours}0`);
    },
  );

  it("hands standard input to both, byte for byte", async () => {
    for (const input of ["", "one\n", "a\n\n'$x' `y` \\n\n\n", "no end"]) {
      const both = `theirs 2 a b '"$x\n${input}shim 2 a b '"$x\n${input}`;
      expect(await run({ event: "pre-push", chained: "./theirs", input })).toBe(`${both}0`);
      expect(await run({ event: "pre-push", chained: "./theirs", input, env: { THEIRS: "5" } })).toBe(
        `theirs 2 a b '"$x\n${input}5`,
      );
      expect(await run({ event: "pre-push", chained: "./theirs", input, env: { CODE: "5" } })).toBe(`${both}5`);
    }
  });

  it("refuses where there is no shim", async () => {
    const place: PackagePlace = { files: resolve("."), program: "", inRepository: "", isDependency: false };
    const text = createStub(place, "").toString().replace(resolve("hooks/shim.sh"), "/nowhere/shim.sh");
    const folder = await temporaryFolder({ "pre-commit": text });
    const { status, stderr } = spawnSync("sh", ["-eu", "pre-commit"], { cwd: folder, encoding: "utf8" });
    expect(status).toBe(3);
    expect(stderr).toMatch(
      /^error: commit-guard is not installed here, so nothing was checked\n {2}next: .*\n {11}npm install\n/,
    );
  });

  it("is known by its second line", () => {
    const place: PackagePlace = { files: resolve("."), program: "", inRepository: "", isDependency: false };
    for (const bytes of [createStub(place, ""), createPassThrough("/x")]) {
      expect(bytes.toString().split("\n")[1]).toBe(MARK);
      expect(isOurs({ bytes, mode: 0o755 })).toBe(true);
    }
    expect(isOurs({ bytes: Buffer.from("#!/bin/sh\n# commit-guards\n"), mode: 0o755 })).toBe(false);
    expect(isOurs(null)).toBe(false);
  });
});
