export { rules } from "../rules/index.ts";
export { checkCommit, type RuleSettings, type Scope } from "./core/check.ts";
export type { Commit } from "./core/commit.ts";
export type { Finding, Judgement } from "./core/finding.ts";
export { type CommitRule, commitRule } from "./core/rule.ts";
export { parseMessage } from "./message/parse-message.ts";
export type { Report } from "./report/report.ts";
export type { SettingsFile } from "./settings/settings-file.ts";
