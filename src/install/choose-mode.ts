import { hasConfigHooks } from "../git/git-version.ts";
import { CannotInstall } from "./install-error.ts";
import type { Mode } from "./manifest.ts";
import type { Survey } from "./survey.ts";

/** The way that fits what is there; the way a person asked for, where it fits. Throws CannotInstall. */
export function chooseMode(survey: Survey, asked: Mode | null): Mode {
  if (survey.hooks.scope === "command") {
    throw new CannotInstall("core.hooksPath is set by a command line or the environment, which does not last", [
      { say: "Run init without it." },
    ]);
  }
  const mode = asked ?? detectMode(survey);
  const reason = reasonAgainst(mode, survey);
  if (reason !== null) throw new CannotInstall(`--mode ${mode}: ${reason}`);
  return mode;
}

/**
 * What git or the repository already uses. Where the hooks folder is not of this repository a newer git needs none; an
 * older one gets a folder of its own that runs those hooks too.
 */
function detectMode({ husky, lefthook, preCommit, hooks, git }: Survey): Mode {
  if (husky?.isArmed === true) return "husky";
  if (lefthook !== null) return "lefthook";
  if (preCommit !== null) return "pre-commit";
  if (husky) return "husky";
  return hooks.owner === "outside" && hasConfigHooks(git) ? "config" : "hooks";
}

function reasonAgainst(mode: Mode, survey: Survey): string | null {
  const reasons: Readonly<Record<Mode, string | null>> = {
    husky: survey.husky ? null : "there is no .husky folder here; set husky up first (npx husky init)",
    lefthook: survey.lefthook === null ? "there is no configuration of lefthook here" : null,
    "pre-commit": survey.preCommit === null ? "there is no .pre-commit-config.yaml here" : null,
    hooks:
      survey.hooks.owner === "husky" ? "the hooks folder is husky's, which writes it anew; use --mode husky" : null,
    config: hasConfigHooks(survey.git) ? null : `git 2.54 or newer is needed, this is ${survey.git.text}`,
  };
  return reasons[mode];
}
