/** As one word of the shell, as `printf %q` writes it. Source: Bash Reference Manual, printf. */
export function quoteBackslashes(word: string): string {
  if (word === "") return "''";
  if (/\p{Cc}/u.test(word)) return `$'${word.replaceAll(/[\p{Cc}'\\]/gu, escapeControl)}'`;
  return word.replaceAll(/^[#~]|[\s'"\\|&;()<>!{}*[\]?^$`,]|(?<=[=:])~/g, "\\$&");
}

const LETTERS: Readonly<Record<string, string>> = {
  "\u{7}": "a",
  "\b": "b",
  "\u{1B}": "E",
  "\f": "f",
  "\n": "n",
  "\r": "r",
  "\t": "t",
  "\v": "v",
  "'": "'",
  "\\": "\\",
};

function escapeControl(sign: string): string {
  return `\\${LETTERS[sign] ?? sign.charCodeAt(0).toString(8).padStart(3, "0")}`;
}
