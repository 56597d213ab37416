import type { Change } from "../core/commit.ts";
import { type AttributeFile, type AttributeReader, openAttributes } from "./attributes.ts";
import { matchesAny } from "./globs.ts";
import type { ObjectStore } from "./objects.ts";
import type { Sandbox } from "./sandbox.ts";

/** Marks the changes that were not written by hand, as the commit's first parent says: never as the commit itself says. */
export interface GeneratedReader extends Disposable {
  readonly mark: (changes: readonly Change[], parent: string | null) => Promise<readonly Change[]>;
}

interface Sources {
  readonly objects: ObjectStore;
  readonly sandbox: Sandbox;
  /** The globs of generated files that bind for a child of this commit. */
  readonly globsAt: (parent: string) => Promise<readonly string[]>;
}

export function openGenerated(sources: Sources): GeneratedReader {
  const attributes = openAttributes(sources.sandbox);
  return {
    async mark(changes, parent) {
      if (parent === null) return changes;
      const globs = await sources.globsAt(parent);
      const byAttribute = await readGenerated(changes, parent, { objects: sources.objects, attributes });
      return changes.map((change) => ({
        ...change,
        generated: change.generated ?? reason(change, byAttribute, globs),
      }));
    },
    [Symbol.dispose]() {
      attributes[Symbol.dispose]();
    },
  };
}

function reason({ path }: Change, byAttribute: ReadonlySet<string>, globs: readonly string[]): string | null {
  if (byAttribute.has(path)) return "linguist-generated";
  return matchesAny(path, globs) ? "generated" : null;
}

const NONE: ReadonlySet<string> = new Set();

interface Asked {
  readonly objects: ObjectStore;
  readonly attributes: AttributeReader;
}

/** The paths that the parent's `.gitattributes` files declare `linguist-generated`. */
async function readGenerated(changes: readonly Change[], parent: string, asked: Asked): Promise<ReadonlySet<string>> {
  const paths = changes.map(({ path }) => path);
  const names = [...new Set(paths.flatMap(attributeFiles))];
  const blobs = await Promise.all(names.map((name) => asked.objects.read(`${parent}:${name}`)));
  const files: AttributeFile[] = [];
  let isMentioned = false;
  for (const [index, blob] of blobs.entries()) {
    if (blob?.type !== "blob") continue;
    files.push({ file: names[index] ?? "", id: blob.id });
    isMentioned ||= blob.content.includes("linguist-generated");
  }
  if (!isMentioned) return NONE;
  const generated = await asked.attributes.isGenerated(paths, files);
  return new Set(paths.filter((_, index) => generated[index]));
}

/** Every `.gitattributes` that may speak of a path. A folder's name with a line feed cannot be asked for: its files count. */
function attributeFiles(path: string): string[] {
  const folders = path.split("/").slice(0, -1);
  const files = ["", ...folders.map((_, index) => `${folders.slice(0, index + 1).join("/")}/`)];
  return files.map((folder) => `${folder}.gitattributes`).filter((file) => !file.includes("\n"));
}
