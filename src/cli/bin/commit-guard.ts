#!/usr/bin/env node
import { start } from "../start.ts";

start(async (argv, io) => {
  const [command, ...words] = argv;
  if (command === "hook" && words.length > 0 && words[0] !== "--help" && words[0] !== "-h") {
    const { runHook } = await import("../hook.ts");
    return runHook(words, io);
  }
  const { runProgram } = await import("../program.ts");
  return runProgram(argv, io);
});
