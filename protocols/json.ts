/** A value as JSON can hold it. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;

export interface JsonObject {
  readonly [key: string]: Json;
}

/** The object that a text holds; null where it is no JSON, or JSON of another kind. */
export function parseObject(text: string): JsonObject | null {
  try {
    return objectOf(JSON.parse(text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text));
  } catch {
    return null;
  }
}

/** What some programs of Windows begin a text with. */
const BYTE_ORDER_MARK = "\u{FEFF}";

/** Narrows what JSON.parse gave. An array is no object. */
export function objectOf(value: unknown): JsonObject | null {
  return isObject(value) ? value : null;
}

/** A value of the object itself: `constructor` and `__proto__` are names like any other. */
export function valueOf(object: JsonObject, key: string): Json | undefined {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

export function textOf(object: JsonObject, key: string): string | null {
  const value = valueOf(object, key);
  return typeof value === "string" ? value : null;
}

/** The first of several names that holds a text: agents name the same thing differently. */
export function firstText(object: JsonObject, keys: readonly string[]): string | null {
  const key = keys.find((name) => textOf(object, name) !== null);
  return key === undefined ? null : textOf(object, key);
}

/** The object under a name; some agents wrap it in a string. */
export function innerObject(object: JsonObject, key: string): JsonObject | null {
  const value = valueOf(object, key);
  return typeof value === "string" ? parseObject(value) : objectOf(value);
}

/** The values of a list; an object that stands alone counts as a list of one. */
export function listOf(object: JsonObject, key: string): readonly Json[] {
  const value = valueOf(object, key);
  const single = objectOf(value);
  return isList(value) ? value : single === null ? [] : [single];
}

export function isList(value: unknown): value is readonly Json[] {
  return Array.isArray(value);
}

export function isText(value: unknown): value is string {
  return typeof value === "string";
}

/** The value as JSON again; null where it is nested so deeply that nothing can write it. */
export function formatJson(value: Json, indent = 0): string | null {
  try {
    return JSON.stringify(value, null, indent);
  } catch {
    return null;
  }
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
