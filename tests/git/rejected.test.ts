import { lstatSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import {
  fingerprint,
  readProgress,
  readRejected,
  removeRejected,
  saveRejected,
  showMessagePath,
  writeRetriedMessage,
} from "../../src/git/rejected.ts";
import type { Rejected } from "../../src/git/parse-rejected.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const REJECTED: Rejected = {
  head: null,
  progress: "MERGE_HEAD 1234\n",
  folder: "sub/",
  options: ["--author=Ren\udce9 <r@x>"],
  paths: ["caf\udce9", "Zoë 😀"],
  obstacle: null,
  cleanup: { mode: "strip", comment: "#", verbose: false },
  environment: { GIT_AUTHOR_DATE: "@1 +0000" },
};

/** As bytes: not UTF-8, CRLF, a NUL. */
const MESSAGE = "caf\u00e9\r\n\0\u00ff";

function save(gitDir: string, message = MESSAGE): void {
  saveRejected(gitDir, Buffer.from(message, "latin1"), REJECTED);
}

it("reads what it saved, byte for byte, and shows it to nobody else", async () => {
  const gitDir = await temporaryFolder();
  expect(readRejected(gitDir)).toBeNull();
  save(gitDir);
  expect(readRejected(gitDir)).toEqual({ message: MESSAGE, rejected: REJECTED });
  for (const name of ["REJECTED_MSG", "rejected.json"])
    expect(lstatSync(join(gitDir, "commit-guard", name)).mode & 0o777).toBe(0o600);
});

it("keeps the messages of earlier refusals, each once, ten in all", async () => {
  const gitDir = await temporaryFolder();
  for (let number = 0; number < 12; number += 1) {
    save(gitDir, `message ${number}`);
    save(gitDir, `message ${number}`);
  }
  const folder = join(gitDir, "commit-guard");
  const names = readdirSync(folder).filter((name) => name.startsWith("REJECTED_MSG"));
  const texts = names.map((name) => readFileSync(join(folder, name), "utf8"));
  expect(texts.toSorted()).toEqual([10, 11, 2, 3, 4, 5, 6, 7, 8, 9].map((number) => `message ${number}`));
  expect(readFileSync(join(folder, "REJECTED_MSG.1"), "utf8")).toBe("message 10");
});

it("writes over a link and never through it", async () => {
  const gitDir = await temporaryFolder({ victim: "mine", "commit-guard/x": "" });
  for (const name of ["REJECTED_MSG", "rejected.json", `RETRIED_MSG.${process.pid}`])
    symlinkSync("../victim", join(gitDir, "commit-guard", name));
  expect(() => readRejected(gitDir)).toThrow("REJECTED_MSG' is not a file");
  save(gitDir);
  writeRetriedMessage(gitDir, "text");
  expect(readRejected(gitDir)).toEqual({ message: MESSAGE, rejected: REJECTED });
  expect(readFileSync(join(gitDir, "victim"), "utf8")).toBe("mine");
});

it("writes into no folder that is a link", async () => {
  const gitDir = await temporaryFolder({ "elsewhere/x": "" });
  symlinkSync("elsewhere", join(gitDir, "commit-guard"));
  expect(() => save(gitDir)).toThrow("is not a folder");
  expect(readdirSync(join(gitDir, "elsewhere"))).toEqual(["x"]);
});

it("forgets a message only while it is that one", async () => {
  const gitDir = await temporaryFolder();
  save(gitDir, "first");
  const kept = { message: "first", rejected: REJECTED };
  save(gitDir, "second");
  removeRejected(gitDir, kept);
  expect(readRejected(gitDir)?.message).toBe("second");
  removeRejected(gitDir, { ...kept, message: "second" });
  expect(readRejected(gitDir)).toBeNull();
});

it.each([
  "",
  "no JSON",
  "[]",
  "{}",
  JSON.stringify({ ...REJECTED, schema: 2 }),
  ...["head", "progress", "folder", "options", "paths", "obstacle", "cleanup", "environment"].map((key) =>
    JSON.stringify({ schema: 1, ...REJECTED, [key]: 7 }),
  ),
])("keeps the message where the record is broken: %s", async (text) => {
  const gitDir = await temporaryFolder();
  save(gitDir);
  writeFileSync(join(gitDir, "commit-guard/rejected.json"), text);
  expect(readRejected(gitDir)).toEqual({ message: MESSAGE, rejected: null });
});

it("tells one refusal from the next", async () => {
  const gitDir = await temporaryFolder();
  const none = fingerprint(gitDir);
  save(gitDir);
  const first = fingerprint(gitDir);
  save(gitDir);
  expect(new Set([none, first, fingerprint(gitDir)]).size).toBe(3);
});

it("knows what git is merging, picking, reverting", async () => {
  const gitDir = await temporaryFolder({ MERGE_HEAD: "1\n2\n", REVERT_HEAD: "3\n" });
  expect(readProgress(gitDir)).toBe("MERGE_HEAD 1\n2\nREVERT_HEAD 3\n");
  expect(readProgress(join(gitDir, "nowhere"))).toBe("");
});

it.each([
  ["/r/.git", "/r", ".git/commit-guard/REJECTED_MSG"],
  ["/r/.git", "/r/a/b", "../../.git/commit-guard/REJECTED_MSG"],
  ["/r/.git", null, "/r/.git/commit-guard/REJECTED_MSG"],
  ["/m/.git/worktrees/r", "/r/a", "/m/.git/worktrees/r/commit-guard/REJECTED_MSG"],
])("shows the message of %s to a reader in %s", (gitDir, reader, path) => {
  expect(showMessagePath({ root: "/r", gitDir }, reader)).toBe(path);
});
