import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { goodMessage } from "../support/guarded-repo.ts";
import { createRepo, type Repo } from "../support/repo.ts";
import { type Ran, runGuard } from "../support/run-guard.ts";

/** Without a commit: a message can be judged before there is one. */
let repo: Repo;

beforeAll(async () => {
  repo = await createRepo();
});

afterAll(() => repo[Symbol.asyncDispose]());

function judge(message: string | Uint8Array, ...more: readonly string[]): Promise<Ran> {
  writeFileSync(join(repo.root, "message"), message);
  return runGuard(repo.root, repo.env, ["check", "--message", "message", ...more]);
}

/** The rules that a message violates. */
async function violations(message: string | Uint8Array, ...more: readonly string[]): Promise<string[]> {
  const { out, err } = await judge(message, ...more);
  expect(err).toBe("");
  const rules = [...out.matchAll(/^error: .* \[(?<rule>[\w-]+)\]$/gm)].map(({ groups }) => groups?.["rule"] ?? "");
  return [...new Set(rules)];
}

const GOOD = goodMessage();
const COMMENTED = `# why\n${GOOD}# what\n`;
const SCISSORS = `${GOOD}# ------------------------ >8 ------------------------\n\ndiff of a file\n`;
const ALL = ["conventional-subject", "signed-off", "assisted-by"];

describe("--message", () => {
  it("is judged without a commit, and as the message alone", async () => {
    expect(await judge(GOOD)).toEqual({ code: 0, out: "commit-guard: nothing to fix in the message\n", err: "" });
    const { code, out } = await judge("feat: add it\n");
    expect([code, out.split("\n").at(-2)]).toEqual([1, "commit-guard: 2 to fix in the message"]);
  });

  it.each([
    ["default", COMMENTED, ["conventional-subject"]],
    ["strip", COMMENTED, []],
    ["strip", SCISSORS, ["signed-off", "assisted-by", "visible-trailers"]],
    ["scissors", SCISSORS, []],
    ["whitespace", `\n\n${GOOD}\n\n`, []],
    ["verbatim", `\n\n${GOOD}`, []],
    ["verbatim", ` ${GOOD}`, ["conventional-subject"]],
  ])("--cleanup=%s of %j", async (mode, message, rules) => {
    expect(await violations(message, "--cleanup", mode)).toEqual(rules);
  });

  it("takes for comments what git does here", async () => {
    repo.git("config", "core.commentChar", ";");
    expect(await violations(COMMENTED.replaceAll("#", ";"), "--cleanup", "strip")).toEqual([]);
    repo.git("config", "--unset", "core.commentChar");
  });

  it.each([
    ["nothing", "", ALL],
    ["blanks", " \n\t\n", ALL],
    ["carriage returns at the ends of lines", GOOD.replaceAll("\n", "\r\n"), []],
    ["a NUL, where git ends a message", GOOD.replace("file\n", "file\0\n"), ["signed-off", "assisted-by"]],
    [
      "bytes that are no UTF-8",
      Buffer.concat([Buffer.from(GOOD.slice(0, 10)), Buffer.from([0xff, 0xfe]), Buffer.from(GOOD.slice(10))]),
      [],
    ],
  ])("may hold %s", async (_, message, rules) => {
    expect(await violations(message)).toEqual(rules);
  });

  it.each([
    ["one line", `feat: ${"a".repeat(1e7)}\n`, ["conventional-subject", "signed-off", "assisted-by"]],
    ["short lines", `feat: add it\n\n${"some words\n".repeat(9e5)}`, ["signed-off", "assisted-by"]],
    ["lines like trailers", `feat: add it\n\n${"Token: value\n".repeat(8e5)}`, ["signed-off", "assisted-by"]],
    ["empty lines", `feat: add it\n${"\n".repeat(1e7)}x`, ["signed-off", "assisted-by"]],
    [
      "a good message below",
      `feat: add it\n\n${"some words\n".repeat(9e5)}\n${GOOD.slice(GOOD.indexOf("Signed"))}`,
      [],
    ],
  ])("of 10 MB that is %s is judged", async (_, message, rules) => {
    expect(await violations(message)).toEqual(rules);
  });

  it("shows hidden characters of a message", async () => {
    const { out } = await judge("feat: \u001b[31mx\u202e\n::error::y\n");
    expect(["\u001b", "\u202e", "\n::"].filter((hidden) => out.includes(hidden))).toEqual([]);
  });

  it("needs to know who signs", async () => {
    repo.git("config", "user.useConfigOnly", "true");
    const env = {
      ...repo.env,
      GIT_AUTHOR_NAME: "",
      GIT_AUTHOR_EMAIL: "",
      GIT_COMMITTER_NAME: "",
      GIT_COMMITTER_EMAIL: "",
    };
    const { code, out, err } = await runGuard(repo.root, env, ["check", "--message", "message"]);
    expect([code, out, err]).toEqual([3, "", "error: git does not know who you are: set user.name, user.email\n"]);
    repo.git("config", "--unset", "user.useConfigOnly");
  });
});
