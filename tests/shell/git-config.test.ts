import { spawnSync } from "node:child_process";
import fc from "fast-check";
import { expect, it } from "vitest";
import { UNKNOWN } from "../../src/core/command.ts";
import { parseCommandLine } from "../../src/shell/command-line.ts";
import { type Environment, lastEntry, readConfigEntries } from "../../src/shell/git-config.ts";

function read(line: string, environment: Environment = {}): ReturnType<typeof readConfigEntries> {
  return readConfigEntries(parseCommandLine(line.split(" ")).globals, environment);
}

it.each([
  ["-c core.hooksPath=/dev/null commit", "core.hookspath", "/dev/null", "-c core.hooksPath=/dev/null"],
  ["-c CORE.HOOKSPATH= commit", "core.hookspath", "", "-c CORE.HOOKSPATH="],
  ["-c hook.Seal.Enabled=false commit", "hook.Seal.enabled", "false", "-c hook.Seal.Enabled=false"],
  ["-c commit.gpgSign commit", "commit.gpgsign", null, "-c commit.gpgSign"],
  ["-c a.b=c=d commit", "a.b", "c=d", "-c a.b=c=d"],
  ["--config-env=core.hooksPath=X commit", "core.hookspath", "/x", "--config-env=core.hooksPath=X"],
  ["--config-env core.hooksPath=X commit", "core.hookspath", "/x", "--config-env core.hooksPath=X"],
  ["--config-env a.b=c.D=X commit", "a.b=c.d", "/x", "--config-env a.b=c.D=X"],
  ["--config-env core.hooksPath=ELSE commit", "core.hookspath", UNKNOWN, "--config-env core.hooksPath=ELSE"],
])("git %s sets %s to %s", (line, key, value, given) => {
  expect(read(line, { X: "/x" }).entries).toEqual([{ key, value, given }]);
});

it("reads the environment before the options", () => {
  const environment = {
    GIT_CONFIG_COUNT: "2",
    GIT_CONFIG_KEY_0: "A.Q.B",
    GIT_CONFIG_VALUE_0: "counted",
    GIT_CONFIG_KEY_1: "c.d",
    GIT_CONFIG_VALUE_1: "",
    GIT_CONFIG_KEY_2: "not.counted",
    GIT_CONFIG_VALUE_2: "x",
    GIT_CONFIG_PARAMETERS: "'A.Q.B=old'  'e.f' 'g.h'='it'\\''s' 'i.j'= 'k.l'=''",
  };
  const { entries } = read("-c a.Q.b=last commit", environment);
  expect(entries.map(({ key, value }) => [key, value])).toEqual([
    ["a.Q.b", "counted"],
    ["c.d", ""],
    ["a.Q.b", "old"],
    ["e.f", null],
    ["g.h", "it's"],
    ["i.j", null],
    ["k.l", ""],
    ["a.Q.b", "last"],
  ]);
  expect(lastEntry(entries, "a.Q.b")).toMatchObject({ value: "last", given: "-c a.Q.b=last" });
});

it.each([{ GIT_CONFIG_PARAMETERS: "a.b=c" }, { GIT_CONFIG_COUNT: "1x", GIT_CONFIG_KEY_0: "a.b" }, {}])(
  "reads nothing from %j, which git refuses",
  (environment) => {
    expect(read("commit", environment)).toEqual({ entries: [], files: [] });
  },
);

it.each([
  ["commit", { GIT_CONFIG_GLOBAL: "/g", HOME: "/h" }, ["/g"]],
  ["commit", { GIT_CONFIG_SYSTEM: "/s" }, ["/s"]],
  ["config a.b", { GIT_CONFIG: "/c" }, ["/c"]],
  ["commit", { XDG_CONFIG_HOME: "/x" }, ["/x/git/config"]],
  ["commit", { HOME: "/h" }, ["/h/.config/git/config", "/h/.gitconfig"]],
  ["commit", { HOME: "/h", XDG_CONFIG_HOME: "/x" }, ["/x/git/config", "/h/.gitconfig"]],
  ["-c include.path=f -c includeIf.onbranch:x.PATH=g commit", {}, ["f", "g"]],
])("git %s with %j reads other files", (line, environment, paths) => {
  const { files } = read(line, environment);
  expect(files.map(({ path }) => path)).toEqual(paths);
  expect(files.every(({ given }) => given.includes("="))).toBe(true);
});

/** Every key and value that git itself reads. Null where it refuses them. */
function askGit(environment: Environment, globals: readonly string[]): string[] | null {
  const { status, stdout } = spawnSync("git", [...globals, "config", "--list", "--show-scope", "-z"], {
    cwd: "/",
    env: { ...process.env, ...environment },
    encoding: "utf8",
  });
  if (status !== 0) return null;
  const words = stdout.split("\0").slice(0, -1);
  return words.filter((_, at) => at % 2 === 1 && words[at - 1] === "command");
}

const TEXTS = ["core.hooksPath", "A.b.C", "a.b=c", "x", "", "it's", "a!b", "'a.b'='c'", "'A.b=c'", "'a.b'=", " ", "="];

it("reads settings as git does", () => {
  const text = fc.array(fc.constantFrom(...TEXTS), { maxLength: 4 }).map((list) => list.join(" "));
  const environment = fc.record(
    {
      GIT_CONFIG_PARAMETERS: text,
      GIT_CONFIG_COUNT: fc.constant("1"),
      GIT_CONFIG_KEY_0: text,
      GIT_CONFIG_VALUE_0: text,
    },
    { requiredKeys: [] },
  );
  const numRuns = process.env["LONG"] ? 3000 : 60;
  fc.assert(
    fc.property(environment, fc.array(fc.constantFrom(...TEXTS), { maxLength: 2 }), (variables, settings) => {
      const globals = settings.flatMap((setting) => ["-c", setting]);
      const { entries } = readConfigEntries(parseCommandLine([...globals, "config"]).globals, variables);
      const ours = entries.map(({ key, value }) => (value === null ? key : `${key}\n${value}`));
      expect(ours).toEqual(askGit(variables, globals) ?? ours);
    }),
    { numRuns, seed: 1 },
  );
});
