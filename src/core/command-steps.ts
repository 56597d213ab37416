import type { Step } from "./rule.ts";

// What a refused command says next. Agents read it, so it is the same words every time.

const READ: Step = { say: "If a hook refuses, read its whole output, fix what it names, then commit again." };
const ASK: Step = { say: "If it cannot be fixed, stop and ask the user." };

/** For a command that is right but for one word in it. */
export const RUN_WITHOUT: readonly [Step, Step, Step] = [
  { say: "Run the same command again without it, so that every hook runs." },
  READ,
  ASK,
];

/** For what takes hooks away. */
export const LEAVE_HOOKS: readonly [Step, Step, Step] = [
  { say: "Leave the hooks, their configuration and their settings as they are." },
  READ,
  ASK,
];

/** For a commit that is made past git commit. */
export const COMMIT_PLAINLY: readonly [Step, Step, Step] = [
  { say: "Make the commit in this clone with git commit, then git push, so that every hook runs." },
  READ,
  ASK,
];
