import type { Report } from "./report.ts";

/**
 * One object and a final line feed, in pieces: the report of a long history is longer than a string can be. What a
 * terminal or a runner would act on, and lone surrogates, are written as escapes: the values are the same, and the text is
 * always valid UTF-8.
 */
export function* formatJson(report: Report | Readonly<Record<string, unknown>>): Generator<string> {
  let start = "{";
  for (const [name, value] of Object.entries(report)) {
    yield `${start}\n  "${name}": `;
    if (Array.isArray(value)) yield* formatList(value);
    else yield formatValue(value, "  ");
    start = ",";
  }
  yield "\n}\n";
}

const ENTRIES_PER_PIECE = 100;

function* formatList(values: readonly unknown[]): Generator<string> {
  for (let at = 0; at < values.length; at += ENTRIES_PER_PIECE) {
    const entries = values.slice(at, at + ENTRIES_PER_PIECE).map((value) => `\n    ${formatValue(value, "    ")}`);
    yield `${at === 0 ? "[" : ","}${entries.join(",")}`;
  }
  yield values.length === 0 ? "[]" : "\n  ]";
}

function formatValue(value: unknown, indent: string): string {
  return JSON.stringify(value, null, 2).replaceAll("\n", `\n${indent}`).replaceAll(HIDDEN, escape);
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
