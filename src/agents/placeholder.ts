/** Text of a template that nobody filled in: `SHORT_HASH`, `{{MODEL}}`, `<model>`, `[agent-name]`; null when there is none. */
export function findTemplate(text: string): string | null {
  return TEMPLATE.exec(text)?.[0] ?? null;
}

/** A word that stands where a hash belongs and can never be one. */
export function isPlaceholderWord(text: string): boolean {
  return WORD.test(text) || findTemplate(text) === text;
}

/** A hash of documentation and examples. It may exist by chance, so it counts only when nothing has it. */
export function isExampleHash(hash: string): boolean {
  return EXAMPLE.test(hash);
}

const TEMPLATE: RegExp = /\{\{[^{}]*\}\}|<[^<>@]*>|\[[A-Za-z][A-Za-z _-]*\]/;

const WORD: RegExp =
  /^(?:(?:short|full|agent|commit|git)[ _-]?)*(?:hash|sha1?|id)$|^(?:unknown|todo|tbd|none|null|n\/a|abc123|x{3,}|\.{3})$/i;

const EXAMPLE: RegExp = /^(?:a1b2c3d|abc1234|abcdef[01]|deadbee|c0ffee|1234567|(?<digit>.)\k<digit>{6})/;
