import type { Report } from "./report.ts";

/**
 * One object and a final line feed. What a terminal or a runner would act on, and lone surrogates, are written as escapes:
 * the values are the same, and the text is always valid UTF-8.
 */
export function formatJson(report: Report): string {
  return `${JSON.stringify(report, null, 2).replaceAll(HIDDEN, escape)}\n`;
}

// JSON.stringify escapes C0 and lone surrogates. Here: DEL, C1, what `visible` shows, runner commands.
const HIDDEN: RegExp =
  // oxlint-disable-next-line no-control-regex -- control characters are what it looks for
  /[\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]|#(?=#\w{0,20}\[)/gu;

/** Each UTF-16 code unit on its own. */
function escape(characters: string): string {
  return characters
    .split("")
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`)
    .join("");
}
