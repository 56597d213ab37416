import { expect, it } from "vitest";
import { HookRefusal } from "../../hooks/hook.ts";
import { readPush } from "../../hooks/pushed-refs.ts";

const [A, B, ZERO] = ["a".repeat(40), "b".repeat(40), "0".repeat(40)] as const;

it("reads git's own lines, without what is deleted", () => {
  const input = `refs/heads/main ${A} refs/heads/main ${B}\n(delete) ${ZERO} refs/heads/old ${A}\n`;
  expect(readPush({ args: ["origin", "url"], env: {} }, input)).toEqual({
    remote: "origin",
    refs: [{ local: A, remoteId: B }],
  });
  expect(readPush({ args: ["origin"], env: {} }, "")).toEqual({ remote: "origin", refs: [] });
});

it.each([
  [{ PRE_COMMIT_TO_REF: A, PRE_COMMIT_LOCAL_BRANCH: "refs/heads/x" }, A],
  [{ PRE_COMMIT_LOCAL_BRANCH: "refs/heads/x" }, "refs/heads/x"],
])("reads what pre-commit says in their place: %o", (env, local) => {
  expect(readPush({ args: [], env: { ...env, PRE_COMMIT_REMOTE_NAME: "up" } }, "")).toEqual({
    remote: "up",
    refs: [{ local, remoteId: ZERO }],
  });
});

it("believes git before the environment", () => {
  const input = `refs/heads/main ${A} refs/heads/main ${B}\n`;
  expect(readPush({ args: ["origin"], env: { PRE_COMMIT_TO_REF: B } }, input).refs).toEqual([
    { local: A, remoteId: B },
  ]);
});

it.each(["x", `refs/heads/main ${A}`, "a b c d e"])("refuses %j", (line) => {
  expect(() => readPush({ args: [], env: {} }, line)).toThrow(HookRefusal);
});
