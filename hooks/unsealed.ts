import type { Finding, Judgement } from "../src/core/finding.ts";
import { findHook } from "../src/git/hooks-folder.ts";
import { type GitInvocation, readGitInvocation } from "../src/git/invocation.ts";
import { findBypassFlag, findCommand } from "../src/shell/commit-options.ts";
import type { HookContext } from "./hook.ts";

/** Why `prepare-commit-msg`, which `--no-verify` does not skip, found no seal; nothing where that is as it should be. */
export function explainUnsealed(context: HookContext, found: GitInvocation | null = readGitInvocation()): Judgement {
  if (context.seal.state === "unanswered") return refusal(notRun(context));
  const { command, flag } = readCommandLine(found);
  if (flag !== null) return refusal(bypassed(flag, command));
  // Where no pre-merge-commit hook is installed, only the command line tells whether a merge skips the hooks.
  return command === "merge" && context.args[1] === "merge" ? NOTHING : refusal(notRun(context));
}

function readCommandLine(found: GitInvocation | null): { readonly command: string; readonly flag: string | null } {
  const args = found?.args ?? [];
  return { command: findCommand(args) ?? "commit", flag: findBypassFlag(args) };
}

const NOTHING: Judgement = { findings: [], skipped: [], unverified: [] };

type Words = Pick<Finding, "rule" | "what" | "why" | "next" | "data" | "where">;

function refusal(words: Words): Judgement {
  const docs = `https://unpkg.com/commit-guard/docs/hooks.md#${words.rule}`;
  return { ...NOTHING, findings: [{ severity: "error", commit: null, subject: "", docs, ...words }] };
}

function bypassed(flag: string, command: string): Words {
  return {
    rule: "no-bypass-flag",
    where: `git ${command} ${flag}`,
    what: `${flag} skips the hooks that judge this commit`,
    why: "A check that can be skipped in silence protects nobody; push and CI would refuse the commit anyway.",
    next: [
      { say: `Run the same command again without ${flag === "--no-verify" ? flag : `'${flag}' (--no-verify)`}.` },
      { say: "If a hook refuses what is right, tell the user what it says instead of passing it by." },
    ],
    data: { flag },
  };
}

function notRun({ repository, seal }: HookContext): Words {
  const event = seal.state === "unanswered" ? "commit-msg" : "pre-commit";
  const isThere = findHook(repository, event) !== null;
  const what = {
    "pre-commit": isThere ? "commit-guard's pre-commit hook did not run" : "git finds no pre-commit hook to run",
    "commit-msg": isThere ? "the commit-msg hook does not call commit-guard" : "git finds no commit-msg hook to run",
  };
  return {
    rule: "no-hook-tampering",
    where: `git's ${event} hook`,
    what: what[event],
    why: "Git skips a hook that it cannot run without a word; those that are left must not wave the commit through.",
    next: [
      { say: "See which hook is missing, repair it:", run: "commit-guard doctor --fix" },
      { say: "Then run the same git command again." },
    ],
    data: { hook: event },
  };
}
