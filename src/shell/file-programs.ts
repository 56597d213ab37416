import type { FileChangeKind } from "../core/command.ts";
import { operandsOf as readOperands, optionSet, valueOf, valuesOf } from "./argument-words.ts";
import { joinPath, lastPart } from "./paths.ts";
import type { Run } from "./run.ts";
import type { Shell } from "./shell-state.ts";
import { noteFile, readKnownFile, writeFile } from "./write-file.ts";

interface Context {
  readonly shell: Shell;
  readonly run: Run;
  readonly text: string;
}

/** Notes which files a program changes; false for one that is not known to change any. */
export function noteFileProgram(name: string, args: readonly string[], context: Context): boolean {
  const note = Object.hasOwn(NOTES, name) ? NOTES[name] : undefined;
  if (note === undefined) return false;
  return note(args, context) !== false;
}

type Note = (args: readonly string[], context: Context) => boolean | void;

const NOTES: Readonly<Record<string, Note>> = {
  rm: removeAll(""),
  unlink: removeAll(""),
  rmdir: removeAll(""),
  shred: removeAll("-n -s"),
  trash: removeAll(""),
  "trash-put": removeAll(""),
  rimraf: removeAll(""),
  del: removeAll(""),
  srm: removeAll(""),
  mv: (args, context) => move(operandsOf(args, "-t -S --target-directory --suffix"), args, context),
  cp: (args, context) => copy(operandsOf(args, "-t -S --target-directory --suffix"), args, context),
  rsync: (args, context) => synchronize(operandsOf(args, "-e -f --exclude --include --rsh"), args, context),
  install: (args, context) => copy(operandsOf(args, "-m -o -g -t -S --mode --owner --group"), args, context),
  ln: (args, context) => link(operandsOf(args, "-t -S"), context),
  chmod: (args, context) => changeMode(args, context),
  chattr: changeEach("edit", 1),
  chown: changeEach("edit", 1),
  setfacl: (args, context) => editLast(args, context),
  truncate: (args, context) => emptyEach(operandsOf(args, "-s -r --size --reference"), context),
  touch: () => true,
  mkdir: () => true,
  tee: (args, context) => writeEach(args, context),
  sponge: (args, context) => writeEach(args, context),
  dd: (args, context) => writeTo(args.find((arg) => arg.startsWith("of="))?.slice(3), context),
  curl: (args, context) => download(args, ["-o", "--output"], context),
  wget: (args, context) => download(args, ["-O", "--output-document"], context),
  tar: (args, context) => unpack(args, context),
  unzip: (args, context) => unpackInto(valueOf(args, ["-d"]), context),
  yq: (args, context) => editInPlace(args, context, /^-i$|^--inplace$/),
  crudini: (args, context) => editSection(args, context),
  vim: (args, context) => editByScript(args, context),
  vi: (args, context) => editByScript(args, context),
  nvim: (args, context) => editByScript(args, context),
  patch: changeEach("edit", 0),
  ed: changeEach("edit", 0),
  ex: changeEach("edit", 0),
  sort: (args, context) => download(args, ["-o", "--output"], context),
  sed: (args, context) => editStream(args, context),
  gsed: (args, context) => editInPlace(args, context, /^-[nErsz]*i|^--in-place/),
  perl: (args, context) => editInPlace(args, context, /^-[pnlaw0]*i/),
  ruby: (args, context) => editInPlace(args, context, /^-[pnlaw0]*i/),
};

/** What is no option and no value of one of these options. */
function operandsOf(args: readonly string[], valued: string): readonly string[] {
  return readOperands(args, optionSet(valued));
}

function noteEach(paths: readonly string[], kind: FileChangeKind, { shell, run, text }: Context): void {
  for (const path of paths) noteFile(run, { path: joinPath(shell.folder, path), kind, text });
}

function removeAll(valued: string): Note {
  return (args, context) => {
    noteEach(operandsOf(args, valued), "remove", context);
  };
}

function changeEach(kind: FileChangeKind, skipped: number): Note {
  return (args, context) => {
    noteEach(operandsOf(args, "").slice(skipped), kind, context);
  };
}

function editLast(args: readonly string[], context: Context): void {
  noteEach(args.slice(-1), "edit", context);
}

/** The place that several files go to; where it is a folder, each keeps its name. */
function targetsOf(sources: readonly string[], target: string, args: readonly string[]): readonly string[] {
  const isFolder = sources.length > 1 || target.endsWith("/") || args.includes("-t") || /(?:^|\/)hooks$/.test(target);
  return isFolder ? sources.map((source) => `${target}/${lastPart(source.replace(/\/$/, ""))}`) : [target];
}

function splitTarget(operands: readonly string[], args: readonly string[]): readonly [readonly string[], string] {
  const at = args.findIndex((arg) => arg === "-t" || arg === "--target-directory");
  const target = args[at + 1];
  return at === -1 || target === undefined ? [operands.slice(0, -1), operands.at(-1) ?? ""] : [operands, target];
}

function move(operands: readonly string[], args: readonly string[], context: Context): void {
  const [sources] = splitTarget(operands, args);
  copy(operands, args, context);
  noteEach(sources, "move", context);
}

function copy(operands: readonly string[], args: readonly string[], { shell, run, text }: Context): void {
  const [sources, target] = splitTarget(operands, args);
  if (sources.length === 0) return;
  for (const [at, to] of targetsOf(sources, target, args).entries()) {
    const from = sources.length === 1 ? sources[0] : sources[at];
    const content = readKnownFile(run, joinPath(shell.folder, from ?? ""));
    writeFile(run, { path: joinPath(shell.folder, to), kind: "write", content, text });
  }
}

/** With `--delete`, what the source lacks is gone. */
function synchronize(operands: readonly string[], args: readonly string[], context: Context): void {
  copy(operands, args, context);
  if (args.some((arg) => arg.startsWith("--del"))) noteEach(operands.slice(-1), "remove", context);
}

function link(operands: readonly string[], { shell, run, text }: Context): void {
  const [source = "", target] = operands;
  const to = target ?? lastPart(source);
  for (const place of targetsOf([source], to, [])) {
    const path = joinPath(shell.folder, place);
    run.links.set(path, joinPath(shell.folder, source));
    noteFile(run, { path, kind: "link", text });
  }
}

function changeMode(args: readonly string[], { shell, run, text }: Context): void {
  const words = args.filter((arg) => !/^-[Rvcf]+$|^--/.test(arg));
  const isCopied = args.some((arg) => arg.startsWith("--reference"));
  const mode = isCopied ? null : (words[0] ?? "");
  for (const path of isCopied ? words : words.slice(1))
    noteFile(run, { path: joinPath(shell.folder, path), kind: "mode", mode, text });
}

function emptyEach(paths: readonly string[], { shell, run, text }: Context): void {
  for (const path of paths) writeFile(run, { path: joinPath(shell.folder, path), kind: "write", content: "", text });
}

function writeEach(args: readonly string[], { shell, run, text }: Context): void {
  const kind = args.some((arg) => arg === "-a" || arg === "--append") ? "append" : "write";
  for (const path of operandsOf(args, "")) {
    if (path.startsWith("/dev/")) continue;
    writeFile(run, { path: joinPath(shell.folder, path), kind, content: shell.input, text });
  }
}

function writeTo(path: string | undefined, { shell, run, text }: Context): void {
  if (path !== undefined)
    writeFile(run, { path: joinPath(shell.folder, path), kind: "write", content: shell.input, text });
}

/** It still prints what nobody knows. */
function download(args: readonly string[], options: readonly string[], context: Context): boolean {
  const path = valueOf(args, options);
  if (path !== null && path !== "-") noteEach([path], "write", context);
  return false;
}

function unpack(args: readonly string[], context: Context): boolean {
  const folder = valueOf(args, ["-C", "--directory"]);
  const inner = { ...context, shell: { ...context.shell, folder: joinPath(context.shell.folder, folder ?? "") } };
  if (args.includes("--remove-files")) noteEach(operandsOf(args.slice(1), "-C -f --file"), "remove", inner);
  if (/^-?\w*x|^--extract$/.test(args[0] ?? "")) unpackInto(folder, context);
  return false;
}

/** Which files come into the folder nobody can know. */
function unpackInto(folder: string | null, context: Context): boolean {
  if (folder !== null) noteEach([`${folder}/*`], "write", context);
  return false;
}

/** `crudini --set file section key value` */
function editSection(args: readonly string[], context: Context): boolean {
  const at = args.findIndex((arg) => arg === "--set" || arg === "--del");
  if (at !== -1) noteEach(args.slice(at + 1, at + 2), "edit", context);
  return at !== -1;
}

/** An editor that is told beforehand what to do, and to save it. */
function editByScript(args: readonly string[], context: Context): boolean {
  const commands = valuesOf(args, ["-c", "+", "--cmd"]);
  const isSaved = commands.some((command) => /^:?(?:wq?a?|x|wqa?|up(?:date)?)!?$/.test(command.trim()));
  if (isSaved) noteEach(operandsOf(args, "-c --cmd -S -s -u"), "edit", context);
  return false;
}

/** `sed -i`, and what a script of it writes: `w file`. */
function editStream(args: readonly string[], context: Context): boolean {
  const written = args.flatMap((arg) => /(?:^|[;}/\d$])\s*w\s+(\S+)\s*$/.exec(arg)?.[1] ?? []);
  noteEach(written, "write", context);
  return editInPlace(args, context, /^-[nErsz]*i|^--in-place/);
}

/** False where it only prints. */
function editInPlace(args: readonly string[], context: Context, option: RegExp): boolean {
  if (!args.some((arg) => option.test(arg))) return false;
  const isGiven = args.some((arg) => /^-[a-zA-Z]*[ef]$|^--(?:expression|file)/.test(arg));
  noteEach(operandsOf(args, "-e -f").slice(isGiven ? 0 : 1), "edit", context);
  return true;
}
