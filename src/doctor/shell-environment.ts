import { existsSync } from "node:fs";
import type { Problem } from "./problem.ts";
import type { Survey } from "./survey.ts";

/** What the environment tells every shell that a hook starts. Source: bash(1), "Shell Variables", "INVOCATION". */
export function checkShellEnvironment({ env }: Survey): readonly Problem[] {
  return [...noexecProblems(env), ...START_FILES.flatMap((variable) => startFileProblems(variable, env))];
}

function noexecProblems({ SHELLOPTS: options = "" }: NodeJS.ProcessEnv): readonly Problem[] {
  if (!options.split(":").includes("noexec")) return [];
  return [
    {
      rule: "doctor-environment",
      severity: "error",
      where: "the environment",
      what: `SHELLOPTS=${options} has bash run no command of a script`,
      why: "Where sh or a hook is bash, the hook ends well without a word of it run, and commits pass in silence.",
      next: [{ say: "Take it out of the environment:", run: NOT_EXPORTED }],
    },
  ];
}

/** Bash does not let go of it, but need not hand it on. */
const NOT_EXPORTED = 'if [ -n "${BASH_VERSION-}" ]; then export -n SHELLOPTS; else unset SHELLOPTS; fi';

const START_FILES = ["BASH_ENV", "ENV"] as const;

function startFileProblems(variable: string, env: NodeJS.ProcessEnv): readonly Problem[] {
  const file = env[variable] ?? "";
  if (file === "" || !existsSync(file)) return [];
  return [
    {
      rule: "doctor-shell-start",
      severity: "warning",
      where: "the environment",
      what: `${variable}=${file} may run before a hook`,
      why: "Shells that read it do so before the first line of a script: what it says can end the hook, or switch it off.",
      next: [{ say: "Where it is not meant for hooks, take it out of the environment:", run: `unset ${variable}` }],
    },
  ];
}
