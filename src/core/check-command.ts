import { docsOf, type RuleSettings, type RuleSetting, settingOf } from "./check.ts";
import { type Command, UNKNOWN, UNKNOWN_WORDS } from "./command.ts";
import type { Finding } from "./finding.ts";
import type { CommandRule, CommandViolation } from "./rule.ts";

export interface CommandScope {
  readonly rules: readonly CommandRule[];
  readonly settings: RuleSettings;
}

/** Applies the rules to what an agent is about to do, purely. The same violation is told once. */
export function checkCommand(command: Command, { rules, settings }: CommandScope): readonly Finding[] {
  return rules.flatMap((rule) => applyRule(command, rule, settingOf(settings, rule)));
}

function applyRule(command: Command, rule: CommandRule, { severity }: RuleSetting): Finding[] {
  if (severity === "off") return [];
  const violations = new Map(
    rule.check(command).map((violation) => [`${violation.what}\n${violation.token}`, violation]),
  );
  return [...violations.values()].map((violation) => {
    const lowered = severity === "error" && violation.severity !== "warning" ? "error" : "warning";
    return finding(violation, rule, lowered);
  });
}

function finding(violation: CommandViolation, { id, why }: CommandRule, severity: Finding["severity"]): Finding {
  const { what, next, data = {}, token } = violation;
  const where = whereIs(violation);
  const shown = { ...data, token: plain(token) };
  return {
    rule: id,
    severity,
    commit: null,
    subject: "",
    where,
    what: plain(what),
    why,
    next,
    data: shown,
    docs: docsOf(id),
  };
}

/** Longest text of a command that a finding shows, in characters. */
const LONGEST = 120;

function whereIs({ token, within }: CommandViolation): string {
  const word = shorten(plain(token), 0);
  const text = plain(within);
  return word === text ? `"${word}"` : `"${word}" in: ${shorten(text, text.indexOf(plain(token)) + word.length)}`;
}

/** Cuts a text so that what ends at a place in it stays visible. */
function shorten(text: string, end: number): string {
  if (text.length <= LONGEST) return text;
  if (end <= LONGEST - 1) return `${text.slice(0, LONGEST - 1)}…`;
  const start = Math.min(end - LONGEST / 2, text.length - LONGEST + 2);
  const part = text.slice(start, start + LONGEST - 2);
  return `…${part}${start + part.length < text.length ? "…" : ""}`;
}

/** One line, with an ellipsis for what nobody can know. */
function plain(text: string): string {
  return text.replaceAll(new RegExp(`[${UNKNOWN}${UNKNOWN_WORDS}]+`, "gu"), "…").replaceAll(/\s+/g, " ");
}
