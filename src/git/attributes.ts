import { join } from "node:path";
import { Conversation } from "./conversation.ts";
import { encodePath } from "./decode.ts";
import type { Sandbox } from "./sandbox.ts";
import { runSandboxed } from "./sandboxed.ts";

/** A `.gitattributes` file: its path in the tree, its blob. */
export interface AttributeFile {
  readonly file: string;
  readonly id: string;
}

/** Asks git which paths a set of `.gitattributes` files declares `linguist-generated`. */
export interface AttributeReader extends Disposable {
  readonly isGenerated: (paths: readonly string[], files: readonly AttributeFile[]) => Promise<readonly boolean[]>;
}

type Answers = Conversation<string>;

/** Attribute files rarely change, so that few processes answer for a whole history; more than these would be a crowd. */
const MOST_PROCESSES = 16;

/** Git itself matches the patterns, each set of files from an index that holds nothing else. */
export function openAttributes(sandbox: Sandbox): AttributeReader {
  const known = new Map<string, Answers>();
  let indexes = 0;
  const open = (files: readonly AttributeFile[]): Answers =>
    openAnswers(sandbox, `attributes-${(indexes += 1)}`, files);
  return {
    async isGenerated(paths, files) {
      const key = files.map(({ file, id }) => `${id} ${file}`).join("\0");
      const kept = known.get(key) ?? (known.size < MOST_PROCESSES ? open(files) : null);
      if (kept) known.set(key, kept);
      const answers = kept ?? open(files);
      const values = await Promise.all(paths.map((path) => answers.ask(Buffer.concat([encodePath(path), NUL]))));
      if (!kept) answers[Symbol.dispose]();
      return values.map((value) => value === "set" || value === "true");
    },
    [Symbol.dispose]() {
      for (const answers of known.values()) answers[Symbol.dispose]();
    },
  };
}

const NUL: Buffer = Buffer.from([0]);

function openAnswers(sandbox: Sandbox, index: string, files: readonly AttributeFile[]): Answers {
  const env = { ...sandbox.env, GIT_INDEX_FILE: join(sandbox.dir, index) };
  const entries = files.map(({ file, id }) => Buffer.concat([Buffer.from(`100644 ${id}\t`), encodePath(file), NUL]));
  runSandboxed(sandbox, ["read-tree", "--empty"], { env });
  runSandboxed(sandbox, ["update-index", "-z", "--index-info"], { env, input: Buffer.concat(entries) });
  return new Conversation(
    { ...sandbox, env },
    ["check-attr", "--cached", "--stdin", "-z", "linguist-generated"],
    readValues(),
  );
}

/** `path NUL attribute NUL value NUL` for each path asked. */
function readValues(): (chunk: string) => string[] {
  let fields: string[] = [];
  return (chunk) => {
    const [first = "", ...others] = chunk.split("\0");
    fields = [...fields.slice(0, -1), (fields.at(-1) ?? "") + first, ...others];
    const whole = Math.floor((fields.length - 1) / FIELDS) * FIELDS;
    const values = fields.slice(0, whole).filter((_, index) => index % FIELDS === FIELDS - 1);
    fields = fields.slice(whole);
    return values;
  };
}

const FIELDS = 3;
