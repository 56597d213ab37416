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
