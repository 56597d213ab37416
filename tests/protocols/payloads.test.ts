import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { detectProtocol, findProtocol, protocols } from "../../protocols/index.ts";
import { type JsonObject, objectOf, textOf, valueOf } from "../../protocols/json.ts";

const FOLDER = "tests/protocols/fixtures";

interface Case {
  readonly agent: string;
  readonly is: string;
  readonly payload: JsonObject;
  readonly call: unknown;
  /** Where the shape alone does not tell this agent from another that is answered the same. */
  readonly detected: string;
}

/** Payloads as each agent's documentation or source shows them, and what is read from them. */
function casesOf(agent: string): readonly Case[] {
  const rows: unknown = JSON.parse(readFileSync(`${FOLDER}/${agent}.json`, "utf8"));
  const cases = Array.isArray(rows) ? rows.map(objectOf).filter((row) => row !== null) : [];
  return cases.map((row) => ({
    agent,
    is: textOf(row, "is") ?? "",
    payload: objectOf(row["payload"]) ?? {},
    call: valueOf(row, "call"),
    detected: textOf(row, "detected") ?? agent,
  }));
}

const AGENTS = readdirSync(FOLDER).map((file) => file.replace(".json", ""));
const CASES = AGENTS.flatMap(casesOf);

it("has payloads of every agent", () => {
  expect(AGENTS.toSorted()).toEqual(protocols.map(({ name }) => name).toSorted());
});

it.each(AGENTS)("has a command to refuse, one to let pass, a broken one and another tool of %s", (agent) => {
  const kinds = new Set(casesOf(agent).map((row) => row.is));
  expect([...kinds]).toEqual(expect.arrayContaining(["deny", "allow", "malformed", "other"]));
});

it.each(CASES.map((row, index) => [index, row.agent, row.is, row] as const))("reads %i %s %s", (_, agent, _is, row) => {
  expect(findProtocol(agent)?.read(row.payload)).toEqual(row.call);
});

it.each(CASES.map((row, index) => [index, row.agent, row] as const))("recognises %i %s", (_, _agent, row) => {
  expect(detectProtocol(row.payload).name).toBe(row.detected);
});

it("knows no other names", () => {
  expect(findProtocol("constructor")).toBeNull();
  expect(findProtocol("")).toBeNull();
});
