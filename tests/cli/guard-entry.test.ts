import { spawnSync } from "node:child_process";
import { resolve } from "node:path";
import { expect, it } from "vitest";
import { claudePayload } from "../support/run-command-guard.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const PROGRAM = resolve("src/cli/bin/commit-guard.ts");

/** As an agent starts it; the shell may change what the process finds before it starts. */
function startIn(folder: string, input: string, before = ":"): { code: number | null; out: string; err: string } {
  const text = `${before}; exec "$0" "$1" guard`;
  const { status, stdout, stderr } = spawnSync("sh", ["-c", text, process.execPath, PROGRAM], {
    cwd: folder,
    input,
    encoding: "utf8",
  });
  return { code: status, out: stdout, err: stderr };
}

it("ends with 0 and the answer, or with 2 and a reason, never with what agents take for 'go on'", async () => {
  const folder = await temporaryFolder();
  expect(startIn(folder, claudePayload("git status", folder))).toEqual({ code: 0, out: "", err: "" });
  expect(startIn(folder, claudePayload("git commit -n", folder))).toMatchObject({
    code: 0,
    out: expect.stringContaining('"permissionDecision":"deny"'),
  });
  expect(startIn(folder, "no payload")).toMatchObject({ code: 2, err: expect.stringContaining("error: ") });
});

it("refuses where its folder is gone, or standard input is closed", async () => {
  const folder = await temporaryFolder({ "gone/file": "" });
  const gone = startIn(folder, claudePayload("git status", folder), 'cd gone && rm -r "$PWD"');
  expect(gone).toMatchObject({ code: 2, out: "", err: expect.stringContaining("error: ") });
  const closed = startIn(folder, "", "exec <&-");
  expect(closed).toMatchObject({ code: 2, err: expect.stringContaining("error: ") });
});
