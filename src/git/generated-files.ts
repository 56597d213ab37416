import { join } from "node:path";
import type { Change } from "../core/commit.ts";
import { decodePath, encodePath } from "./decode.ts";
import { matchesAny } from "./globs.ts";
import type { ObjectStore, StoredObject } from "./objects.ts";
import type { Sandbox } from "./sandbox.ts";
import { runSandboxed } from "./sandboxed.ts";

/** Marks the changes that were not written by hand, as the commit's first parent says: never as the commit itself says. */
export interface GeneratedReader {
  readonly mark: (changes: readonly Change[], parent: string | null) => Promise<readonly Change[]>;
}

interface Sources {
  readonly objects: ObjectStore;
  readonly sandbox: Sandbox;
  /** The globs of generated files that bind for a child of this commit. */
  readonly globsAt: (parent: string) => Promise<readonly string[]>;
}

export function createGeneratedReader(sources: Sources): GeneratedReader {
  return {
    async mark(changes, parent) {
      if (parent === null) return changes;
      const globs = await sources.globsAt(parent);
      const byAttribute = await readAttributes(changes, parent, sources);
      return changes.map((change) => ({
        ...change,
        generated: change.generated ?? reason(change, byAttribute, globs),
      }));
    },
  };
}

function reason({ path }: Change, byAttribute: ReadonlySet<string>, globs: readonly string[]): string | null {
  if (byAttribute.has(path)) return "linguist-generated";
  return matchesAny(path, globs) ? "generated" : null;
}

const NONE: ReadonlySet<string> = new Set();

/** The paths that the parent's `.gitattributes` files declare `linguist-generated`. */
async function readAttributes(
  changes: readonly Change[],
  parent: string,
  { objects, sandbox }: Sources,
): Promise<ReadonlySet<string>> {
  const paths = changes.map(({ path }) => path);
  const read = [...new Set(paths.flatMap(attributeFiles))].map(async (file) => ({
    file,
    blob: await objects.read(`${parent}:${file}`),
  }));
  const files = (await Promise.all(read)).filter((one): one is AttributeFile => one.blob?.type === "blob");
  const mentioned = files.some(({ blob }) => blob.content.includes("linguist-generated"));
  return mentioned ? askGit(paths, files, sandbox) : NONE;
}

interface AttributeFile {
  readonly file: string;
  readonly blob: StoredObject;
}

/** Every `.gitattributes` that may speak of a path. A folder's name with a line feed cannot be asked for: its files count. */
function attributeFiles(path: string): string[] {
  const folders = path.split("/").slice(0, -1);
  const files = ["", ...folders.map((_, index) => `${folders.slice(0, index + 1).join("/")}/`)];
  return files.map((folder) => `${folder}.gitattributes`).filter((file) => !file.includes("\n"));
}

/** Git itself matches the patterns, from an index that holds nothing but the attribute files. */
function askGit(paths: readonly string[], files: readonly AttributeFile[], sandbox: Sandbox): ReadonlySet<string> {
  const env = { GIT_INDEX_FILE: join(sandbox.dir, "attributes-index") };
  const entries = files.map(({ file, blob }) =>
    Buffer.concat([Buffer.from(`100644 ${blob.id}\t`), encodePath(file), NUL]),
  );
  runSandboxed(sandbox, ["read-tree", "--empty"], { env });
  runSandboxed(sandbox, ["update-index", "-z", "--index-info"], { env, input: Buffer.concat(entries) });
  const input = Buffer.concat(paths.flatMap((path) => [encodePath(path), NUL]));
  const answers = runSandboxed(sandbox, ["check-attr", "--cached", "--stdin", "-z", "linguist-generated"], {
    env,
    input,
  }).split("\0");
  const generated = new Set<string>();
  for (let at = 0; at + 2 < answers.length; at += 3) {
    if (["set", "true"].includes(answers[at + 2] ?? "")) generated.add(decodePath(answers[at] ?? ""));
  }
  return generated;
}

const NUL: Buffer = Buffer.from([0]);
