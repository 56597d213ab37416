#!/usr/bin/env node
import { guardWords } from "../guard-request.ts";
import { start } from "../start.ts";

const words = guardWords(process.argv.slice(2));

if (words === null) {
  start(async (argv, io) => {
    const [command, ...rest] = argv;
    if (command === "hook" && rest.length > 0 && rest[0] !== "--help" && rest[0] !== "-h") {
      const { runHook } = await import("../hook.ts");
      return runHook(rest, io);
    }
    const { runProgram } = await import("../program.ts");
    return runProgram(argv, io);
  });
} else {
  // Agents take other exit codes than people: the guard has a start of its own.
  const { startGuard } = await import("../guard-entry.ts");
  await startGuard(words, async () => import("../guard-policy.ts"));
}
