#!/usr/bin/env node
import { start } from "../start.ts";

start(async (argv, io) => {
  const [command, event, ...args] = argv;
  if (command === "hook" && event !== undefined && !event.startsWith("-")) {
    const { runHook } = await import("../hook.ts");
    return runHook(event, args, io);
  }
  const { runProgram } = await import("../program.ts");
  return runProgram(argv, io);
});
