import { describe, expect, it } from "vitest";
import { findLostTrailers } from "../../src/message/lost-trailers.ts";
import { parseMessage } from "../../src/message/parse-message.ts";

const SIGN_OFF = "Signed-off-by: Ada <ada@example.com>";
const ASSISTED = "Assisted-By: parser-expert (claude-sonnet-4 / 1234567)";
const CO_AUTHOR = "Co-authored-by: Bo <bo@example.com>";

interface Lost {
  readonly name: string;
  readonly message: readonly string[];
  /** `line:column reason` of each finding. */
  readonly found: readonly string[];
  readonly repair: string;
  /** The message after the repair, which must leave nothing lost. */
  readonly mended: readonly string[];
}

const LOST: readonly Lost[] = [
  {
    name: "a blank line inside the trailers",
    message: ["feat: x", "", "Why.", "", SIGN_OFF, "", ASSISTED],
    found: ["5:1 the blank line 6 cuts it off from the last paragraph"],
    repair: "Delete the blank lines between line 5 and line 7.",
    mended: ["feat: x", "", "Why.", "", SIGN_OFF, ASSISTED],
  },
  {
    name: "prose below the trailers",
    message: ["feat: x", "", SIGN_OFF, "", "Why."],
    found: ["3:1 git reads trailers in the last paragraph only, which begins on line 5"],
    repair: "Move it to the end of the message, below a blank line.",
    mended: ["feat: x", "", "Why.", "", SIGN_OFF],
  },
  {
    name: "prose between two groups of trailers",
    message: ["feat: x", "", SIGN_OFF, "", "Why.", "", ASSISTED],
    found: ["3:1 git reads trailers in the last paragraph only, which begins on line 7"],
    repair: "Move it into the last paragraph, next to the other trailers.",
    mended: ["feat: x", "", "Why.", "", SIGN_OFF, ASSISTED],
  },
  {
    name: "a group of trailers glued to prose, which no deleted blank line can mend",
    message: ["feat: x", "", "Why.", CO_AUTHOR, "", ASSISTED],
    found: ["4:1 git reads trailers in the last paragraph only, which begins on line 6"],
    repair: "Move it into the last paragraph, next to the other trailers.",
    mended: ["feat: x", "", "Why.", "", CO_AUTHOR, ASSISTED],
  },
  {
    name: "prose glued to the trailers",
    message: ["feat: x", "", "Why.", ASSISTED],
    found: ["4:1 the text on line 3 stands in the same paragraph"],
    repair: "Insert a blank line after line 3.",
    mended: ["feat: x", "", "Why.", "", ASSISTED],
  },
  {
    name: "less than a quarter of trailers beside a sign-off",
    message: ["feat: x", "", "One.", "Two.", "Three.", "Four.", SIGN_OFF],
    found: ["7:1 the text on line 6 stands in the same paragraph"],
    repair: "Insert a blank line after line 6.",
    mended: ["feat: x", "", "One.", "Two.", "Three.", "Four.", "", SIGN_OFF],
  },
  {
    name: "text below the trailers in their paragraph",
    message: ["feat: x", "", ASSISTED, "Why."],
    found: ["3:1 the text on line 4 stands in the same paragraph"],
    repair: "Put it above the trailers, with a blank line between.",
    mended: ["feat: x", "", "Why.", "", ASSISTED],
  },
  {
    name: "an emoji footer",
    message: ["feat: x", "", "\u{1f916} Generated with [Tool](https://example.com)", CO_AUTHOR],
    found: ["4:1 the footer on line 3 stands in the same paragraph"],
    repair: "Insert a blank line after line 3.",
    mended: ["feat: x", "", "\u{1f916} Generated with [Tool](https://example.com)", "", CO_AUTHOR],
  },
  {
    name: "the line of dashes of a squash",
    message: ["feat: x (#1)", "", "* one", "", SIGN_OFF, "", "---------", "", CO_AUTHOR],
    found: ["5:1 the line of dashes 7 cuts it off from the last paragraph"],
    repair: "Move it into the last paragraph, next to the other trailers.",
    mended: ["feat: x (#1)", "", "* one", "", "---------", "", SIGN_OFF, CO_AUTHOR],
  },
  {
    name: "a line of dashes glued to the trailers",
    message: ["feat: x (#1)", "", "---------", CO_AUTHOR],
    found: ["4:1 the line of dashes on line 3 stands in the same paragraph"],
    repair: "Insert a blank line after line 3.",
    mended: ["feat: x (#1)", "", "---------", "", CO_AUTHOR],
  },
  {
    name: "a trailer as the subject",
    message: ["", SIGN_OFF],
    found: ["2:1 it is the subject"],
    repair: "Write a subject above it, with a blank line between.",
    mended: ["feat: x", "", SIGN_OFF],
  },
  {
    name: "a trailer right below the subject",
    message: ["feat: x", SIGN_OFF],
    found: ["2:1 it stands in the subject's paragraph"],
    repair: "Insert a blank line before line 2.",
    mended: ["feat: x", "", SIGN_OFF],
  },
  {
    name: "a trailer right below the subject with trailers at the end",
    message: ["feat: x", SIGN_OFF, "", ASSISTED],
    found: ["2:1 it stands in the subject's paragraph"],
    repair: "Move it into the last paragraph, next to the other trailers.",
    mended: ["feat: x", "", ASSISTED, SIGN_OFF],
  },
  {
    name: "a trailer below the scissors line",
    message: ["feat: x", "", SIGN_OFF, "", "# ------------------------ >8 ------------------------", ASSISTED],
    found: ["6:1 it stands below the scissors line 5"],
    repair: "Move it above line 5.",
    mended: ["feat: x", "", SIGN_OFF, ASSISTED, "", "# ------------------------ >8 ------------------------", ""],
  },
  {
    name: "an indented trailer",
    message: ["feat: x", "", ASSISTED, `  ${SIGN_OFF}`],
    found: ["4:3 it is indented"],
    repair: `Write line 4 as "${SIGN_OFF}".`,
    mended: ["feat: x", "", ASSISTED, SIGN_OFF],
  },
  {
    name: "a misspelt key in the trailers",
    message: ["feat: x", "", "Signed-of-by: Ada <ada@example.com>"],
    found: ["3:1 its key is misspelt"],
    repair: `Write line 3 as "${SIGN_OFF}".`,
    mended: ["feat: x", "", SIGN_OFF],
  },
  {
    name: "a misspelt key in an earlier paragraph",
    message: ["feat: x", "", "Assited-By: parser-expert (claude-sonnet-4 / 1234567)", "", SIGN_OFF],
    found: ["3:1 its key is misspelt, and the blank line 4 cuts it off from the last paragraph"],
    repair: `Write line 3 as "${ASSISTED}". Delete the blank lines between line 3 and line 5.`,
    mended: ["feat: x", "", ASSISTED, SIGN_OFF],
  },
  {
    name: "blanks in the key",
    message: ["feat: x", "", "Signed off by: Ada <ada@example.com>"],
    found: ["3:1 its key holds a blank"],
    repair: `Write line 3 as "${SIGN_OFF}".`,
    mended: ["feat: x", "", SIGN_OFF],
  },
  {
    name: "no colon behind the key",
    message: ["feat: x", "", "signed-off-by Ada <ada@example.com>"],
    found: ["3:1 no colon follows its key"],
    repair: 'Write line 3 as "signed-off-by: Ada <ada@example.com>".',
    mended: ["feat: x", "", "signed-off-by: Ada <ada@example.com>"],
  },
  {
    name: "a trailer next to a flawed one",
    message: ["feat: x", "", ASSISTED, "Signed off by: Ada <ada@example.com>"],
    found: ["3:1 the text on line 4 stands in the same paragraph", "4:1 its key holds a blank"],
    repair: "Correct line 4 first.",
    mended: ["feat: x", "", ASSISTED, SIGN_OFF],
  },
  {
    name: "a folded value",
    message: ["feat: x", "", "Why.", "Assisted-By: parser-expert", "  (claude-sonnet-4 / 1234567)"],
    found: ["4:1 the text on line 3 stands in the same paragraph"],
    repair: "Insert a blank line after line 3.",
    mended: ["feat: x", "", "Why.", "", "Assisted-By: parser-expert", "  (claude-sonnet-4 / 1234567)"],
  },
  {
    name: "CRLF at the ends of the lines",
    message: ["feat: x\r", "\r", `${SIGN_OFF}\r`, "\r", `${ASSISTED}\r`],
    found: ["3:1 the blank line 4 cuts it off from the last paragraph"],
    repair: "Delete the blank lines between line 3 and line 5.",
    mended: ["feat: x\r", "\r", `${SIGN_OFF}\r`, `${ASSISTED}\r`],
  },
];

describe("findLostTrailers", () => {
  it.each(LOST)("finds $name", ({ message, found, repair }) => {
    const lost = findLostTrailers(message.join("\n"));

    expect(lost.map(({ line, column, reason }) => `${line}:${column} ${reason}`)).toEqual(found);
    expect(lost[0]?.repair).toBe(repair);
  });

  it.each(LOST)("is content after the repair of $name", ({ message, mended }) => {
    const repaired = parseMessage(mended.join("\n"));

    expect(repaired.lost).toEqual([]);
    expect(repaired.trailers.length).toBeGreaterThan(parseMessage(message.join("\n")).trailers.length - 1);
  });
});
