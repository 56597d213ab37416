/** Lower case, so that one name means one agent on every file system; no leading dash, so that it is never an option. */
export function isAgentName(text: string): boolean {
  return AGENT_NAME.test(text);
}

const AGENT_NAME: RegExp = /^[a-z0-9][a-z0-9._-]{0,63}$/;

/** Why a text is no agent name, as the end of the sentence "… is no agent name: …"; null when it is one. */
export function explainAgentName(text: string): string | null {
  if (isAgentName(text)) return null;
  if (text === "") return "it is empty";
  const foreign = /[^a-z0-9._-]/u.exec(text)?.[0];
  if (foreign !== undefined) return `${showCharacter(foreign)} is not one of a-z, 0-9, ".", "_", "-"`;
  return text.length > 64 ? "it is longer than 64 characters" : "it does not start with a letter or a digit";
}

/** A character that may be invisible or look like another one is named by its code point. */
export function showCharacter(character: string): string {
  if (/^[!-~]$/.test(character)) return `"${character}"`;
  if (character === " ") return "a blank";
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
}

/** The known name that was most likely meant; null when none is near. */
export function nearestName(name: string, known: Iterable<string>): string | null {
  let nearest: string | null = null;
  let least = Math.floor(name.length / 3) + 1;
  for (const candidate of new Set(known)) {
    const steps = candidate.startsWith(name) ? 1 : distance(name, candidate);
    if (steps < least) [nearest, least] = [candidate, steps];
  }
  return nearest;
}

/** Levenshtein's distance: how many characters to insert, delete or replace. */
function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (const [index, character] of [...from].entries()) row = nextRow(row, index + 1, { character, to });
  return row.at(-1) ?? 0;
}

function nextRow(above: readonly number[], first: number, step: { character: string; to: string }): number[] {
  const row = [first];
  for (let column = 1; column < above.length; column += 1) {
    const replaced = (above[column - 1] ?? 0) + (step.to[column - 1] === step.character ? 0 : 1);
    row.push(Math.min((above[column] ?? 0) + 1, (row[column - 1] ?? 0) + 1, replaced));
  }
  return row;
}
