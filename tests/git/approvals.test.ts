import { spawn, spawnSync } from "node:child_process";
import { chmodSync, lstatSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { type Approval, endOfApproval } from "../../src/git/approval.ts";
import {
  type Asking,
  findApprovals,
  type FoundApproval,
  grantApproval,
  holdApproval,
  listApprovals,
  spendApproval,
  spendHeld,
} from "../../src/git/approvals.ts";
import { openRepository, type Repository } from "../../src/git/open-repository.ts";
import { createRepo, type Repo } from "../support/repo.ts";

let repo: Repo;
let repository: Repository;
beforeEach(async () => {
  repo = await createRepo();
  repository = openRepository(repo.root);
});
afterEach(async () => {
  await repo[Symbol.asyncDispose]();
});

const TREE = "a".repeat(40);
const PLACE = { tree: TREE, head: null };
const GRANTED = Date.parse("2026-01-02T03:04:05Z");
const NOW: Asking = { pid: null, now: GRANTED + 1 };
const USE = { at: "2026-01-02T03:05:00Z", commit: "b".repeat(40), command: null };

function grant(more: Partial<Approval> = {}, minutes = 10): Approval {
  const granted = new Date(GRANTED);
  const until = endOfApproval(granted, minutes).toISOString();
  const words = { by: "Ada <ada@example.com>", terminal: "/dev/pts/1", granted: granted.toISOString(), until };
  return grantApproval(repository, { rule: "atomic-files", ...PLACE, ...words, ...more });
}

function findOne(asking: Asking = NOW): FoundApproval {
  const [found] = findApprovals(repository, PLACE, asking);
  if (!found) throw new Error("there is no approval");
  return found;
}

const isFound = (asking: Asking = NOW): boolean => findApprovals(repository, PLACE, asking).length > 0;
const folder = (): string => join(repo.root, ".git/commit-guard/approvals");

it("finds what was granted, and shows it to nobody else", () => {
  const approval = grant();
  expect(findOne()).toEqual({ approval, use: null, state: { kind: "open" } });
  expect(approval).toMatchObject({ gitDir: join(repo.root, ".git"), rule: "atomic-files" });
  expect(lstatSync(folder()).mode & 0o777).toBe(0o700);
  for (const name of readdirSync(folder())) expect(lstatSync(join(folder(), name)).mode & 0o777).toBe(0o600);
});

it.each([
  ["before it was granted", GRANTED - 1, false],
  ["at once", GRANTED, true],
  ["until its end", GRANTED + 600_000 - 1, true],
  ["from its end on", GRANTED + 600_000, false],
])("goes by the clock: %s", (_, now, expected) => {
  grant();
  expect(isFound({ pid: null, now })).toBe(expected);
});

it("is for one tree, one HEAD and one work tree", () => {
  repo.commit("x");
  repo.git("worktree", "add", "--quiet", "../linked");
  grant();
  expect(findApprovals(repository, { ...PLACE, tree: "c".repeat(40) }, NOW)).toEqual([]);
  expect(findApprovals(repository, { ...PLACE, head: repo.git("rev-parse", "HEAD") }, NOW)).toEqual([]);
  const linked = openRepository(join(repo.root, "../linked"));
  expect(listApprovals(linked)).toHaveLength(1);
  expect(findApprovals(linked, PLACE, NOW)).toEqual([]);
});

it("is spent once, and stays as a record of what it was spent on", () => {
  const approval = grant();
  const [first, second] = [findOne(), findOne()];
  expect([spendApproval(repository, first, USE), spendApproval(repository, second, USE)]).toEqual([true, false]);
  expect(isFound()).toBe(false);
  expect(listApprovals(repository)).toEqual([{ approval, use: USE, state: { kind: "used" } }]);
});

it("is held for one commit: no other finds it, who lost the race is told so", () => {
  grant();
  const [first, second] = [findOne(), findOne()];
  expect(holdApproval(repository, first, process.pid)).toBe(true);
  expect(holdApproval(repository, second, process.ppid)).toBe(false);
  expect(isFound()).toBe(false);
  const own = findOne({ ...NOW, pid: process.pid });
  expect(holdApproval(repository, own, process.pid)).toBe(true);
  expect(spendHeld(repository, process.ppid, USE)).toEqual([]);
  expect(spendHeld(repository, process.pid, USE)).toHaveLength(1);
  expect(spendHeld(repository, process.pid, USE)).toEqual([]);
});

/** A process that has ended by the time this returns. */
async function holdAndDie(): Promise<void> {
  const child = spawn("sleep", ["1000"]);
  await new Promise((done) => child.once("spawn", done));
  holdApproval(repository, findOne(), child.pid ?? 0);
  const ended = new Promise((done) => child.once("close", done));
  child.kill();
  await ended;
}

it("is free again when the commit failed, and only then", async () => {
  grant();
  await holdAndDie();
  expect(isFound()).toBe(true);
  await holdAndDie();
  repo.commit("x");
  expect(isFound()).toBe(false);
});

const CLAIM = `
const { findApprovals, spendApproval } = await import("${resolve("src/git/approvals.ts")}");
const { openRepository } = await import("${resolve("src/git/open-repository.ts")}");
const repository = openRepository(process.argv[1]);
const [found] = findApprovals(repository, ${JSON.stringify(PLACE)}, ${JSON.stringify(NOW)});
process.stdin.once("data", () => {
  console.log(found && spendApproval(repository, found, ${JSON.stringify(USE)}));
  process.exit();
});
console.log("ready");
`;

it("is taken by one of several processes that saw it at the same time", async () => {
  grant();
  const claims = ["1", "2", "3"].map(() => {
    const child = spawn(process.execPath, ["--input-type=module", "-e", CLAIM, repo.root], { env: repo.env });
    let out = "";
    child.stdout.on("data", (text) => (out += String(text)));
    const ready = new Promise((done) => child.stdout.once("data", done));
    const ended = new Promise((done) => child.once("close", () => done(out)));
    return { child, ready, ended };
  });
  await Promise.all(claims.map(({ ready }) => ready));
  for (const { child } of claims) child.stdin.write("now\n");
  const said = await Promise.all(claims.map(({ ended }) => ended));
  expect(said.toSorted()).toEqual(["ready\nfalse\n", "ready\nfalse\n", "ready\ntrue\n"]);
});

it("passes over what is no approval of this user", () => {
  const approval = grant();
  const file = join(folder(), `${approval.id}.json`);
  const text = readFileSync(file, "utf8");
  const write = (name: string, content: string): void => writeFileSync(join(folder(), name), content, { mode: 0o600 });
  const other = `${"0".repeat(8)}-0000-4000-8000-${"0".repeat(12)}`;
  write("notes.json", text);
  write(`${other}.json`, text);
  symlinkSync(file, join(folder(), `${other.replace(/^0/, "1")}.json`));
  write(`${other.replace(/^0/, "2")}.json`, "{}");
  expect(listApprovals(repository)).toHaveLength(1);
  for (const [key, value] of [
    ["schema", 2],
    ["tree", 7],
    ["by", null],
    ["until", "x"],
    ["until", "2027-01-01T00:00:00Z"],
  ]) {
    write(`${approval.id}.json`, JSON.stringify({ ...JSON.parse(text), [String(key)]: value }));
    expect([key, listApprovals(repository)]).toEqual([key, []]);
  }
  write(`${approval.id}.json`, text);
  expect(isFound()).toBe(true);
  chmodSync(file, 0o644);
  expect(isFound()).toBe(false);
});

it("writes into no folder that is a link", () => {
  spawnSync("mkdir", ["-p", join(repo.root, ".git/commit-guard"), join(repo.root, "elsewhere")]);
  symlinkSync(join(repo.root, "elsewhere"), folder());
  expect(() => grant()).toThrow("is not a folder");
  expect(listApprovals(repository)).toEqual([]);
});
