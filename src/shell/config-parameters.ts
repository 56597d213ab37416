import type { ConfigEntry } from "../core/command.ts";
import { normalizeConfigKey, parseSetting } from "./config-key.ts";

/**
 * Reads GIT_CONFIG_PARAMETERS, by which a git tells the gits that it starts of its `-c`: quoted for a shell, `'key=value'`
 * or `'key'='value'`, apart by blanks; `'key'=` has no value. Nothing where git would refuse it.
 */
export function readConfigParameters(text: string): readonly ConfigEntry[] {
  const entries: ConfigEntry[] = [];
  const pattern = new RegExp(`\\s*(${QUOTED})(?:(=)(${QUOTED})?)?(?=\\s|$)`, "gy");
  while (pattern.lastIndex < text.trimEnd().length) {
    const match = pattern.exec(text);
    if (match === null) return [];
    const [, first = "", equals, second] = match;
    const given = `GIT_CONFIG_PARAMETERS=${text}`;
    const value = second === undefined ? null : unquote(second);
    const isPair = equals !== undefined;
    entries.push(
      isPair ? { key: normalizeConfigKey(unquote(first)), value, given } : parseSetting(unquote(first), given),
    );
  }
  return entries;
}

/** As git quotes for a shell: each quote and exclamation mark stands behind a backslash, outside. */
const QUOTED = String.raw`'[^']*'(?:\\['!]'[^']*')*`;

function unquote(quoted: string): string {
  return quoted.slice(1, -1).replaceAll(/'\\(['!])'/g, "$1");
}
