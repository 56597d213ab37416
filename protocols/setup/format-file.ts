import { formatJson, type JsonObject } from "../json.ts";

/** A JSON file as people write one. */
export function formatFile(object: JsonObject): string {
  return `${formatJson(object, 2) ?? "{}"}\n`;
}
