import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { rules } from "../rules/index.ts";
import { everyRule } from "../src/core/rule.ts";
import { createGuardedRepo, goodMessage } from "./support/guarded-repo.ts";

const README = readFileSync("README.md", "utf8");

const MESSAGE = `feature: add the parser and its help

Signed-off-by: Ada Author <ada@example.com>
Assisted-By: parser-expert (claude-opus-4-5 / a1b2c3d)
`;

it("shows a refused commit as it really is refused", async () => {
  await using repo = await createGuardedRepo();
  repo.write(".claude/agents/parser-expert.md", "---\nname: parser-expert\nmodel: opus\n---\n");
  repo.git("add", ".claude");
  repo.git("commit", "--quiet", "-m", goodMessage("chore: add an agent"));
  for (const name of ["ast", "cli", "help", "index", "lexer", "parser"]) repo.write(`src/${name}.ts`, "export {};\n");
  repo.git("add", "src");

  const { code, err } = repo.try("commit", "-m", MESSAGE);

  expect(code).toBe(1);
  const shown = /```console\n\$ git commit[^\n]*\n(?<output>.*?)```/s.exec(README);
  expect(shown?.groups?.["output"]).toBe(withPlainPrograms(err));
});

/** The launcher depends on where the program is installed; readers have it installed. */
function withPlainPrograms(text: string): string {
  return text.replaceAll(/node \S*\/(?<program>get-agent-hash)\.ts/g, "npx $<program>");
}

it.each(everyRule(rules))("lists the rule $id in its own words", ({ id, summary }) => {
  const row = README.split("\n").find((line) => line.startsWith(`| [\`${id}\`](docs/rules/${id}.md)`));
  expect(row?.split("|")[2]?.trim()).toBe(summary);
});
