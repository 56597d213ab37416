import { createRepo, type Repo } from "./repo.ts";

export const AGENT_FILE = ".claude/agents/reviewer.md";
export const AGENT_TEXT = "---\nname: reviewer\nmodel: sonnet\n---\nReview.\n";

export interface AgentRepo extends Repo {
  /** The commit that added the agent `reviewer`. */
  readonly agent: string;
  /** The hash of the agent and a line feed. */
  readonly printed: string;
}

/** A repository with the agent `reviewer` and a commit after it. */
export async function createAgentRepo(): Promise<AgentRepo> {
  const repo = await createRepo();
  const agent = repo.commit("feat: add the reviewer", { [AGENT_FILE]: AGENT_TEXT });
  repo.commit("docs: say something else", { "a.txt": "1\n" });
  return { ...repo, agent, printed: `${agent.slice(0, 7)}\n` };
}

export function agentText(name: string): string {
  return `---\nname: ${name}\n---\n`;
}
