import { spawnSync } from "node:child_process";
import { expect, it } from "vitest";
import { guardCommand } from "../../../protocols/setup/command.ts";

/** Runs what an agent would run, with a launcher that ends as given. */
function run(launcher: string): { readonly out: string; readonly err: string; readonly code: number | null } {
  const { stdout, stderr, status } = spawnSync("sh", ["-c", guardCommand(launcher, "x")], { encoding: "utf8" });
  return { out: stdout, err: stderr, code: status };
}

const MISSING = "commit-guard did not answer, so nothing was allowed: ask the user to install it again (npm install)\n";

it("passes an answer on as it is", () => {
  expect(run("echo")).toEqual({ out: "--agent x\n", err: "", code: 0 });
  expect(run("sh -c 'echo no >&2; exit 2' x")).toEqual({ out: "", err: "no\n", code: 2 });
});

it.each(["sh -c 'exit 1' x", "sh -c 'exit 3' x", "sh -c 'kill -9 $$' x"])("refuses after a failure: %s", (launcher) => {
  const { err, code } = run(launcher);
  expect(code).toBe(2);
  expect(err.endsWith(MISSING)).toBe(true);
});

it("refuses where nothing is installed", () => {
  const { err, code } = run("./no-such-program");
  expect(code).toBe(2);
  expect(err.endsWith(MISSING)).toBe(true);
});
