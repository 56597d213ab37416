/** Keys by which people and agents are credited or a policy is kept: a line with one of them is meant as a trailer. */
export interface KnownKey {
  readonly key: string;
  /** Tells a trailer's value from prose that begins with the key. */
  readonly isValue: (value: string) => boolean;
}

/** The exact list, in the spelling that a repair proposes. Keys are compared without regard to case. */
export const KNOWN_KEYS: readonly KnownKey[] = [
  { key: "Signed-off-by", isValue: isPerson },
  { key: "Co-authored-by", isValue: isPerson },
  { key: "Co-developed-by", isValue: isPerson },
  { key: "Reviewed-by", isValue: isPerson },
  { key: "Acked-by", isValue: isPerson },
  { key: "Tested-by", isValue: isPerson },
  { key: "Reported-by", isValue: isPerson },
  { key: "Suggested-by", isValue: isPerson },
  { key: "Helped-by", isValue: isPerson },
  { key: "Assisted-By", isValue: isAttribution },
  { key: "Generated-by", isValue: isAttribution },
  { key: "Guard-Waive", isValue: (value) => /^[a-z]+(?:-[a-z]+)+ .{10}/su.test(value) },
  { key: "Change-Id", isValue: (value) => /^I[0-9a-f]{40}$/u.test(value) },
];

/** The known key, blanks between its words taken for dashes, else a long one that is one edit away, else null. */
export function findKnownKey(typed: string): KnownKey | null {
  const wanted = typed.toLowerCase().replaceAll(" ", "-");
  const known = BY_NAME.get(wanted);
  if (known !== undefined || OTHER_WORDS.has(wanted)) return known ?? null;
  return TYPO_PRONE.find(([name]) => isOneEdit(name, wanted))?.[1] ?? null;
}

const BY_NAME: ReadonlyMap<string, KnownKey> = new Map(KNOWN_KEYS.map((known) => [known.key.toLowerCase(), known]));
/** Shorter ones are one edit away from words of their own: Nacked-by, Hacked-by, Helper-by. */
const TYPO_PRONE = [...BY_NAME].filter(([name]) => name.length >= "assisted-by".length);
const OTHER_WORDS: ReadonlySet<string> = new Set(["previewed-by", "reposted-by"]);
const LONGEST_VALUE = 500;

/** `Name <mail>`, with a remark behind it, or a bare address. `<mail` without its end occurs and is meant. */
function isPerson(value: string): boolean {
  return value.length <= LONGEST_VALUE && (PERSON.test(value) || /^[^\s<>@]+@[^\s<>@]+$/u.test(value));
}

const PERSON = /^[^<>]*[^<>\s] *<[^<>\s]+@[^<>\s]+(?:>(?:,? *[#([].*)?)?$/su;

/** The forms that are in use: with a mail, `agent (model / hash)`, `AGENT:MODEL`, `model via tool`, a name, `none`. */
function isAttribution(value: string): boolean {
  if (value.length > LONGEST_VALUE) return false;
  if (isPerson(value)) return true;
  return !/[<>]|[.,;:!?]$/u.test(value) && [SEED, PAIR, VIA, NAME].some((form) => form.test(value));
}

const SEED = /^\S+(?: [^\sa-z(]\S*){0,4} ?\([^()]+\)$/u;
const PAIR = /^[^\s:]+(?: [A-Z][^\s:]*)*:[^\s:]/u;
const VIA = /^\S+(?: \S+){0,4} via \S+/u;
/** One word, or words of which none begins in lower case. */
const NAME = /^(?:\S+|[^\sa-z]\S*(?: [^\sa-z]\S*)*)$/u;

/** One letter more, fewer or other, or two neighbours swapped. */
function isOneEdit(left: string, right: string): boolean {
  if (Math.abs(left.length - right.length) > 1) return false;
  const start = commonStart(left, right);
  const end = commonEnd(left.slice(start), right.slice(start));
  const mine = left.slice(start, left.length - end);
  const other = right.slice(start, right.length - end);
  return Math.max(mine.length, other.length) <= 1 || (mine.length === 2 && mine === [...other].toReversed().join(""));
}

function commonStart(left: string, right: string): number {
  let length = 0;
  while (length < left.length && left[length] === right[length]) length += 1;
  return length;
}

function commonEnd(left: string, right: string): number {
  return commonStart([...left].toReversed().join(""), [...right].toReversed().join(""));
}
