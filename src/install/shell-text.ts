/** One word for any POSIX shell; unlike what people paste, nothing in it is made visible. */
export function quoteForSh(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : alwaysQuoted(word);
}

export function alwaysQuoted(word: string): string {
  return `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
