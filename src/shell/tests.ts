import { isKnown } from "../core/command.ts";
import { calculateText } from "./arithmetic.ts";
import { expandPattern, expandText } from "./expand-word.ts";
import type { TestExpression } from "./grammar.ts";
import { compile, matches } from "./patterns.ts";
import type { Run } from "./run.ts";
import type { Shell, Status } from "./shell-state.ts";

/** `[[ … ]]`, as far as it compares what is known. Source: Bash Reference Manual, "Bash Conditional Expressions". */
export function judgeTest(expression: TestExpression, shell: Shell, run: Run): Status {
  if (expression.type === "TestGroup") return judgeTest(expression.expression, shell, run);
  if (expression.type === "TestNot")
    return negateTimes(expression.negations.length, judgeTest(expression.operand, shell, run));
  if (expression.type === "TestLogical") {
    return combine(
      expression.operator,
      expression.operands.map((one) => judgeTest(one, shell, run)),
    );
  }
  if (expression.type === "TestUnary") {
    return judgeWords([expression.operator, expandText(expression.operand, shell, run)]);
  }
  return judgeComparison(expression, shell, run);
}

type Comparison = Extract<TestExpression, { readonly type: "TestBinary" }>;

/** What stands right may be a pattern; numbers may be expressions. */
function judgeComparison({ operator, left, right }: Comparison, shell: Shell, run: Run): Status {
  const text = expandText(left, shell, run);
  if (operator === "=~") return judgeSearch(text, expandPattern(right, shell, run));
  const isPattern = operator === "=" || operator === "==" || operator === "!=";
  if (isPattern)
    return negateTimes(Number(operator === "!="), toStatus(matches(text, expandPattern(right, shell, run))));
  const other = expandText(right, shell, run);
  if (!operator.startsWith("-")) return judgeWords([text, operator, other]);
  const numbers = [text, other].map((one) => calculateText(one, shell).number);
  return compareNumbers(operator, numbers);
}

/** Only of what means the same in both kinds of regular expressions. */
function judgeSearch(text: string, pattern: string): Status {
  if (!isKnown(text) || !isKnown(pattern) || !/^\^?(?:[\w -]|\.|\[[\w-]+\]|\\\W|(?<=[\w.\]])[*+?])*\$?$/.test(pattern))
    return "unknown";
  if (text.length > LONGEST_SEARCHED) return "unknown";
  return toStatus(compile(pattern)?.test(text) ?? null);
}

const LONGEST_SEARCHED = 100;

/** The words of `test` and `[`. Source: POSIX.1-2024, test. */
export function judgeWords(words: readonly string[]): Status {
  if (!words.every(isKnown)) return "unknown";
  if (words.length < 2) return toStatus(words.join("") !== "");
  if (words.length === 3 && COMPARING.test(words[1] ?? "")) return judgeBinary(words);
  return words[0] === "!" ? negateTimes(1, judgeWords(words.slice(1))) : judgeUnary(words);
}

const COMPARING = /^(?:[=!]?=|[<>]|-(?:eq|ne|gt|ge|lt|le))$/;

function judgeUnary([operator, value, ...others]: readonly string[]): Status {
  if (others.length > 0) return "unknown";
  if (operator === "-z") return toStatus(value === "");
  return operator === "-n" ? toStatus(value !== "") : "unknown";
}

function judgeBinary([left = "", operator = "", right = ""]: readonly string[]): Status {
  if (operator.startsWith("-")) {
    return compareNumbers(
      operator,
      [left, right].map((text) => (/^\s*[-+]?\d{1,18}\s*$/.test(text) ? BigInt(text.replaceAll(/[\s+]/g, "")) : null)),
    );
  }
  if (operator === "<" || operator === ">") return toStatus(operator === "<" ? left < right : left > right);
  return toStatus((left === right) === (operator !== "!="));
}

/** What is no number is an error, which nobody has to follow. */
function compareNumbers(operator: string, [left, right]: readonly (bigint | null | undefined)[]): Status {
  const comparison = COMPARISONS[operator];
  if (comparison === undefined || left === null || left === undefined || right === null || right === undefined)
    return "unknown";
  return toStatus(comparison(left, right));
}

const COMPARISONS: Readonly<Record<string, (left: bigint, right: bigint) => boolean>> = {
  "-eq": (left, right) => left === right,
  "-ne": (left, right) => left !== right,
  "-gt": (left, right) => left > right,
  "-ge": (left, right) => left >= right,
  "-lt": (left, right) => left < right,
  "-le": (left, right) => left <= right,
};

function toStatus(holds: boolean | null): Status {
  if (holds === null) return "unknown";
  return holds ? "success" : "failure";
}

function negateTimes(times: number, status: Status): Status {
  if (status === "unknown" || times % 2 === 0) return status;
  return status === "success" ? "failure" : "success";
}

function combine(operator: "&&" | "||", statuses: readonly Status[]): Status {
  const decides: Status = operator === "&&" ? "failure" : "success";
  if (statuses.includes(decides)) return decides;
  if (statuses.includes("unknown")) return "unknown";
  return decides === "failure" ? "success" : "failure";
}
