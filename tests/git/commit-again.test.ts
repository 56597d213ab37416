import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, it } from "vitest";
import { temporaryFolder } from "../support/temporary-folder.ts";

/** In a process of its own: what it starts writes to the terminal. The arguments are JSON, which names every byte. */
const SCRIPT = `
import { runOnTerminal } from "${join(process.cwd(), "src/git/commit-again.ts")}";
process.exitCode = runOnTerminal({ cwd: ".", env: process.env, ...JSON.parse(process.argv[1]) });
`;

async function run(args: readonly string[], variables: Readonly<Record<string, string>>): Promise<string> {
  const cwd = await temporaryFolder();
  const given = JSON.stringify({ args, variables });
  const { status, stdout } = spawnSync(process.execPath, ["--input-type=module", "-e", SCRIPT, given], { cwd });
  return `${status} ${stdout.toString("latin1")}`;
}

it.each([
  ["plain", "plain"],
  ["it's", "it's"],
  ["Zoë 😀", Buffer.from("Zoë 😀").toString("latin1")],
  ["caf\udce9", "caf\u00e9"],
  ["\udcff'$x`\\\udc80\udc81 %s\n", "\u00ff'$x`\\\u0080\u0081 %s\n"],
])("hands %j on to git, as an argument and as a variable", async (text, bytes) => {
  const show = ["-c", 'alias.show-it=!printf "%s|%s|" "$IT"', "show-it", text];
  expect(await run(show, { IT: text })).toBe(`0 ${bytes}|${bytes}|`);
});

it("gives the exit code of git", async () => {
  expect(await run(["-c", "alias.end=!exit 7", "end"], {})).toBe("7 ");
  expect(await run(["rev-parse", "--git-dir"], {})).toBe("128 ");
});
