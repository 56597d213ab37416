import type { CommitRule, SettableRule } from "../core/rule.ts";
import type { Repository } from "../git/open-repository.ts";
import { revisionSource } from "../git/settings-sources.ts";
import { loadPolicy } from "../settings/load-settings.ts";
import type { Policy } from "../settings/settings.ts";

/**
 * The globs of generated files that bind for the children of a commit: those of the settings that bind, as far as the
 * commit itself already had them. So no commit can exempt its own files. Settings that are code, or broken there, give
 * none.
 */
export function generatedGlobs(
  repository: Repository,
  { settings }: Policy,
  rules: readonly CommitRule[],
): (parent: string) => Promise<readonly string[]> {
  const known = knownRules(settings.rules, rules);
  return async (parent) => {
    if (settings.generated.length === 0) return [];
    const earlier = await loadPolicy(revisionSource(repository, parent), known).catch(() => null);
    return settings.generated.filter((glob) => earlier?.settings.generated.includes(glob));
  };
}

/** What the settings name besides are rules about commands, which have no options. */
function knownRules(settings: Policy["settings"]["rules"], rules: readonly CommitRule[]): readonly SettableRule[] {
  const others = Object.keys(settings).filter((id) => rules.every((rule) => rule.id !== id));
  return [...rules, ...others.map((id) => ({ id, summary: "" }))];
}
