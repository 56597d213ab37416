import { rules } from "../../rules/index.ts";
import { everyRule } from "../core/rule.ts";
import { openRepository } from "../git/open-repository.ts";
import { tryResolve } from "../git/range.ts";
import { GitError } from "../git/run-git.ts";
import { checkoutSource } from "../git/settings-sources.ts";
import { loadPolicy } from "../settings/load-settings.ts";
import { PRESETS } from "../settings/presets.ts";
import type { AgentSettings } from "./agent-command.ts";
import { VERSION } from "./version.ts";

/** What the checkout's settings say of agents; outside of a repository the preset's. */
export function agentSettings(cwd: string): AgentSettings {
  return { readSources: () => readSources(cwd), version: VERSION };
}

async function readSources(cwd: string): Promise<readonly string[]> {
  try {
    const repository = openRepository(cwd);
    const { settings } = await loadPolicy(checkoutSource(repository, tryResolve(repository, "HEAD")), everyRule(rules));
    return settings.agents.sources;
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
    return PRESETS["strict"]?.agents.sources ?? [];
  }
}
