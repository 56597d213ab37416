import { execFileSync } from "node:child_process";
import { expect, it } from "vitest";
import { blobId } from "../../src/git/blob-id.ts";
import { createRepo } from "../support/repo.ts";

it.each(["", "feat: x\n", "für\u{1f600}\n\n\n", "x".repeat(100_000)])("is git's own for text %#", async (text) => {
  await using repo = await createRepo();
  const run = { cwd: repo.root, env: repo.env, input: text, encoding: "utf8" } as const;
  expect(blobId({ objectFormat: "sha1" }, text)).toBe(execFileSync("git", ["hash-object", "--stdin"], run).trim());
});
