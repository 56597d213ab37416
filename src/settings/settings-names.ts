/** Settings that are data, in the order they are looked for. */
export const DATA: readonly string[] = ["commit-guard.json", "commit-guard.jsonc"];
/** Settings that are code. */
export const CODE: readonly string[] = ["ts", "mts", "js", "mjs"].map((ending) => `commit-guard.config.${ending}`);
export const PACKAGE = "package.json";
/** The key of package.json that holds settings. */
export const KEY = "commitGuard";

/** The file that has a repository's settings; null where none has. What stands in it is not judged. */
export function findSettingsFile(read: (name: string) => string | null): string | null {
  const own = [...DATA, ...CODE].find((name) => read(name) !== null);
  return own ?? (hasKey(read(PACKAGE)) ? PACKAGE : null);
}

function hasKey(text: string | null): boolean {
  if (text?.includes(KEY) !== true) return false;
  try {
    const content: unknown = JSON.parse(text);
    return typeof content === "object" && content !== null && Object.hasOwn(content, KEY);
  } catch {
    return true; // whoever reads the settings says what is wrong
  }
}
