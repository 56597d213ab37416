import { describe, expect, it } from "vitest";
import { badRepo, modes, report, run } from "../support/bad-repo.ts";

const CODE = 'export default { mode: "report" };\n';

describe("settings that are code", () => {
  it.each(["mjs", "js", "ts", "mts"])("run as .%s when they equal their staged version", async (ending) => {
    const name = `commit-guard.config.${ending}`;
    await using repo = await badRepo({
      [name]: ending === "js" ? CODE.replace("export default", "module.exports =") : CODE,
    });
    expect(await modes(repo)).toBe("report report report");
    repo.write(name, CODE.replace("report", "enforce"));
    const changed = await run(repo, "hook", "pre-commit");
    expect(changed.code).toBe(2);
    expect(changed.err).toContain(
      `error: ${name}: settings that are code must equal their staged version; run git add ${name}\n`,
    );
    expect(await run(repo, "check")).toMatchObject({ code: 2, out: "" });
    repo.git("rm", "--quiet", "--cached", name);
    expect((await run(repo, "check")).err).toBe(
      `error: ${name}: settings that are code must be tracked; run git add ${name}\n`,
    );
  });

  it("may export a promise; line ends of the checkout do not matter", async () => {
    const text = 'export default Promise.resolve({\n mode: "report" });\n';
    await using repo = await badRepo({ "commit-guard.config.mjs": text });
    repo.write("commit-guard.config.mjs", text.replaceAll("\n", "\r\n"));
    expect((await report(repo, "HEAD")).reportOnly).toBe(true);
  });

  it.each([
    ["throw", 'throw new Error("no luck");', "no luck"],
    ["are no code", "export default {", ""],
    ["import what is missing", 'import "./x.mjs";', "Cannot find module"],
    ["export nothing", "", "it exports no settings; write: export default { … }"],
    ["export other names", 'export const mode = "report";', "it exports no settings; write: export default { … }"],
    ["export a function", "export default () => ({});", "settings: expected an object, got a function"],
    ["export null", "export default null;", "settings: expected an object, got null"],
    ["export a promise that fails", 'export default Promise.reject(new Error("later"));', "later"],
    [
      "do not follow the grammar",
      'export default { mode: "x", rules: [] };',
      'mode: expected "enforce" or "report", got "x"',
    ],
  ])("are refused when they %s", async (_, text, reason) => {
    await using repo = await badRepo({ "commit-guard.config.mjs": text });
    const { code, out, err } = await run(repo, "check");
    expect([code, out]).toEqual([2, ""]);
    expect(err).toContain(reason);
    expect(err).toMatch(/^(?:error: commit-guard\.config\.mjs: .*\n)+$/);
  });
});
