import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { setups } from "../../protocols/setup/index.ts";
import { AGENT_NAMES } from "../../src/cli/init-agents.ts";

const PAGE = readFileSync("docs/agents.md", "utf8");

it.each(setups.map((setup) => [setup.name, setup] as const))("docs/agents.md names the files of %s", (name, setup) => {
  const row = PAGE.split("\n").find((line) => line.startsWith(`| \`${name}\``)) ?? "";
  const files = setup.project.length > 0 ? setup.project : setup.user;
  expect(files.filter(({ path }) => !row.includes(`\`${path}\``))).toEqual([]);
});

it("docs/agents.md names everything that --agents takes", () => {
  expect(AGENT_NAMES.filter((name) => !PAGE.includes(name))).toEqual([]);
});
