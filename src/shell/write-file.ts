import { type FileChange, isKnown } from "../core/command.ts";
import { pay, type Run } from "./run.ts";
import { followGitConfig, followStartFile } from "./start-files.ts";

/** The text of a file as it would be at this point: what the script wrote, else what stands on the disk. */
export function readKnownFile(run: Run, path: string): string | null {
  if (path === "/dev/null") return "";
  const written = run.written.get(path);
  if (written !== undefined) return written;
  return isKnown(path) ? run.world.readFile(path) : null;
}

interface Writing {
  readonly path: string;
  readonly kind: "write" | "append";
  readonly content: string | null;
  readonly text: string;
}

/** Notes that the script writes a file, for whoever runs or reads it later. */
export function writeFile(run: Run, { path, kind, content, text }: Writing): void {
  const before = readKnownFile(run, path);
  const known = content !== null && isKnown(content) ? content : null;
  noteFile(run, { path, kind, content: known, before, text });
  if (known !== null) followStartFile(run, path, known);
  if (known !== null) followGitConfig(run, path, known);
  // A script is worth reading even where a part of it is not known.
  const earlier = kind === "append" ? (before ?? "") : "";
  run.written.set(path, content === null ? null : pay(run, earlier + content));
}

/** Where a path leads by a link that the script itself has made. */
function followLinks({ links }: Run, path: string): string {
  const link = [...links.keys()].find((one) => path.startsWith(`${one}/`));
  return link === undefined ? path : `${links.get(link)}${path.slice(link.length)}`;
}

type NewChange = Pick<FileChange, "path" | "kind" | "text"> & Partial<FileChange>;

/** Records the change of one file. */
export function noteFile(run: Run, change: NewChange): void {
  const { kind } = change;
  const path = followLinks(run, change.path);
  const before = change.before === undefined && BOUND.has(kind) ? readKnownFile(run, path) : (change.before ?? null);
  run.found.files.push({ content: null, mode: null, ...change, path, before });
  if (kind === "remove" || kind === "move") run.written.delete(path);
}

/** Kinds of change for which it matters what stood there. */
const BOUND: ReadonlySet<string> = new Set(["write", "append", "edit"]);
