import { expect, it } from "vitest";
import { judgeText } from "../support/judge-text.ts";
import { hostileCommands } from "../support/mutate-command.ts";

const RUNS = process.env["LONG"] === undefined ? 2000 : 100_000;

it(`answers ${RUNS} hostile commands`, () => {
  const commandOf = hostileCommands(2);
  const refused = Array.from({ length: RUNS }, (_, number) => judgeText(commandOf(number)).findings.length > 0);
  expect(refused.filter(Boolean).length).toBeGreaterThan(RUNS / 10);
});
