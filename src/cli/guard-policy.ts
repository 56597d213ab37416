import { rules } from "../../rules/index.ts";
import type { Finding } from "../core/finding.ts";
import { everyRule } from "../core/rule.ts";
import { openRepository } from "../git/open-repository.ts";
import { stagedSource } from "../git/settings-sources.ts";
import { loadPolicy } from "../settings/load-settings.ts";
import type { Settings } from "../settings/settings.ts";
import { spendForCommand } from "./guard-approvals.ts";

/** What the settings of a repository say about commands. */
export interface GuardPolicy {
  readonly isReportOnly: boolean;
  readonly opaque: "allow" | "ask" | "deny";
  readonly severityOf: (rule: string) => "error" | "warning" | "off";
  /** What no person has approved. Spends what was approved where that is nothing. */
  readonly unapproved: (findings: readonly Finding[], folders: readonly string[] | null) => readonly Finding[];
}

/** The settings that bind where a command would run; preset `strict` where none can be read. */
export async function readGuardPolicy(folder: string): Promise<GuardPolicy> {
  const settings = await readSettings(folder);
  return {
    isReportOnly: settings?.mode === "report",
    opaque: settings?.guard.opaque ?? "allow",
    severityOf: (rule) => settings?.rules[rule]?.severity ?? "error",
    unapproved: (findings, folders) =>
      findings.length === 0 || folders === null ? findings : spendForCommand(findings, folder, folders),
  };
}

/** Null outside of a repository, and where the settings are broken: the hooks say what is wrong with them. */
async function readSettings(folder: string): Promise<Settings | null> {
  try {
    const source = stagedSource(openRepository(folder));
    return (await loadPolicy(source, everyRule(rules))).settings;
  } catch {
    return null;
  }
}
