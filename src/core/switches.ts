/** A variable that tells a hook manager to run nothing, or less. */
export interface HookSwitch {
  readonly variable: RegExp;
  /** Whose it is, as words. */
  readonly of: string;
  readonly isOff: (value: string) => boolean;
  /** True for a name that other programs give another meaning: only git is judged by it. */
  readonly isCommon?: true;
}

const isZero = (value: string): boolean => value === "0";
const isNo = (value: string): boolean => value === "0" || value.toLowerCase() === "false";
const isSome = (value: string): boolean => value.trim() !== "";
const isYes = (value: string): boolean => isSome(value) && !/^(?:0|false|no|off)$/i.test(value);

export const SWITCHES: readonly HookSwitch[] = [
  // https://typicode.github.io/husky/how-to.html
  { variable: /^HUSKY$/, of: "husky", isOff: isZero },
  // husky 1 to 4: https://unpkg.com/browse/husky@3.0.1/DOCS.md
  { variable: /^HUSKY_SKIP_HOOKS$/, of: "husky", isOff: isYes },
  // https://lefthook.dev/usage/env.html
  { variable: /^LEFTHOOK$/, of: "lefthook", isOff: isNo },
  { variable: /^LEFTHOOK_EXCLUDE$/, of: "lefthook", isOff: isSome },
  { variable: /^LEFTHOOK_CONFIG$/, of: "lefthook", isOff: isSome },
  { variable: /^LEFTHOOK_BIN$/, of: "lefthook", isOff: (value) => isSome(value) && !value.includes("lefthook") },
  // https://pre-commit.com/#temporarily-disabling-hooks, overcommit and prek read it too
  { variable: /^SKIP$/, of: "pre-commit", isOff: isSome, isCommon: true },
  // https://pre-commit.com/#pre-commit-during-commits
  { variable: /^PRE_COMMIT_ALLOW_NO_CONFIG$/, of: "pre-commit", isOff: isYes },
  // https://prek.j178.dev/reference/environment-variables/
  { variable: /^PREK_SKIP$/, of: "prek", isOff: isSome },
  { variable: /^PREK_ALLOW_NO_CONFIG$/, of: "prek", isOff: isYes },
  // https://github.com/toplenboren/simple-git-hooks#skipping-hooks
  { variable: /^SKIP_SIMPLE_GIT_HOOKS$/, of: "simple-git-hooks", isOff: isYes },
  // https://github.com/sds/overcommit#disabling-overcommit
  { variable: /^OVERCOMMIT_DISABLED?$/, of: "overcommit", isOff: isYes },
  // https://github.com/gabyx/Githooks#environment-variables
  { variable: /^GITHOOKS_DISABLE$/, of: "Githooks", isOff: isYes },
  { variable: /^GITHOOKS_SKIP_UNTRUSTED_HOOKS$/, of: "Githooks", isOff: isYes },
  // What `hk install` writes: test "${HK:-1}" = "0" || exec hk run …; https://hk.jdx.dev/environment_variables.html
  { variable: /^HK$/, of: "hk", isOff: isZero },
  { variable: /^HK_SKIP_(?:HOOK|STEP)S?$/, of: "hk", isOff: isSome },
  // https://github.com/captainhook-git/captainhook, src/Console/Command/Hook.php
  { variable: /^CAPTAINHOOK_SKIP_HOOKS$/, of: "CaptainHook", isOff: isYes },
  // Hooks are scripts of sh, and bash reads it when it starts: bash(1)
  { variable: /^SHELLOPTS$/, of: "the shell of hooks", isOff: (value) => value.split(":").includes("noexec") },
  // What hooks written by hand ask for
  {
    variable:
      /^(?:SKIP|NO|BYPASS|DISABLE|IGNORE)_(?:\w+_)?(?:GIT_?)?(?:HOOKS?|VERIFY|PRE_?COMMIT|PRE_?PUSH|COMMIT_?MSG)$/i,
    of: "hooks",
    isOff: isYes,
    isCommon: true,
  },
];

/** The switch that a variable turns off with a value. Null for any other, and for a value that nobody can know. */
export function findSwitch(name: string, value: string): HookSwitch | null {
  return SWITCHES.find(({ variable, isOff }) => variable.test(name) && isOff(value)) ?? null;
}
