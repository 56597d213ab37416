import type { Note } from "../core/finding.ts";
import { visible } from "../core/visible.ts";
import type { Problem } from "./problem.ts";
import { SEALED, SHORT_PATH, type Trial } from "./trial.ts";

export interface Heard {
  readonly problems: readonly Problem[];
  /** What could not be found out. */
  readonly unverified: readonly Note[];
}

/** What the trials prove, and what they leave open. */
export function hearTrials(trials: readonly Trial[]): Heard {
  const heard = trials.map(hear);
  return {
    problems: heard.flatMap((one) => (one !== null && "what" in one ? [one] : [])),
    unverified: heard.flatMap((one) => (one !== null && "reason" in one ? [one] : [])),
  };
}

type Word = Problem | Note | null;

function hear(trial: Trial): Word {
  if (trial.event === SHORT_PATH) return hearShortPath(trial);
  if (trial.event === SEALED) return hearSeal(trial);
  if (trial.outcome === "through") return slip(trial);
  if (trial.answer !== null) return null;
  return isOurs(trial) ? refusing(trial) : open(trial);
}

const RULE = "doctor-canary";
const REHEARSAL = "a rehearsed";

function slip({ event, command, answer }: Trial): Problem {
  const ignored = answer !== null;
  return {
    rule: RULE,
    severity: "error",
    where: `${REHEARSAL} ${command}`,
    what: ignored ? `git went on although commit-guard refused at ${event}` : `commit-guard was not asked at ${event}`,
    why: ignored
      ? "The hook that calls commit-guard does not hand its exit code on."
      : "Something before it in that hook ends it, or is switched off: what git runs is not what the file shows.",
    next: [{ say: `See what ${event} runs, then arm this clone again:`, run: "commit-guard init" }],
  };
}

/** Its own refusal, for another reason than the canary. */
function refusing(trial: Trial): Problem {
  return {
    rule: RULE,
    severity: "warning",
    where: `${REHEARSAL} ${trial.command}`,
    what: `commit-guard refuses at ${trial.event}: ${reasonOf(trial)}`,
    why: "Nothing slips past it, but nothing can be committed either.",
    next: [isTampered(trial) ? ARM : { say: "Install the dependencies:", run: "npm install" }],
  };
}

const ARM = { say: "Arm this clone again:", run: "commit-guard init --yes" } as const;

/** A hook before it did not run, or let go of the seal: no package is missing. */
function isTampered({ stderr }: Trial): boolean {
  return stderr.includes("[no-hook-tampering]");
}

function hearSeal(trial: Trial): Word {
  if (trial.outcome !== "through") return isOurs(trial) ? null : open(trial);
  return {
    rule: "doctor-seal",
    severity: "error",
    where: `${REHEARSAL} ${trial.command}`,
    what: "git commit --no-verify was not refused",
    why: "It skips pre-commit and commit-msg; only prepare-commit-msg is left to notice.",
    next: [{ say: "Arm this clone again:", run: "commit-guard init" }],
  };
}

function hearShortPath({ answer, outcome, command, ...rest }: Trial): Word {
  if (answer !== null || outcome === "through") return null; // the trial on the whole PATH tells of the latter
  return {
    rule: "doctor-short-path",
    severity: "warning",
    where: `${REHEARSAL} ${command} with PATH=/usr/bin:/bin`,
    what: `programs with windows cannot commit here: ${reasonOf(rest)}`,
    why: "They start git without what your shell adds to the PATH.",
    next: [
      { say: "Make node known to them, for example:", run: 'sudo ln -s "$(command -v node)" /usr/local/bin/node' },
    ],
  };
}

function open(trial: Trial): Note {
  const why = trial.outcome === "failed" ? "git did not come to it" : "another hook refused before it";
  return { rule: RULE, commit: null, reason: `${trial.command}, ${trial.event}: ${why}: ${reasonOf(trial)}` };
}

/** Every refusal of ours ends with what did not happen. */
function isOurs({ outcome, stderr }: Trial): boolean {
  return outcome === "refused" && /^commit-guard: .*nothing was (?:committed|pushed)/m.test(stderr);
}

function reasonOf({ stderr }: Pick<Trial, "stderr">): string {
  const lines = stderr.split("\n").filter((line) => line.trim() !== "");
  const line = lines.find((one) => /^(?:error|fatal): /.test(one)) ?? lines.at(-1) ?? "it said nothing";
  return visible(line.replace(/^(?:error|fatal): /, ""));
}
