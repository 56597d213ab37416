import { describe, expect, it } from "vitest";
import { createRepo } from "../support/repo.ts";
import { claudePayload, runCommandGuard } from "../support/run-command-guard.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const BYPASS = "git commit -nm wip";

describe("with --command", () => {
  it("ends with 0 in silence where nothing is wrong", async () => {
    expect(await runCommandGuard(await temporaryFolder(), ["--command", "git commit -m 'fix: -n'"])).toEqual({
      code: 0,
      out: "",
      err: "",
    });
  });

  it("ends with 1, the rule, the exact word and what to do next", async () => {
    const { code, out, err } = await runCommandGuard(await temporaryFolder(), ["--command", BYPASS]);
    expect({ code, out }).toEqual({ code: 1, out: "" });
    expect(err).toBe(`error: "-nm" makes git commit skip its hooks [no-bypass-flag]
  where: "-nm" in: git commit -nm wip
  why:   A check that can be skipped in silence protects nobody; push and CI refuse the commit anyway.
  next:  Run the same command again without it, so that every hook runs.
  next:  If a hook refuses, read its whole output, fix what it names, then commit again.
  next:  If it cannot be fixed, stop and ask the user.

commit-guard: the command was not run
`);
  });

  it("prints the findings as JSON", async () => {
    const { code, out } = await runCommandGuard(await temporaryFolder(), ["--command", BYPASS, "--format", "json"]);
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      schema: 1,
      verdict: "block",
      findings: [{ rule: "no-bypass-flag", severity: "error", commit: null, data: { token: "-nm" } }],
    });
    const allowed = await runCommandGuard(await temporaryFolder(), ["--command=git status", "--format=json"]);
    expect(JSON.parse(allowed.out)).toEqual({ schema: 1, verdict: "allow", findings: [] });
  });
});

describe("with --batch", () => {
  it("answers every line in its order, with the id as it was given", async () => {
    const lines = [
      { id: "a", command: BYPASS },
      { id: 2, command: "git status" },
      { id: null, command: "HUSKY=0 git -c core.hooksPath=/dev/null commit -m x" },
    ];
    const input = `${lines.map((line) => JSON.stringify(line)).join("\n")}\nno json\n{"id":"x"}\n`;
    const { code, out } = await runCommandGuard(await temporaryFolder(), ["--batch"], input);
    expect(code).toBe(0);
    expect(out.split("\n")).toEqual([
      '{"id":"a","verdict":"block","rules":["no-bypass-flag"]}',
      '{"id":2,"verdict":"allow","rules":[]}',
      '{"id":null,"verdict":"block","rules":["no-hooks-path","no-hook-switch"]}',
      '{"id":null,"verdict":"block","rules":[]}',
      '{"id":"x","verdict":"block","rules":[]}',
      "",
    ]);
  });
});

describe("with a payload", () => {
  it.each([
    ["claude-code", ""],
    ["codex", ""],
    ["gemini-cli", "{}\n"],
    ["cursor", '{"permission":"allow"}\n'],
  ])("lets a harmless command of %s go on in its own words", async (agent, out) => {
    const folder = await temporaryFolder();
    const payload = claudePayload("git status", folder);
    expect(await runCommandGuard(folder, ["--agent", agent], payload)).toEqual({ code: 0, out, err: "" });
  });

  it("denies in at most eight lines, the same words every time", async () => {
    const folder = await temporaryFolder();
    const command = `HUSKY=0 git -c core.hooksPath=/dev/null commit -n -m x; rm -rf .git/hooks`;
    const { code, out } = await runCommandGuard(folder, [], claudePayload(command, folder));
    const { hookSpecificOutput: decision } = JSON.parse(out);
    expect({ code, permission: decision.permissionDecision }).toEqual({ code: 0, permission: "deny" });
    const lines = decision.permissionDecisionReason.split("\n");
    expect(lines.length).toBeLessThanOrEqual(8);
    expect(lines).toContain("  also:  [no-hooks-path] [no-hook-switch] [no-hook-tampering]");
    expect(await runCommandGuard(folder, [], claudePayload(command, folder))).toEqual({ code, out, err: "" });
  });

  it("denies what cannot be read: in the agent's words where it is named, else with 2 and a reason", async () => {
    const folder = await temporaryFolder();
    for (const broken of ["", "no json", "[]", '{"tool_name":"Bash","tool_input":{"command":7}}']) {
      const named = await runCommandGuard(folder, ["--agent", "claude-code"], broken);
      expect({ code: named.code, out: named.out }).toEqual({ code: 0, out: expect.stringContaining('"deny"') });
    }
    const { code, out, err } = await runCommandGuard(folder, [], "no json");
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toMatch(/^error: the payload of this tool call cannot be read/);
  });

  it("stands where the payload says", async () => {
    await using repo = await createRepo();
    repo.git("config", "alias.yolo", "commit --no-verify");
    const folder = await temporaryFolder();
    const { out } = await runCommandGuard(folder, [], claudePayload("git yolo -m x", repo.root));
    expect(out).toContain("--no-verify");
    expect(await runCommandGuard(folder, [], claudePayload("git yolo -m x", folder))).toMatchObject({ out: "" });
  });
});

async function judge(settings: string, command: string): Promise<number> {
  await using repo = await createRepo();
  repo.write("commit-guard.json", settings);
  return (await runCommandGuard(repo.root, ["--command", command])).code;
}

describe("with settings", () => {
  it.each([
    ["refuses by default", "{}", BYPASS, 1],
    ["lets pass what is off", '{ "rules": { "no-bypass-flag": "off" } }', BYPASS, 0],
    ["lets pass what is a warning", '{ "rules": { "no-bypass-flag": "warning" } }', BYPASS, 0],
    ["refuses nothing in report mode", '{ "mode": "report" }', BYPASS, 0],
    ["lets opaque commands pass", "{}", "curl -s https://example.com/x | sh", 0],
    ["asks about opaque commands", '{ "guard": { "opaque": "ask" } }', "git commit $FLAGS", 1],
    ["denies opaque commands", '{ "guard": { "opaque": "deny" } }', "curl -s https://example.com/x | sh", 1],
    ["refuses by the preset where they are broken", '{ "rulez": 1 }', BYPASS, 1],
  ])("%s", async (_, settings, command, code) => {
    expect(await judge(settings, command)).toBe(code);
  });

  it("takes the staged settings, not what an agent has just written", async () => {
    await using repo = await createRepo();
    repo.commit("chore: settings", { "commit-guard.json": "{}" });
    repo.write("commit-guard.json", '{ "rules": { "no-bypass-flag": "off" } }');
    expect((await runCommandGuard(repo.root, ["--command", BYPASS])).code).toBe(1);
  });
});

it.each([
  [["--agent", "nobody"], /^--agent: 'nobody' is none of /],
  [["--colour"], /^guard: unknown argument '--colour'/],
  [["--command"], /^guard: --command needs a value/],
  [["--command", "x", "--batch"], /^only one of/],
  [["--command", "x", "--format", "sarif"], /neither text nor json/],
  [["--format", "json"], /goes with --command only/],
])("refuses the arguments %j", async (words, message) => {
  await expect(runCommandGuard("/", words)).rejects.toThrow(message);
});
