import { UNKNOWN } from "../core/command.ts";
import { calculate, withStatus } from "./arithmetic.ts";
import { afterWord, expandWords } from "./expand-word.ts";
import type { CommandNode, For, While } from "./grammar.ts";
import type { Run } from "./run.ts";
import { assign, mergeShells, type Shell } from "./shell-state.ts";

const MOST_ROUNDS = 128;

/** Once for every word; a list nobody knows gives one word nobody knows, and so does what is left of a long one. */
export function runFor({ name, wordlist, body }: For, shell: Shell, run: Run): readonly Shell[] {
  const words = wordlist === undefined ? shell.parameters : expandWords(wordlist, shell, run);
  const given = words.length > MOST_ROUNDS ? [...words.slice(0, MOST_ROUNDS), UNKNOWN] : words;
  const after = (wordlist ?? []).reduce((one, word) => afterWord(word, one, run), shell);
  let shells: readonly Shell[] = [{ ...after, status: "success" }];
  for (const word of given) {
    run.spend(shells.length);
    const value = [...word].length === 1 && word > "\u{FFF0}" ? UNKNOWN : word;
    const start = (one: Shell): readonly Shell[] => run.runScript(body, assign(one, name.value, [value]));
    shells = mergeShells(shells.flatMap((one) => (one.ending === null ? start(one) : [one]))).map(endRound);
  }
  return shells.map(leaveLoop);
}

/** While nobody knows whether it goes on, one round stands for all. */
export function runWhile({ kind, clause, body }: While, shell: Shell, run: Run): readonly Shell[] {
  const ask = (one: Shell): readonly Shell[] => {
    const asked = run.runScript(clause, one);
    return kind === "while" ? asked : asked.map((end) => ({ ...end, status: OPPOSITE[end.status] }));
  };
  return loop(shell, { ask, body: (one) => run.runScript(body, one) }, run);
}

const OPPOSITE: Readonly<Record<Shell["status"], Shell["status"]>> = {
  success: "failure",
  failure: "success",
  unknown: "unknown",
};

type ArithmeticFor = Extract<CommandNode, { readonly type: "ArithmeticFor" }>;

export function runArithmeticFor(node: ArithmeticFor, shell: Shell, run: Run): readonly Shell[] {
  const { initialize, test, update, body } = node;
  const ask = (one: Shell): readonly Shell[] =>
    test === undefined ? [{ ...one, status: "success" }] : [withStatus(calculate(test, one))];
  const runBody = (one: Shell): readonly Shell[] =>
    run.runScript(body, one).map((end) => {
      const round = endRound(end);
      return round.ending === null ? calculate(update, round).shell : round;
    });
  return loop(calculate(initialize, shell).shell, { ask, body: runBody }, run);
}

interface Loop {
  /** Whether it goes on, as the status of the shells. */
  readonly ask: (shell: Shell) => readonly Shell[];
  readonly body: (shell: Shell) => readonly Shell[];
}

function loop(shell: Shell, { ask, body }: Loop, run: Run): readonly Shell[] {
  let shells: readonly Shell[] = [shell];
  const left: Shell[] = [];
  for (let round = 0; round < MOST_ROUNDS && shells.length > 0; round += 1) {
    run.spend(shells.length);
    const asked = shells.flatMap(ask);
    left.push(...asked.filter(({ status, ending }) => status === "failure" || ending !== null));
    const going = asked.filter(({ status, ending }) => status !== "failure" && ending === null);
    const after = mergeShells(going.flatMap(body)).map(endRound);
    left.push(...after.filter(({ ending }) => ending !== null));
    const isKnown = going.every(({ status }) => status !== "unknown");
    if (!isKnown) left.push(...going, ...after);
    shells = isKnown ? after.filter(({ ending }) => ending === null) : [];
  }
  return mergeShells([...left, ...shells].map(leaveLoop)).map((end) => ({ ...end, status: afterLoop(end) }));
}

/** A loop that ends by its condition has succeeded, whatever that said. */
function afterLoop({ status, ending }: Shell): Shell["status"] {
  if (ending !== null) return status;
  return status === "failure" ? "success" : status;
}

/** `continue` ends no more than the round. */
function endRound(shell: Shell): Shell {
  return shell.ending === "continue" && shell.endingLoops <= 1 ? { ...shell, ending: null } : shell;
}

function leaveLoop(shell: Shell): Shell {
  if (shell.ending !== "break" && shell.ending !== "continue") return shell;
  return shell.endingLoops > 1 ? { ...shell, endingLoops: shell.endingLoops - 1 } : { ...shell, ending: null };
}
