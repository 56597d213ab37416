import { posix } from "node:path";
import { GitError } from "../git/run-git.ts";
import { type AgentHeader, parseAgentFile } from "./agent-file.ts";
import { joinPath, type SourceEntry } from "./agent-table.ts";
import type { ObjectReader } from "./object-reader.ts";
import { parseTree, type TreeEntry } from "./tree.ts";

/** What the tree of a commit holds in a source. */
export interface TreeSource {
  readonly entries: readonly SourceEntry[];
  /** Other repositories inside: the commit does not say what they hold. */
  readonly nested: readonly string[];
}

/** Reads sources in trees. Files are parsed once, however many trees hold them. */
export class TreeAgents {
  readonly #objects: ObjectReader;
  readonly #headers = new Map<string, AgentHeader>();

  constructor(objects: ObjectReader) {
    this.#objects = objects;
  }

  /** Throws GitError when the commit is not in the clone. */
  async read(commit: string, source: string): Promise<TreeSource> {
    const tree = await this.#objects.read(`${commit}:${source}`);
    if (tree?.type !== "tree") return { entries: [], nested: await this.#findNested(commit, source) };
    const items = await this.#list(tree.content, tree.id.length / 2, "");
    const files = await Promise.all(items.filter(isFile).map((item) => this.#readFile(item)));
    const links = await Promise.all(items.filter(isLink).map((item) => this.#followLink(item, files)));
    const folders = items.filter(isFolder).map(({ path }) => refuse(path, "it is a folder"));
    const nested = items.filter(({ entry }) => entry.mode === NESTED).map(({ path }) => joinPath(source, path));
    return { entries: [...files, ...links, ...folders], nested };
  }

  async #list(content: Buffer, idBytes: number, folder: string): Promise<Item[]> {
    const items = parseTree(content, idBytes).map((entry) => ({ entry, path: joinPath(folder, entry.name) }));
    const lists = items.map(async (item) => {
      if (item.entry.mode !== FOLDER) return [item];
      const tree = await this.#objects.read(item.entry.id);
      return [item, ...(await this.#list(tree?.content ?? Buffer.alloc(0), idBytes, item.path))];
    });
    return (await Promise.all(lists)).flat();
  }

  async #readFile({ entry, path }: Item): Promise<FileEntry> {
    const known = this.#headers.get(entry.id);
    const header = known ?? parseAgentFile((await this.#objects.read(entry.id))?.content.toString() ?? "");
    this.#headers.set(entry.id, header);
    return { kind: "file", path, realPath: path, header };
  }

  async #followLink({ entry, path }: Item, files: readonly FileEntry[]): Promise<SourceEntry> {
    const target = (await this.#objects.read(entry.id))?.content.toString() ?? "";
    const realPath = posix.normalize(posix.join(posix.dirname(path), target));
    const file = target.startsWith("/") ? undefined : files.find((candidate) => candidate.path === realPath);
    return file ? { ...file, path } : refuse(path, "it is a symbolic link that leaves the source");
  }

  /** A source that is no folder may be another repository, or lie in one. */
  async #findNested(commit: string, source: string): Promise<readonly string[]> {
    const parent = source.includes("/") ? posix.dirname(source) : "";
    if (source === "") throw new GitError(`commit ${commit} is not in this clone`);
    const tree = await this.#objects.read(`${commit}:${parent}`);
    if (tree?.type !== "tree") return this.#findNested(commit, parent);
    const entries = parseTree(tree.content, tree.id.length / 2);
    const isNested = entries.some(({ name, mode }) => mode === NESTED && joinPath(parent, name) === source);
    return isNested ? [source] : [];
  }
}

const FOLDER = "40000";
const LINK = "120000";
const NESTED = "160000";

type FileEntry = SourceEntry & { readonly kind: "file" };

interface Item {
  readonly entry: TreeEntry;
  readonly path: string;
}

function isFile({ entry, path }: Item): boolean {
  return entry.mode.startsWith("100") && path.endsWith(".md");
}

function isLink({ entry, path }: Item): boolean {
  return entry.mode === LINK && path.endsWith(".md");
}

function isFolder({ entry, path }: Item): boolean {
  return entry.mode === FOLDER && path.endsWith(".md");
}

function refuse(path: string, reason: string): SourceEntry {
  return { kind: "refused", path, reason };
}
