import { spawnSync } from "node:child_process";
import { expect, it } from "vitest";
import { findOptionTable, type Option } from "../../src/shell/option-table.ts";
import { COMMIT_OPTIONS } from "../../src/shell/options-of-commits.ts";
import { EXCHANGE_OPTIONS } from "../../src/shell/options-of-exchange.ts";
import { FILE_OPTIONS } from "../../src/shell/options-of-files.ts";
import { READING_OPTIONS } from "../../src/shell/options-of-reading.ts";
import { createRepo } from "../support/repo.ts";

const COMMANDS = [COMMIT_OPTIONS, EXCHANGE_OPTIONS, FILE_OPTIONS, READING_OPTIONS]
  .flatMap((data) => Object.keys(data))
  .filter((key) => !key.startsWith("@"));

/** They do not tell their own options, and some would do something instead. */
const MUTE =
  /^(?:annotate|bisect|fast-import|filter-branch|mergetool|rev-parse|send-email|submodule|unpack-objects|var)\b/;

/** What git tells of a command's options: `--message=`. Nothing where it has no such command, or tells nothing. */
function askGit(command: string, cwd: string): string[] {
  const words = [...command.split(" "), "--git-completion-helper-all"];
  const { status, stdout } = spawnSync("git", words, { cwd, input: "", encoding: "utf8" });
  const names = stdout.split(/\s+/).filter((word) => /^--./.test(word));
  return status === 0 ? names.map((name) => name.slice(2)) : [];
}

/** Git does not tell their value: it is the next word if there is one, or read in a way of its own. */
const UNTOLD = /^(?:branch|for-each-ref|tag) --(?:(?:no-)?(?:contains|merged)|points-at|with|without)$|^merge --file$/;
/** Told with "=", though their value only stands in the same word. */
const ATTACHED = new Set(["remote add --mirror="]);

function isAsGitSays(word: string, option: Option | undefined): boolean {
  const isRequired = option?.takes === "required";
  if (option === undefined || ATTACHED.has(word)) return option?.takes === "optional";
  return word.endsWith("=") || UNTOLD.test(word) ? isRequired : !isRequired;
}

it("knows every option that git tells of", async () => {
  await using repo = await createRepo();
  const told = COMMANDS.filter((command) => !MUTE.test(command)).flatMap((command) =>
    askGit(command, repo.root).map((name) => ({ command, name, table: findOptionTable(command) })),
  );
  const wrong = told.flatMap(({ command, name, table }) => {
    const word = `${command} --${name}`;
    return isAsGitSays(word, table?.byName.get(name.replace(/=$/, ""))) ? [] : [word];
  });
  expect(wrong).toEqual([]);
  expect(new Set(told.map(({ command }) => command)).size).toBeGreaterThan(50);
});

it.each(COMMANDS)("has one meaning for each option of git %s", (command) => {
  const table = findOptionTable(command);
  expect(table).not.toBeNull();
  for (const option of table?.options ?? []) {
    expect(option.name).toMatch(/^\w$|^[\da-z][\da-z-]+$/);
    expect(option.letter ?? "").toMatch(/^\w?$/);
  }
});
