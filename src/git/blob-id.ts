import { createHash } from "node:crypto";
import type { Repository } from "./open-repository.ts";

/** The id that `git hash-object --stdin` gives a text. */
export function blobId({ objectFormat }: Pick<Repository, "objectFormat">, text: string): string {
  const bytes = Buffer.from(text, "utf8");
  return createHash(objectFormat).update(`blob ${bytes.length}\0`).update(bytes).digest("hex");
}
