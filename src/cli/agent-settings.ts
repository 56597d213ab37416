import { rules } from "../../rules/index.ts";
import { openRepository } from "../git/open-repository.ts";
import { tryResolve } from "../git/range.ts";
import { GitError } from "../git/run-git.ts";
import { checkoutSource } from "../git/settings-sources.ts";
import { loadPolicy } from "../settings/load-settings.ts";
import { PRESETS } from "../settings/presets.ts";
import type { AgentSettings } from "./agent-command.ts";
import { VERSION } from "./version.ts";

/** What the checkout's settings say of agents; outside of a repository the preset's. Throws SettingsError. */
export async function readAgentSettings(cwd: string): Promise<AgentSettings> {
  try {
    const repository = openRepository(cwd);
    const { settings } = await loadPolicy(checkoutSource(repository, tryResolve(repository, "HEAD")), rules.commit);
    return { sources: settings.agents.sources, version: VERSION };
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
    return { sources: PRESETS["strict"]?.agents.sources ?? [], version: VERSION };
  }
}
