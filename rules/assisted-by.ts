import type { AttributionFact, Commit } from "../src/core/commit.ts";
import { choice } from "../src/core/options.ts";
import { reword, shellQuote } from "../src/core/remedy.ts";
import { type CommitRule, commitRule, type Outcome, type Step, type Violation } from "../src/core/rule.ts";

const ASK: Step = { say: "Stop and ask the user which agent this is." };

export const assistedBy: CommitRule = commitRule({
  id: "assisted-by",
  summary: "A commit credits each agent that took part, with the version of its definition.",
  why: "Only an attribution that resolves tells which instructions the work was done under.",
  bad: "Assisted-By: security-engineer (claude-sonnet-4 / SHORT_HASH)",
  good: "Assisted-By: security-engineer (claude-sonnet-4 / 51b852b)",
  details: `One Assisted-By line for each agent: Assisted-By: agent (model / hash). get-agent-hash prints the hash: that of the
last commit which touched the agent's file. Agents that tools ship have no file and are credited as agent (model).
Assisted-By: none declares that people alone did the work.`,
  part: "message",
  exempt: ["default-merge", "exact-revert"],
  options: {
    require: choice({
      default: "always",
      choices: ["always", "agents"],
      about: "Whether every commit says who assisted, or only those that an agent took part in.",
    }),
    unverifiable: choice({
      default: "error",
      choices: ["error", "unverified"],
      about: "What an attribution is that cannot be verified here.",
    }),
  },

  *check(commit, { require, unverifiable }) {
    const { attributions, agentSigns } = commit;
    if (attributions.length === 0 && (require === "always" || agentSigns.length > 0)) yield missing(commit);
    if (attributions.length > 1 && attributions.some(({ fact }) => fact.kind === "none")) yield contradiction(commit);
    for (const { value, fact } of attributions) yield* judge(value, fact, commit, unverifiable);
  },
});

function missing(commit: Commit): Outcome {
  const sign = commit.agentSigns[0];
  return {
    what: sign === undefined ? "no Assisted-By trailer" : `no Assisted-By trailer, though ${sign}`,
    next: [
      reword(commit, "Credit each agent on a line of its own: Assisted-By: agent (model / hash)."),
      reword(commit, "If people alone did the work, add the trailer: Assisted-By: none."),
    ],
  };
}

function contradiction(commit: Commit): Outcome {
  return {
    what: "'Assisted-By: none' stands beside other Assisted-By trailers",
    next: [reword(commit, "Keep either 'none' or the agents.")],
  };
}

function* judge(value: string, fact: AttributionFact, commit: Commit, unverifiable: string): Generator<Outcome> {
  if (fact.kind === "unverifiable") yield unverified(value, fact.reason, commit, unverifiable);
  const problem = problemOfAgent(fact) ?? problemOfHash(fact);
  if (problem) yield { ...problem, data: { value }, ...repairOf(value, fact) };
}

/** Where agent and model are named, and only the hash has to be looked up. */
function repairOf(value: string, fact: AttributionFact): Pick<Violation, "repair"> {
  if ((fact.kind !== "placeholder" && fact.kind !== "no-hash") || fact.current === null) return {};
  const model = MODEL.exec(value.slice(fact.agent.length))?.groups?.["model"];
  return model === undefined ? {} : { repair: { agent: `${fact.agent}:${model}` } };
}

/** No template such as `<model>` or `{{MODEL}}`. */
const MODEL: RegExp = /^ \((?<model>[0-9A-Za-z][\w.:@+-]*)(?: \/ [^()]*)?\)$/;

function unverified(value: string, reason: string, commit: Commit, unverifiable: string): Outcome {
  if (unverifiable === "unverified") return { unverified: `'${value}': ${reason}` };
  return {
    what: `'${value}' cannot be verified: ${reason}`,
    next: [
      { say: "Make its history available, or record the agent in the committed mapping:", run: "update-agent-hashes" },
    ],
    data: { value, draft: commit.id === null },
  };
}

type Problem = Omit<Violation, "data">;

function problemOfAgent(fact: AttributionFact): Problem | null {
  switch (fact.kind) {
    case "malformed":
      return {
        what: `not an attribution: ${fact.reason}`,
        next: [{ say: "Write it as: Assisted-By: agent (model / hash)." }],
      };
    case "unknown-agent":
      return { what: `no agent file for '${fact.agent}'${didYouMean(fact.nearest)}`, next: [ASK, LIST] };
    case "ambiguous-agent":
      return { what: `'${fact.agent}' names several agents: ${fact.paths.join(", ")}`, next: [ASK, LIST] };
    default:
      return null;
  }
}

const LIST: Step = { say: "List the known agents:", run: "get-agent-hash --list" };

function problemOfHash(fact: AttributionFact): Problem | null {
  switch (fact.kind) {
    case "placeholder":
      return { what: `'${fact.hash}' is a placeholder, not the hash of '${fact.agent}'`, next: [useHash(fact)] };
    case "no-hash":
      return { what: `the hash of '${fact.agent}' is missing`, next: [useHash(fact)] };
    case "not-a-version":
      return { what: `'${fact.hash}' is no version of agent '${fact.agent}'`, next: [useHash(fact)] };
    case "later":
      return {
        what: `'${fact.hash}' is a version of agent '${fact.agent}' later than this commit`,
        next: [useHash(fact)],
      };
    case "resolved":
      return fact.behind === 0
        ? null
        : { what: stale(fact.agent, fact.behind), next: [useHash(fact)], severity: "warning" };
    default:
      return null;
  }
}

function stale(agent: string, behind: number): string {
  return `the hash of '${agent}' is ${behind} ${behind === 1 ? "version" : "versions"} behind`;
}

function useHash({ agent, current }: { readonly agent: string; readonly current?: string | null }): Step {
  const known = current === undefined || current === null ? "" : ` (${current})`;
  return { say: `Use the hash that this prints${known}:`, run: `get-agent-hash ${shellQuote(agent)}` };
}

function didYouMean(nearest: string | null): string {
  return nearest === null ? "" : `; did you mean '${nearest}'?`;
}
