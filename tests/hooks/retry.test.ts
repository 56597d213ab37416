import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createGuardedRepo, goodMessage } from "../support/guarded-repo.ts";
import { type Bundle, bundleProgram, createTwins, readKept, type Side, type TwinRepo } from "../support/twin-repo.ts";

let bundle: Bundle;
let shared: TwinRepo;
beforeAll(async () => {
  bundle = await bundleProgram();
  shared = await createTwins(bundle.program, "");
});
afterAll(async () => {
  await shared[Symbol.asyncDispose]();
  bundle[Symbol.dispose]();
});

const SIGN_OFF = "Signed-off-by: Ada Author <ada@example.com>\n";
const SIGNED = `Assisted-By: none\n${SIGN_OFF}`;

/** The message of HEAD, one character for each byte. */
function storedMessage({ run }: Side): string {
  const { out } = run("git cat-file commit HEAD");
  return out.slice(out.indexOf("\n\n") + 2);
}

/** Refuses a commit of this text, read from a file. */
function refuse({ root, run }: Side, text: string, options = ""): string {
  writeFileSync(join(root, "../message"), text, "latin1");
  const { code, err } = run(`git commit -q --allow-empty ${options} -F ../message`);
  expect([code, err]).toEqual([1, expect.stringContaining("nothing was committed")]);
  return err;
}

it("ends a refusal with the command that repairs it, which can be pasted where the reader stands", async () => {
  const agent =
    "mkdir -p .claude/agents; printf -- '---\\nname: rev\\n---\\n' > .claude/agents/rev.md; git add .; git commit -qm x";
  await using twins = await createTwins(bundle.program, agent);
  const { guarded } = twins;
  const { err } = guarded.run(
    "git commit -q --allow-empty -m \"Feature: Don't stop.\" -m 'Body.' -m 'Assisted-By: rev (opus-4 / SHORT_HASH)'",
    "sub",
  );
  const [, command = ""] = /\n\n {2}next: {2}Commit again with the repaired message:\n {11}(.*)\n\n/.exec(err) ?? [];
  expect(command).toMatch(/ retry -s -m 'feat: don'\\''t stop' --agent rev:opus-4$/);
  expect(err).toContain("  next:  Commit again with a sign-off; the message was kept.\n");
  expect(err).toContain("\n\nThe message is kept in ../.git/commit-guard/REJECTED_MSG\ncommit-guard: ");
  expect(guarded.run("cat ../.git/commit-guard/REJECTED_MSG", "sub").out).toContain("SHORT_HASH");
  expect(guarded.run(command, "sub")).toEqual({ code: 0, out: "", err: "" });
  const hash = guarded.run("git rev-parse HEAD~").out.slice(0, 7);
  expect(storedMessage(guarded)).toBe(`feat: don't stop\n\nBody.\n\nAssisted-By: rev (opus-4 / ${hash})\n${SIGN_OFF}`);
});

it("keeps the new text where the repaired commit is refused again, the older ones beside it", async () => {
  await using twins = await createTwins(bundle.program, "");
  const { guarded } = twins;
  refuse(guarded, "feat: x\n\nFirst.\n\nAssisted-By: none\n");
  expect(guarded.run("$GUARD retry -m 'feat: y'")).toMatchObject({
    code: 1,
    err: expect.stringMatching(/^error: no Signed/),
  });
  expect(readKept(guarded.root)).toBe("feat: y\n\nFirst.\n\nAssisted-By: none\n");
  refuse(guarded, "feat: z\n\nAssisted-By: none\n");
  expect(readFileSync(join(guarded.root, ".git/commit-guard/REJECTED_MSG.2"), "utf8")).toContain("feat: x\n\nFirst.");
  expect(guarded.run("$GUARD retry -s")).toMatchObject({ code: 0 });
  expect(storedMessage(guarded)).toBe(`feat: z\n\n${SIGNED}`);

  refuse(guarded, "feat: w\n\nAssisted-By: none\n");
  expect(guarded.run(`git commit -q --allow-empty -m 'feat: other' -m '${SIGNED}'`).code).toBe(0);
  expect(readKept(guarded.root)).toBe("feat: w\n\nAssisted-By: none\n");
  expect(guarded.run("$GUARD retry -s")).toMatchObject({
    code: 1,
    err: expect.stringMatching(/^error: HEAD has moved/),
  });
});

it("commits what a person made of the kept message", async () => {
  const { guarded } = shared;
  refuse(guarded, "feat: x\n");
  writeFileSync(join(guarded.root, ".git/commit-guard/REJECTED_MSG"), `feat: edited\n\n${SIGNED}`);
  expect(guarded.run("$GUARD retry")).toMatchObject({ code: 0 });
  expect(storedMessage(guarded)).toBe(`feat: edited\n\n${SIGNED}`);
});

const WORDS = "Words words.\n".repeat(2 ** 17);
const ODD = "caf\u00e9 \u0080\u00ff";

it.each([
  [
    "CRLF",
    "feat: x\r\n\r\nBody.\r\n\r\nAssisted-By: none\r\n",
    "--cleanup=verbatim",
    `feat: x\r\n\r\nBody.\r\n\r\nAssisted-By: none\r\n${SIGN_OFF}`,
  ],
  [
    "bytes that are not UTF-8, which git stores as UTF-8,",
    `feat: x\n\n${ODD}\n\nAssisted-By: none\n`,
    "",
    `feat: x\n\n${Buffer.from(ODD).toString("latin1")}\n\n${SIGNED}`,
  ],
  ["comments that stay", "feat: x\n\n# not one\n\nAssisted-By: none\n", "", `feat: x\n\n# not one\n\n${SIGNED}`],
  ["comments that go", "feat: x\n# one\n\n#two\nAssisted-By: none\n", "--cleanup=strip", `feat: x\n\n${SIGNED}`],
  ["a megabyte", `feat: x\n\n${WORDS}\nAssisted-By: none\n`, "", `feat: x\n\n${WORDS}\n${SIGNED}`],
])("keeps %s of a message", async (_, text, options, stored) => {
  const { guarded } = shared;
  refuse(guarded, text, options);
  expect(readKept(guarded.root) === text).toBe(true); // a difference would be a megabyte long
  expect(guarded.run("$GUARD retry -s").code).toBe(0);
  expect(storedMessage(guarded) === stored).toBe(true);
});

it("writes a new subject in the encoding of the message", async () => {
  await using twins = await createTwins(bundle.program, "git config i18n.commitEncoding ISO-8859-1");
  const { guarded } = twins;
  refuse(guarded, "feat: caf\u00e9\n\nna\u00efve\n\nAssisted-By: none\n");
  expect(guarded.run("$GUARD retry -s -m 'feat: ☕'")).toMatchObject({
    code: 2,
    err: expect.stringContaining("in ISO-8859-1"),
  });
  expect(guarded.run("$GUARD retry -s -m 'feat: thé'")).toMatchObject({ code: 0 });
  expect(storedMessage(guarded)).toBe(`feat: th\u00e9\n\nna\u00efve\n\n${SIGNED}`);
});

it("keeps each work tree's own message, and commits there, also by an alias in a folder", async () => {
  const guard = `!cd -- "\${GIT_PREFIX:-.}" && ${process.execPath} ${bundle.program}`;
  const setup = `git worktree add -q ../linked -b linked; git config alias.guard '${guard}'`;
  await using twins = await createTwins(bundle.program, setup);
  const { guarded } = twins;
  const refused = "git commit -qa -m 'feat: x' -m 'Assisted-By: none'";
  const { err } = guarded.run(`cd ../linked/sub; echo 9 > c; ${refused}`);
  expect(err).toContain("           git guard retry -s\n");
  expect(err).toContain(`The message is kept in ${guarded.root}/.git/worktrees/linked/commit-guard/REJECTED_MSG\n`);
  expect(guarded.run("git guard retry -s").code).toBe(2);
  expect(guarded.run("cd ../linked/sub; git guard retry -s")).toMatchObject({ code: 0, err: "" });
  expect(guarded.run("git show --format= --name-status linked").out).toBe("M\tsub/c\n");
  expect(guarded.run("git -C ../linked status --porcelain").out).toBe("");
});

it("names the kept message by its whole path to a reader elsewhere", async () => {
  const { guarded } = shared;
  const place = `${guarded.root}/.git/commit-guard/REJECTED_MSG`;
  for (const where of ["-C repo", `--git-dir='${guarded.root}/.git' --work-tree='${guarded.root}'`]) {
    const { err } = guarded.run(`git ${where} commit -q --allow-empty -m 'feat: x' -m 'Assisted-By: none'`, "..");
    expect(err).toContain(`The message is kept in ${place}\n`);
  }
});

it("refuses to pick hunks by hand again", async () => {
  await using twins = await createTwins(bundle.program, "echo 3 > a");
  const { guarded } = twins;
  const { err } = guarded.run("yes | git commit -q -p -m 'feat: x' -m 'Assisted-By: none'");
  expect(err).toContain("  next:  Run the same git command again with a sign-off (-s).\n");
  expect(err).not.toContain("retry");
  expect(guarded.run("$GUARD retry -s")).toMatchObject({ code: 1, err: expect.stringContaining("by hand (--patch)") });
});

it("goes through every hook, a merge's too", async () => {
  await using repo = await createGuardedRepo();
  const refused = repo.try("commit", "--quiet", "--allow-empty", "-m", "feat: x\n\nAssisted-By: none");
  expect(refused.err).toMatch(/\n {11}node .* retry -s\n/);
  expect(repo.guard("retry", "-s")).toEqual({ code: 0, out: "", err: "" });
  repo.git("checkout", "--quiet", "-b", "topic");
  repo.git("commit", "--quiet", "--allow-empty", "-m", goodMessage());
  repo.git("checkout", "--quiet", "main");
  expect(repo.try("merge", "--quiet", "--no-ff", "-m", "feat: join\n\nAssisted-By: none", "topic").code).toBe(1);
  expect(repo.guard("retry", "-s")).toEqual({ code: 0, out: "", err: "" });
  expect(repo.git("log", "-1", "--format=%s %p").split(" ")).toHaveLength(4);
  expect(repo.git("status", "--porcelain")).toBe("");
});
