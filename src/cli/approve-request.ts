import { APPROVAL_MINUTES } from "../git/approval.ts";
import { type AnyRule, findRule } from "./find-rule.ts";
import { UsageError } from "./io.ts";

export interface ApproveRequest {
  readonly rule: AnyRule;
  readonly minutes: number;
}

/** Throws UsageError for an unknown rule, for one that no approval reaches, and for a time that is none. */
export function parseApproveRequest(id: string, minutes: string | undefined): ApproveRequest {
  const rule = findRule(id);
  if ("rangeOnly" in rule && rule.rangeOnly) {
    throw new UsageError(`'${id}' judges commits that are there already, where no approval counts`);
  }
  return { rule, minutes: minutes === undefined ? APPROVAL_MINUTES.usual : parseMinutes(minutes) };
}

function parseMinutes(text: string): number {
  const { most } = APPROVAL_MINUTES;
  const minutes = /^\d{1,3}$/.test(text) ? Number(text) : 0;
  if (minutes >= 1 && minutes <= most) return minutes;
  throw new UsageError(`--minutes: '${text}' is no whole number from 1 to ${most}`);
}
