/** One line of a tree object. */
export interface TreeEntry {
  /** Octal, as git stores it: 40000 folder, 100644 and 100755 file, 120000 symbolic link, 160000 another repository. */
  readonly mode: string;
  readonly name: string;
  readonly id: string;
}

/**
 * Reads the content of a tree object: `<mode> <name>\0<id>`, the id as bytes. `idBytes` is 20 in a SHA-1 repository, 32 in
 * a SHA-256 one.
 */
export function parseTree(content: Buffer, idBytes: number): TreeEntry[] {
  const entries: TreeEntry[] = [];
  for (let at = 0; at < content.length;) {
    const blank = content.indexOf(0x20, at);
    const zero = content.indexOf(0, blank);
    const end = zero + 1 + idBytes;
    const mode = content.toString("latin1", at, blank);
    entries.push({ mode, name: content.toString("utf8", blank + 1, zero), id: content.toString("hex", zero + 1, end) });
    at = end;
  }
  return entries;
}
