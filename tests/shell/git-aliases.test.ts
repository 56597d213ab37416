import { spawnSync } from "node:child_process";
import fc from "fast-check";
import { expect, it } from "vitest";
import { parseSetting } from "../../src/shell/config-key.ts";
import { resolveAlias, splitAlias } from "../../src/shell/git-aliases.ts";

it.each([
  ["x", ["alias.x=commit -n"], ["commit", "-n"]],
  ["X", ["alias.x=commit -n"], ["commit", "-n"]],
  ["x", ["alias.X=commit -n"], ["commit", "-n"]],
  ["x", ["alias.x=status", "alias.x=commit -m 'a b'"], ["commit", "-m", "a b"]],
  ["x", ["alias.x=-c a.b=c commit"], ["-c", "a.b=c", "commit"]],
  ["x", ["alias.x=status", "alias.x.command=commit -n"], ["commit", "-n"]],
  ["x", ["alias.x= commit"], ["", "commit"]],
])("git %s is, by %j, %j", (command, settings, words) => {
  const config = settings.map((setting) => parseSetting(setting, `-c ${setting}`));
  expect(resolveAlias(command, config)).toEqual({ kind: "words", words, given: config.at(-1)?.given });
});

it("leaves to a shell what begins with an exclamation mark", () => {
  const config = [parseSetting("alias.x=!git commit -n", "-c alias.x=…")];
  expect(resolveAlias("x", config)).toEqual({ kind: "text", text: "git commit -n", given: "-c alias.x=…" });
});

it.each([
  ["commit", "alias.commit=status"],
  ["y", "alias.x=commit"],
  ["X", "alias.x.command=commit"],
  ["x", "alias.x"],
  ["x", "alias.x=commit 'a"],
  ["x", "alias.x=commit a\\"],
])("git %s is no alias by %s", (command, setting) => {
  expect(resolveAlias(command, [parseSetting(setting, "")])).toBeNull();
});

/** As `rev-parse --sq-quote` prints them, which an alias calls. Null where git refuses the alias. */
function askGit(text: string): string | null {
  const alias = `alias.xx=rev-parse --sq-quote -- ${text}`;
  const { status, stdout } = spawnSync("git", ["-c", alias, "xx"], { cwd: "/", encoding: "utf8" });
  return status === 0 ? stdout.trim() : null;
}

it("splits as git does", () => {
  const part = fc.constantFrom("a", "b c", "'", '"', "\\", " ", "\t", "\n", "'x y'", '"x\\"y"', "\\ ", '""', "é");
  const text = fc.array(part, { maxLength: 6 }).map((parts) => parts.join(""));
  fc.assert(
    fc.property(text, (given) => {
      const words = splitAlias(`-- ${given}`);
      const quoted = words?.map((word) => `'${word.replaceAll("'", String.raw`'\''`)}'`).join(" ") ?? null;
      expect(quoted).toBe(askGit(given));
    }),
    { numRuns: process.env["LONG"] ? 3000 : 100, seed: 1 },
  );
});
