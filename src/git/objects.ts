import { type AnswerReader, Conversation, type Place } from "./conversation.ts";
import { encodePath } from "./decode.ts";
import { GitError } from "./run-git.ts";

/** What `git cat-file` knows of one name. Null where it knows nothing. */
export interface ObjectInfo {
  readonly id: string;
  readonly type: string;
  /** Bytes. */
  readonly size: number;
}

export interface StoredObject extends ObjectInfo {
  /** One character a byte. */
  readonly content: string;
}

/** Reads objects by name. A name is an id or a path in a tree (`<id>:<path>`); it must not hold a line feed. */
export interface ObjectStore extends Disposable {
  readonly read: (name: string) => Promise<StoredObject | null>;
  readonly info: (name: string) => Promise<ObjectInfo | null>;
}

/** Starts its processes when they are first needed. Every promise may fail with GitError, after the end all do. */
export function openObjects(place: Place): ObjectStore {
  let contents: Conversation<StoredObject | null> | null = null;
  let infos: Conversation<ObjectInfo | null> | null = null;
  let isClosed = false;
  const refuseClosed = (): void => {
    if (isClosed) throw new GitError("the reader of objects was closed");
  };
  return {
    async read(name) {
      refuseClosed();
      contents ??= new Conversation(place, ["cat-file", "--batch"], readContents());
      return contents.ask(lineOf(name));
    },
    async info(name) {
      refuseClosed();
      infos ??= new Conversation(place, ["cat-file", "--batch-check"], readInfos());
      return infos.ask(lineOf(name));
    },
    [Symbol.dispose]() {
      isClosed = true;
      contents?.[Symbol.dispose]();
      infos?.[Symbol.dispose]();
    },
  };
}

/** A path keeps its bytes. */
function lineOf(name: string): Buffer {
  return encodePath(`${name}\n`);
}

export function readInfos(): AnswerReader<ObjectInfo | null> {
  let rest = "";
  return (chunk) => {
    const lines = (rest + chunk).split("\n");
    rest = lines.pop() ?? "";
    return lines.map(parseHeader);
  };
}

/** Chunks are joined when an object is whole, not before: joining at each chunk would take quadratic time. */
export function readContents(): AnswerReader<StoredObject | null> {
  const chunks: string[] = [];
  let length = 0;
  let needed = 0;
  return (chunk) => {
    chunks.push(chunk);
    length += chunk.length;
    if (length < needed) return [];
    const { answers, rest, missing } = splitContents(chunks.splice(0).join(""));
    chunks.push(rest);
    length = rest.length;
    needed = rest.length + missing;
    return answers;
  };
}

interface Split {
  readonly answers: (StoredObject | null)[];
  readonly rest: string;
  /** How many more characters the first answer in `rest` needs at least. */
  readonly missing: number;
}

function splitContents(output: string): Split {
  const answers: (StoredObject | null)[] = [];
  let at = 0;
  for (;;) {
    const lineEnd = output.indexOf("\n", at);
    if (lineEnd === -1) return { answers, rest: output.slice(at), missing: 1 };
    const info = parseHeader(output.slice(at, lineEnd));
    const end = lineEnd + 1 + (info ? info.size + 1 : 0);
    if (end > output.length) return { answers, rest: output.slice(at), missing: end - output.length };
    answers.push(info && { ...info, content: output.slice(lineEnd + 1, end - 1) });
    at = end;
  }
}

/** `<id> <type> <size>`, or `<name> missing` and its like. A name may hold blanks, so the whole line must fit. */
function parseHeader(line: string): ObjectInfo | null {
  const match = /^(?<id>[0-9a-f]{40,64}) (?<type>commit|tree|blob|tag) (?<size>\d+)$/.exec(line);
  if (!match?.groups) return null;
  const { id = "", type = "", size = "" } = match.groups;
  return { id, type, size: Number(size) };
}
