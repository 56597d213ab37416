/**
 * Of the settings that `git -c` hands on, in git's own quoting, those that may be written to a file: what is for servers
 * and what may be a password is left out.
 */
export function keepSettings(parameters: string): string {
  return (parameters.match(SETTING) ?? []).filter((setting) => !OF_SERVERS.test(setting)).join(" ");
}

/** `'key=value'`, or `'key'='value'` from git 2.31 on; a quote inside is `'\''`, an exclamation mark `'\!'`. */
const SETTING = /'(?:[^']|'\\['!]')*'(?:=(?:'(?:[^']|'\\['!]')*')?)?/g;

const OF_SERVERS = /^'(?:https?|credential|imap|remote|sendemail|url)\./i;
