import { isKnown } from "../core/command.ts";
import { expandText } from "./expand-word.ts";
import type { TestExpression } from "./grammar.ts";
import { matches } from "./patterns.ts";
import type { Run } from "./run.ts";
import type { Shell, Status } from "./shell-state.ts";

/** `[[ … ]]`, as far as it compares what is known. */
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
  const right = expandText(expression.right, shell, run);
  return judgeWords([expandText(expression.left, shell, run), expression.operator, right]);
}

/** The words of `test` and `[`. Source: POSIX.1-2024, test. */
export function judgeWords(words: readonly string[]): Status {
  if (!words.every(isKnown)) return "unknown";
  if (words[0] === "!" && words.length > 1) return negateTimes(1, judgeWords(words.slice(1)));
  return BY_COUNT[words.length]?.(words) ?? "unknown";
}

const BY_COUNT: readonly ((words: readonly string[]) => Status)[] = [
  () => toStatus(false),
  ([value]) => toStatus(value !== ""),
  ([operator = "", value = ""]) => judgeUnary(operator, value),
  ([left = "", operator = "", right = ""]) => judgeBinary(left, operator, right),
];

function judgeUnary(operator: string, value: string): Status {
  if (operator === "-z") return toStatus(value === "");
  return operator === "-n" ? toStatus(value !== "") : "unknown";
}

function judgeBinary(left: string, operator: string, right: string): Status {
  const comparison = COMPARISONS[operator];
  return comparison === undefined ? "unknown" : toStatus(comparison(left, right));
}

const COMPARISONS: Readonly<Record<string, (left: string, right: string) => boolean | null>> = {
  "=": (left, right) => matches(left, right),
  "==": (left, right) => matches(left, right),
  "!=": (left, right) => opposite(matches(left, right)),
  "-eq": (left, right) => Number(left) === Number(right),
  "-ne": (left, right) => Number(left) !== Number(right),
  "-gt": (left, right) => Number(left) > Number(right),
  "-ge": (left, right) => Number(left) >= Number(right),
  "-lt": (left, right) => Number(left) < Number(right),
  "-le": (left, right) => Number(left) <= Number(right),
};

function opposite(holds: boolean | null): boolean | null {
  return holds === null ? null : !holds;
}

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
