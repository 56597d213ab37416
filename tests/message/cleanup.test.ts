import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type CleanupMode, cleanMessage, resolveCleanup } from "../../src/message/cleanup.ts";
import { arbitraryMessage, sampleMessages } from "../support/arbitrary-message.ts";

const SCISSORS = "# ------------------------ >8 ------------------------\n";
const MODES: readonly CleanupMode[] = ["verbatim", "whitespace", "strip", "scissors"];
const LONG = process.env["LONG"] !== undefined;

const CLEANED: readonly (readonly [string, CleanupMode, string, string])[] = [
  ["white space", "verbatim", "\n x \r\n", "\n x \r\n"],
  ["white space", "whitespace", "\n\n x \r\n\t\n\n\n# y\u00a0", " x\n\n# y\u00a0\n"],
  ["nothing but white space", "whitespace", " \n\t\n\r", ""],
  ["comments", "strip", "# a\nx\n# b\ny\n\n# c\n\n # d\n", "x\ny\n\n # d\n"],
  ["a scissors line", "strip", `x\n${SCISSORS}y\n`, "x\ny\n"],
  ["a scissors line", "scissors", `x\n\n# y\n${SCISSORS}z\n`, "x\n\n# y\n"],
  ["a scissors line at the start", "scissors", `${SCISSORS}z\n`, ""],
  ["a scissors line without its LF", "scissors", `x\n${SCISSORS.trimEnd()}`, `x\n${SCISSORS}`],
  ["an indented scissors line", "scissors", `x\n ${SCISSORS}`, `x\n ${SCISSORS}`],
];

describe("cleanMessage", () => {
  it.each(CLEANED)("cleans %s (%s)", (_, mode, text, cleaned) => {
    expect(cleanMessage(text, mode)).toBe(cleaned);
  });

  it("knows comment strings of several characters", () => {
    const scissors = SCISSORS.replace("#", "//");
    expect(cleanMessage(`x\n// a\n/ b\n# c\n${scissors}d\n`, "strip", "//")).toBe("x\n/ b\n# c\nd\n");
    expect(cleanMessage(`x\n${SCISSORS}y\n${scissors}z\n`, "scissors", "//")).toBe(`x\n${SCISSORS}y\n`);
    expect(cleanMessage("é a\nè b\n", "strip", "é")).toBe("è b\n");
  });

  it.each(MODES)("drops the diff of git commit -v (%s)", (mode) => {
    expect(cleanMessage(`x\n${SCISSORS}diff\n`, mode, "#", true)).toBe("x\n");
  });

  // Not scissors: git may uncover a second exact line by trimming what follows it.
  it.each(["verbatim", "whitespace", "strip"] as const)("has nothing to do twice (%s)", (mode) => {
    fc.assert(
      fc.property(arbitraryMessage, (text) => {
        const once = cleanMessage(text, mode);
        expect(cleanMessage(once, mode)).toBe(once);
      }),
      { seed: 5 },
    );
  });

  it("knows what a setting means with an editor or none", () => {
    expect(resolveCleanup("default", true)).toBe("strip");
    expect(resolveCleanup("default", false)).toBe("whitespace");
    expect(resolveCleanup("scissors", true)).toBe("scissors");
    expect(resolveCleanup("scissors", false)).toBe("whitespace");
    expect(resolveCleanup("verbatim", true)).toBe("verbatim");
  });
});

describe("cleanMessage, held to git", () => {
  let dir = "";

  beforeAll(() => {
    dir = mkdtempSync(join(tmpdir(), "commit-guard-cleanup-"));
    runGit(["init", "--quiet"]);
    runGit(["config", "user.name", "Ada"]);
    runGit(["config", "user.email", "ada@example.com"]);
  });

  afterAll(() => rmSync(dir, { recursive: true, force: true }));

  it("cleans as git stripspace does", () => {
    const messages = sampleMessages(LONG ? 400 : 40, 11);
    const stripped = messages.map((text) => runGit(["stripspace"], text));
    const uncommented = messages.map((text) => runGit(["-c", "core.commentChar=;", "stripspace", "-s"], text));

    expect(messages.map((text) => cleanMessage(text, "whitespace"))).toEqual(stripped);
    expect(messages.map((text) => cleanMessage(text, "strip", ";"))).toEqual(uncommented);
  });

  it.each(MODES)("stores what git commit --cleanup=%s does without an editor", (mode) => {
    const messages = sampleCommittable(12);
    const stored = messages.map((text) => commit(text, [`--cleanup=${mode}`, "-F", "message"]));

    expect(messages.map((text) => cleanMessage(text, resolveCleanup(mode, false)))).toEqual(stored);
  });

  it.each(MODES)("stores what git commit --cleanup=%s does with an editor", (mode) => {
    const messages = sampleCommittable(13);
    const stored = messages.map((text) => commit(text, [`--cleanup=${mode}`]));

    expect(messages.map((text) => cleanMessage(text, resolveCleanup(mode, true)))).toEqual(stored);
  });

  it.each(MODES)("stores what git commit -v --cleanup=%s does", (mode) => {
    const messages = sampleCommittable(14);
    const stored = messages.map((text) => commit(text, ["-v", `--cleanup=${mode}`]));

    expect(messages.map((text) => cleanMessage(text, mode, "#", true))).toEqual(stored);
  });

  /** The editor replaces whatever git proposes by the message. */
  function commit(text: string, options: readonly string[]): string {
    writeFileSync(join(dir, "message"), text);
    runGit(["-c", "core.editor=cp message", "commit", "--quiet", "--allow-empty", "--allow-empty-message", ...options]);
    return runGit(["log", "-1", "--format=format:%B"]);
  }

  function runGit(args: readonly string[], input = ""): string {
    const { status, stdout, stderr } = spawnSync("git", args, { cwd: dir, input, encoding: "utf8" });
    if (status !== 0) throw new Error(`git ${args.join(" ")} failed: ${stderr}`);
    return stdout;
  }
});

/** Messages that git accepts, each with a scissors line: a NUL is refused. */
function sampleCommittable(seed: number): readonly string[] {
  return sampleMessages(LONG ? 60 : 5, seed)
    .map((text) => text.replaceAll("\0", ""))
    .flatMap((text) => [text, `${text}\n${SCISSORS}# x\ny \n`]);
}
