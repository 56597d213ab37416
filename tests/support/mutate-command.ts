import { createRandom } from "../acceptance/draw.ts";
import { readCorpus } from "./guard-corpus.ts";

/** Hostile texts, by number: the same seed and number give the same text. Made of the corpus by mutation, or of noise. */
export function hostileCommands(seed: number): (number: number) => string {
  const corpus = readCorpus().map(({ command }) => command);
  return (number) => {
    const dice = createDice(seed * 1_000_003 + number);
    if (dice.below(12) === 0) return noise(dice);
    let text = dice.pick(corpus);
    const count = 1 + dice.below(MOST_MUTATIONS);
    for (let at = 0; at < count && text.length < LONGEST; at += 1) text = dice.pick(MUTATIONS)(text, dice, corpus);
    return text;
  };
}

const MOST_MUTATIONS = 6;
const LONGEST = 60_000;

interface Dice {
  readonly below: (limit: number) => number;
  readonly pick: <T>(items: readonly T[]) => T;
}

function createDice(seed: number): Dice {
  const random = createRandom(seed);
  const below = (limit: number): number => Math.floor(random() * limit);
  const pick = <T>(items: readonly T[]): T => {
    const item = items[below(items.length)];
    if (item === undefined) throw new Error("nothing to pick from");
    return item;
  };
  return { below, pick };
}

type Mutation = (text: string, dice: Dice, corpus: readonly string[]) => string;

/** What means something to the shell, or to nobody. */
const SIGNS =
  `' " \` \\ $ ( ) { } [ ] < > | & ; # ! * ? ~ , = $( \${ $(( (( [[ ]] << <<- <<< <( >( && || ;; $' $" {a,b} {1..9} "$@" $* \${a@Q}
  do done then fi esac case if while for in function select until time coproc ! eval xargs -n --no-verify git commit`.split(
    /\s+/,
  );
const ODD = [
  "\0",
  "\n",
  "\r\n",
  "\u{D800}",
  "\u{DFFF}",
  "\u{FFFE}",
  "\u{FFFF}",
  "\u{1F600}",
  "\u{301}",
  "\t",
  "\u{A0}",
  " ",
];

/** Things that open and what closes them. */
const PAIRS: readonly (readonly [string, string])[] = [
  ["$(", ")"],
  ["`", "`"],
  ["(", ")"],
  ["{ ", "; }"],
  ["((", "))"],
  ["[[ ", " ]]"],
  ["${a:-", "}"],
  ["${a//", "/b}"],
  ["if ", "; then :; fi"],
  ["while ", "; do break; done"],
  ["for i in ", "; do $i; done"],
  ["case ", " in *) ;; esac"],
  ["eval ", ""],
  ["sh -c '", "'"],
  ['bash -c "', '"'],
  ["<(", ")"],
  ["{", ",b}"],
  ["! ", ""],
  ["f() { ", "; }; f"],
  ["python3 -c '", "'"],
  ["echo ", " | sh"],
  ["echo ", " | xargs git"],
  ["cat <<X\n", "\nX\n"],
  ["bash <<'X'\n", "\nX\n"],
];

/** What grows when it is run. */
const GROWING = [
  'a=aaaaaaaaaa; a=$a$a$a$a; a=$a$a$a$a; a=$a$a$a$a; a=$a$a$a$a; a=$a$a$a$a; a=$a$a$a$a; a=$a$a$a$a; a=$a$a$a$a; echo "$a";',
  "a=aaaa; a=${a//a/$a$a}; a=${a//a/$a$a}; a=${a//a/$a$a}; a=${a//a/$a$a}; a=${a//a/$a$a};",
  "echo {1..9}{1..9}{1..9}{1..9}{1..9};",
  "printf '%s%s%s' {1..255} {a..z};",
  "printf '%100000d' 1;",
  "printf '%.0s-n ' {1..250};",
  "seq 1 1000 | xargs -I{} git {};",
  "for i in {1..64}; do for j in {1..64}; do for k in {1..64}; do git $i; done; done; done;",
  "f() { f; f; }; f;",
  "while true; do a=$a$a-n; done;",
  "x=x; y=$x; eval eval eval eval eval eval $y;",
  "a() { $1 $1 $1; }; a a;",
  "until false; do git add; x=$(echo $x$x); done;",
  'set -- a b c d e f; while [ $# -gt 0 ]; do set -- "$@" "$@"; done;',
];

const MUTATIONS: readonly Mutation[] = [
  (text, dice) => {
    const at = dice.below(text.length + 1);
    return text.slice(0, at) + text.slice(at + 1 + dice.below(12));
  },
  (text, dice) => text.slice(0, dice.below(text.length + 1)),
  (text, dice) => insert(text, dice, dice.pick(SIGNS)),
  (text, dice) => insert(text, dice, dice.pick(ODD)),
  (text, dice) => insert(text, dice, String.fromCodePoint(dice.below(0x1_00_00))),
  (text, dice, corpus) => insert(text, dice, dice.pick(corpus)),
  (text, dice, corpus) => text.slice(0, dice.below(text.length + 1)) + dice.pick(corpus).slice(dice.below(40)),
  (text, dice, corpus) => `${text}${dice.pick([";", "\n", "|", "&&", "||", "&", " "])}${dice.pick(corpus)}`,
  (text, dice) => {
    const at = dice.below(text.length + 1);
    const part = text.slice(at, at + 1 + dice.below(20));
    return (
      text.slice(0, at) +
      part.repeat(Math.min(1 + 2 ** dice.below(11), Math.ceil(30_000 / (part.length + 1)))) +
      text.slice(at)
    );
  },
  (text, dice) => {
    const [open, close] = dice.pick(PAIRS);
    const depth = dice.pick([1, 1, 2, 3, 8, 50, 400, 3000]);
    return open.repeat(depth) + text + close.repeat(depth);
  },
  (text, dice) => {
    const [open, close] = dice.pick(PAIRS);
    const at = dice.below(text.length + 1);
    const end = at + dice.below(text.length + 1 - at);
    return text.slice(0, at) + open + text.slice(at, end) + close + text.slice(end);
  },
  (text, dice) => insert(text, dice, dice.pick(SIGNS).repeat(2 ** dice.below(13))),
  (text, dice) => dice.pick(GROWING) + text,
  (text, dice) => insert(text, dice, dice.pick(GROWING)),
];

function insert(text: string, dice: Dice, part: string): string {
  const at = dice.below(text.length + 1);
  return text.slice(0, at) + part + text.slice(at);
}

function noise(dice: Dice): string {
  const length = 2 ** dice.below(12);
  const limit = dice.pick([0x80, 0x100, 0x1_00_00]);
  const codes = Array.from({ length }, () => dice.below(limit));
  const isMixed = dice.below(2) === 0;
  return codes.map((code) => (isMixed && code % 3 === 0 ? dice.pick(SIGNS) : String.fromCharCode(code))).join("");
}
