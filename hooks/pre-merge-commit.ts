import { joinJudgements } from "../src/core/finding.ts";
import type { Hook } from "./hook.ts";

/** Only seals, which `shim.sh` has done by now: the merge is judged by the `commit-msg` that follows. */
export const preMergeCommit: Hook = {
  name: "pre-merge-commit",
  consequence: "nothing was merged",
  run: () => Promise.resolve(joinJudgements([])),
};
