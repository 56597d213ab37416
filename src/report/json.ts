import type { Report } from "./report.ts";

/** One object and a final line feed. Lone surrogates are written as escapes, so that the text is always valid UTF-8. */
export function formatJson(report: Report): string {
  return `${JSON.stringify(report, null, 2)}\n`;
}
