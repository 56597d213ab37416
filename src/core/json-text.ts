/** A JSON value whose keys are not known. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Reads the object that JSON holds, with comments and trailing commas; null where it holds none. */
export function readObject(text: string): JsonObject | null {
  try {
    return asObject(JSON.parse(withoutComments(text)));
  } catch {
    return null;
  }
}

/** A value that is an object, not a list; null for any other. */
export function asObject(value: unknown): JsonObject | null {
  return isObject(value) ? value : null;
}

/** Whether two values are the same as JSON, whatever the order of their keys. */
export function isSameJson(one: unknown, other: unknown): boolean {
  return canonical(one) === canonical(other);
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (!isObject(value)) return JSON.stringify(value) ?? "undefined";
  const keys = Object.keys(value).toSorted();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`).join(",")}}`;
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

const STRING_OR_COMMENT = /"(?:[^"\\]|\\.)*"|\/\/[^\n]*|\/\*[^]*?\*\//g;

function withoutComments(text: string): string {
  const bare = text.replaceAll(STRING_OR_COMMENT, (part) => (part.startsWith('"') ? part : " "));
  return bare.replaceAll(/"(?:[^"\\]|\\.)*"|,(?=\s*[}\]])/g, (part) => (part === "," ? "" : part));
}
