import type { Replacement } from "../src/core/tool-call.ts";
import { firstText, type JsonObject, textOf, valueOf } from "./json.ts";

/** What one object of an edit's input says is to be replaced: by names of its own, or as blocks in a diff. */
export function replacementsOf(input: JsonObject): readonly Replacement[] {
  const from = firstText(input, BEFORE);
  const to = firstText(input, AFTER);
  if (from !== null && to !== null) {
    return [{ from, to, isAll: replacesAll(input) }];
  }
  const diff = textOf(input, "diff");
  return diff === null ? [] : searchBlocks(diff);
}

const BEFORE = [
  "old_string",
  "oldString",
  "old_str",
  "oldStr",
  "oldText",
  "old_text",
  "TargetContent",
  "search",
  "old",
];
const AFTER = [
  "new_string",
  "newString",
  "new_str",
  "newStr",
  "newText",
  "new_text",
  "ReplacementContent",
  "replace",
  "new",
];
const ALL = ["replace_all", "replaceAll", "allow_multiple", "AllowMultiple", "change_all"];

function replacesAll(input: JsonObject): boolean {
  const expected = valueOf(input, "expected_replacements");
  return ALL.some((key) => valueOf(input, key) === true) || (typeof expected === "number" && expected > 1);
}

/** Cline's `replace_in_file`: `------- SEARCH`, `=======`, `+++++++ REPLACE`, each on a line of its own (`<`, `>` in older ones). */
function searchBlocks(diff: string): readonly Replacement[] {
  const blocks: Replacement[] = [];
  let from: string[] = [];
  let to: string[] = [];
  let part: "none" | "from" | "to" = "none";
  for (const line of diff.split("\n")) {
    const mark = markOf(line, part);
    if (mark === "search") {
      from = [];
      to = [];
      part = "from";
    } else if (mark === "middle") {
      part = "to";
    } else if (mark === "end") {
      blocks.push({ from: from.join("\n"), to: to.join("\n"), isAll: false });
      part = "none";
    } else if (part !== "none") {
      (part === "from" ? from : to).push(line);
    }
  }
  return blocks;
}

function markOf(line: string, part: "none" | "from" | "to"): "search" | "middle" | "end" | null {
  const text = line.trimEnd();
  if (/^[-<]{3,20} SEARCH>?$/.test(text)) {
    return "search";
  }
  if (part === "from" && /^={3,20}$/.test(text)) {
    return "middle";
  }
  return part === "to" && /^[+>]{3,20} REPLACE>?$/.test(text) ? "end" : null;
}
