import { commandRules } from "../../rules/command-rules.ts";
import type { RuleSettings } from "../core/check.ts";
import type { CommandScope } from "../core/check-command.ts";
import type { Finding } from "../core/finding.ts";
import type { GuardAnswer, ToolCall } from "../core/tool-call.ts";
import { judgeCall } from "../guard/judge-call.ts";
import { formatDenial, formatOpaque } from "../report/denial.ts";
import type { GuardPolicy } from "./guard-policy.ts";
import { createWorld } from "./guard-world.ts";

export interface Answered extends GuardAnswer {
  /** What is refused; empty where nothing is, or where nobody can see through it. */
  readonly findings: readonly Finding[];
}

/** Loads what reads settings, which takes longer than all the rest. */
export type LoadPolicy = () => Promise<{ readonly readGuardPolicy: (folder: string) => Promise<GuardPolicy> }>;

const ALLOWED: Answered = { verdict: "allow", say: "", findings: [] };

/** In milliseconds. What takes longer is judged by what was read so far. */
const DEADLINE_MS = 2000;

/**
 * Judges one call of a tool. What no rule minds is answered at once; only then are settings read, which takes longer
 * than all the rest.
 */
export async function answerCall(call: ToolCall, cwd: string, loadPolicy: LoadPolicy): Promise<Answered> {
  const folder = call.folder ?? cwd;
  const end = Date.now() + DEADLINE_MS;
  const surroundings = { world: createWorld(folder), hasTime: () => Date.now() < end };
  const { findings, opaque, folders } = judgeCall({ ...call, folder }, STRICTEST, surroundings);
  if (findings.length === 0 && opaque.length === 0) return ALLOWED;
  const { readGuardPolicy } = await loadPolicy();
  const policy = await readGuardPolicy(folder);
  if (policy.isReportOnly) return ALLOWED;
  const errors = findings.filter(({ rule }) => policy.severityOf(rule) === "error");
  const refused = policy.unapproved(errors, folders);
  if (refused.length > 0) return { verdict: "deny", say: formatDenial(refused), findings: refused };
  if (opaque.length === 0 || policy.opaque === "allow") return ALLOWED;
  return { verdict: policy.opaque, say: formatOpaque(opaque, policy.opaque), findings: [] };
}

/** Every rule an error: what these let pass, every policy does. */
const STRICTEST: CommandScope = { rules: commandRules, settings: strictest() };

function strictest(): RuleSettings {
  const settings = { severity: "error", options: {}, waivable: false } as const;
  return Object.fromEntries(commandRules.map(({ id }) => [id, settings]));
}
