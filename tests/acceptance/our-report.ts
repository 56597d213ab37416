import { createReadStream } from "node:fs";

/** What `check --format json` says, as lines that can be compared with what git says. */
export interface OurReport {
  readonly source: string;
  readonly commits: number;
  readonly findings: ReadonlyMap<string, readonly string[]>;
  readonly skipped: ReadonlyMap<string, readonly string[]>;
}

const COMPARED: ReadonlySet<string> = new Set(["atomic-files", "atomic-lines", "signed-off"]);

/** Reads the report entry by entry: that of a large repository would be hundreds of megabytes as one value. */
export async function readOurReport(file: string): Promise<OurReport> {
  const findings = new Map<string, string[]>();
  const skipped = new Map<string, string[]>();
  const head: string[] = [];
  for await (const entry of readEntries(file, head)) {
    if (!COMPARED.has(text(entry, "rule"))) continue;
    if (entry["what"] === undefined) add(skipped, text(entry, "commit"), formatNote(entry));
    else add(findings, text(entry, "commit"), formatFinding(entry));
  }
  const valueOf = (name: string): string =>
    new RegExp(`^ +"${name}": "?(.*?)"?,?$`, "m").exec(head.join("\n"))?.[1] ?? "";
  return { source: valueOf("source"), commits: Number(valueOf("commits")), findings, skipped };
}

type Entry = Readonly<Record<string, unknown>>;

/** The objects of the lists, by their indentation of four blanks; lines that are no list go to `head`. */
async function* readEntries(file: string, head: string[]): AsyncGenerator<Entry> {
  let entry: string[] | null = null;
  for await (const line of readLines(file)) {
    if (line === "    {") entry = [];
    if (entry === null) head.push(line);
    else entry.push(line);
    if (entry !== null && /^ {4}\},?$/.test(line)) {
      const value: unknown = JSON.parse(entry.join("\n").replace(/,$/, ""));
      yield { ...Object(value) };
      entry = null;
    }
  }
}

/** Line feeds only: node:readline also ends a line at U+2028, which JSON may hold. */
async function* readLines(file: string): AsyncGenerator<string> {
  let rest = "";
  for await (const chunk of createReadStream(file, "utf8")) {
    const lines = (rest + String(chunk)).split("\n");
    rest = lines.pop() ?? "";
    yield* lines;
  }
}

function formatFinding(entry: Entry): string {
  const data: Entry = { ...Object(entry["data"]) };
  if (entry["rule"] === "signed-off") return `signed-off ${text(data, "author")} ${text(data, "committer")}`;
  const path = data["path"] === undefined ? "" : ` ${toBytes(text(data, "path"))}`;
  return `${text(entry, "rule")} ${String(data["actual"])}${path}`;
}

function formatNote(entry: Entry): string {
  return `${text(entry, "rule")} ${toBytes(text(entry, "reason"))}`;
}

function text(entry: Entry, name: string): string {
  return String(entry[name]);
}

/** Paths as bytes, one character each: a byte that is not UTF-8 stands as a lone surrogate in our reports. */
function toBytes(path: string): string {
  return path
    .split(/(?<byte>[\udc80-\udcff])/u)
    .map((part) => (/^[\udc80-\udcff]$/u.test(part) ? String.fromCodePoint(part.charCodeAt(0) - 0xdc00) : latin1(part)))
    .join("");
}

function latin1(part: string): string {
  return Buffer.from(part).toString("latin1");
}

function add(map: Map<string, string[]>, key: string, value: string): void {
  map.set(key, [...(map.get(key) ?? []), value]);
}
