import { join } from "node:path";
import { independentTips } from "../git/branches.ts";
import { localConfig, planCloneHooks, planConfigHooks } from "./clone-hooks.ts";
import { isSame, readState } from "./file-state.ts";
import { planHusky, planTrackedHooks } from "./host-hooks.ts";
import { planLefthook } from "./lefthook-mode.ts";
import type { Mode } from "./manifest.ts";
import { planPreCommit } from "./pre-commit-mode.ts";
import { createSettings, type PolicyChoice } from "./settings-content.ts";
import { alwaysQuoted } from "./shell-text.ts";
import { joinWanted, NOTHING, ownFile, type Plot, type Target, type Wanted } from "./target.ts";

/** The hooks, in the way of the mode; with a git that runs hooks by configuration, those besides. */
export function planMode(mode: Mode, plot: Plot): Wanted {
  if (mode === "config") return planConfigHooks(plot);
  if (mode === "hooks" && plot.survey.hooks.owner !== "repository") return planCloneHooks(plot);
  const hosts = { husky: planHusky, lefthook: planLefthook, "pre-commit": planPreCommit, hooks: planTrackedHooks };
  return joinWanted([hosts[mode](plot), planConfigHooks(plot)]);
}

/** Written once: from then on the file is the repository's own. */
export function planSettings({ repository, survey, place }: Plot, policy: PolicyChoice): Wanted {
  if (survey.settings !== null) return NOTHING;
  const baseline = independentTips(repository);
  const bytes = Buffer.from(createSettings(place.inRepository, baseline, policy));
  const says = `the policy: preset strict${policy.reportOnly ? ", report only" : ""}${baselineWords(baseline.length)}`;
  const target = ownFile(join(repository.root, "commit-guard.json"), { bytes, mode: 0o644 }, "settings", says);
  return { ...NOTHING, targets: [target] };
}

function baselineWords(count: number): string {
  if (count === 0) return "";
  return `; what ${count === 1 ? "1 branch tip reaches" : `${count} branch tips reach`} is not judged`;
}

/**
 * `git guard`, wherever the reader stands. In a linked work tree git sets GIT_DIR alone for an alias, which would make
 * any folder the root.
 */
export function planAlias({ repository, survey, place }: Plot): Wanted {
  if (survey.hasForeignAlias) return { ...NOTHING, notes: ["alias.guard is set already; it stays as it is"] };
  const unset = '{ [ -n "${GIT_WORK_TREE-}" ] || unset GIT_DIR; }';
  const value = `!CDPATH= cd -- "\${GIT_PREFIX:-.}" && ${unset} && node ${alwaysQuoted(place.program)}`;
  return { ...NOTHING, keys: [{ file: localConfig(repository), key: "alias.guard", value }] };
}

function isHost({ part }: Target): boolean {
  return part === "host";
}

/** In a repository that has settings only this clone is armed. What its tracked files lack, the reader is told. */
export function withoutHost(wanted: Wanted, mode: Mode): Wanted {
  const missing = wanted.targets.filter((target) => isHost(target) && !isSame(readState(target.path), target.state));
  const say = "This repository has settings, so no tracked file was touched; these would call commit-guard:";
  const advice = {
    say: `${say} ${missing.map(({ path }) => path).join(", ")}`,
    run: `commit-guard init --mode ${mode}`,
  };
  return {
    ...wanted,
    targets: wanted.targets.filter((target) => !isHost(target)),
    next: missing.length === 0 ? wanted.next : [...wanted.next, advice],
  };
}
