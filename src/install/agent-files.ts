import { basename, dirname, join } from "node:path";
import { isGuardCommand } from "../../protocols/setup/command.ts";
import type { BlockFile, HandFile, JsonFile, OwnFile, SetupFile } from "../../protocols/setup/setup.ts";
import { Unfit, withEntries } from "./agent-entries.ts";
import { asBytes, asText, isSame, LINK, ownText, readState, type State, utf8Text } from "./file-state.ts";
import { CannotInstall } from "./install-error.ts";
import type { InstalledFile } from "./manifest.ts";
import { alwaysQuoted } from "./shell-text.ts";
import { NOTHING, ownFile, type Plot, type Target, type Wanted } from "./target.ts";

/** What an agent's files are written with. */
export interface AgentSite {
  readonly plot: Plot;
  readonly title: string;
  readonly command: string;
  /** The absolute path of one that a setup names. */
  readonly locate: (path: string) => string;
  readonly partOf: (path: string) => InstalledFile["part"];
}

/** Throws CannotInstall for a configuration that cannot be extended: it is never overwritten. */
export function planSetupFile(site: AgentSite, file: SetupFile): readonly Wanted[] {
  const path = site.locate(file.path);
  switch (file.kind) {
    case "json":
      return matching(site.plot, path).map((one) => planJson(site, file, one));
    case "file":
      return [planOwn(site, file, path)];
    case "block":
      return [planBlock(site, file, path)];
    case "hand":
      return [planHand(site, file)];
  }
}

/** A pattern stands for the files that there are. */
function matching({ world }: Plot, path: string): readonly string[] {
  if (!path.includes("*")) return [path];
  const [head = "", tail = ""] = basename(path).split("*");
  const names = world.list(dirname(path)).filter((name) => name.startsWith(head) && name.endsWith(tail));
  return names.map((name) => join(dirname(path), name));
}

function planJson(site: AgentSite, file: JsonFile, path: string): Wanted {
  const clean = site.plot.world.read(path);
  const found = readState(path);
  const kept = extend(site, file, path, found);
  // one that is complete keeps its order; else ours is written anew
  return target(site, path, isSame(kept, found) ? kept : extend(site, file, path, clean));
}

function extend({ command }: AgentSite, file: JsonFile, path: string, found: State): NonNullable<State> {
  const { mode } = found ?? { mode: 0o644 };
  if (mode === LINK) throw new CannotInstall(`'${path}' is a symbolic link`, [WRITE_THERE]);
  const text = found === null ? "" : utf8Text(path, found);
  const mark = text.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK : "";
  try {
    return { mode, bytes: Buffer.from(`${mark}${withEntries(text.slice(mark.length), file, command)}`) };
  } catch (error) {
    throw asRefusal(path, error);
  }
}

function asRefusal(path: string, error: unknown): unknown {
  if (!(error instanceof Unfit)) return error;
  return new CannotInstall(`'${path}' cannot be extended: ${error.message}`, [CORRECT_IT], { cause: error });
}

const BYTE_ORDER_MARK = "\u{FEFF}";
const WRITE_THERE = { say: "Make it a file of its own, then run this again." };
const CORRECT_IT = { say: "Correct it, then run this again; nothing was changed." };

/** What others wrote already is theirs to take back. */
function target(site: AgentSite, path: string, state: NonNullable<State>, more: Partial<Target> = {}): Wanted {
  const made = { ...ownFile(path, state, site.partOf(path), saysOf(site)), ...more };
  return isSame(state, site.plot.world.read(path)) ? NOTHING : { ...NOTHING, targets: [made] };
}

function saysOf({ title }: AgentSite): string {
  return `${title} asks before it acts`;
}

function planOwn(site: AgentSite, file: OwnFile, path: string): Wanted {
  const state = { bytes: Buffer.from(file.content(site.command)), mode: file.isExecutable ? 0o755 : 0o644 };
  return planWhole(site.plot, ownFile(path, state, site.partOf(path), saysOf(site)));
}

/** A file of ours; somebody else's in its place stays, and one of ours that a person added to. */
export function planWhole({ world, left }: Plot, wanted: Target): Wanted {
  const { path, state } = wanted;
  const clean = world.read(path);
  if (left.has(path)) return { ...NOTHING, notes: [`${path} was edited since it was installed; it stays as it is`] };
  if (clean === null) return { ...NOTHING, targets: [wanted] };
  const found = readState(path);
  if (isAsking(found) && !isAsking(clean)) return { ...NOTHING, targets: [{ ...wanted, state: found ?? state }] };
  if (!asText(clean).includes("commit-guard")) return { ...NOTHING, notes: [`${path} is somebody else's; it stays`] };
  return isSame(state, clean) ? NOTHING : { ...NOTHING, targets: [wanted] };
}

function isAsking(state: State): boolean {
  return isGuardCommand(asText(state));
}

function planBlock(site: AgentSite, file: BlockFile, path: string): Wanted {
  const clean = site.plot.world.read(path);
  const text = asText(clean);
  const block = ownText(`${file.begin}\n${file.content(site.command)}${file.end}\n`);
  if (new RegExp(file.refusedBy, "m").test(text)) return { ...NOTHING, next: [byHand(site, file)] };
  const earlier = blockIn(text, file);
  const gap = text === "" || text.endsWith("\n") ? "" : "\n";
  const edited = earlier === "" ? `${text}${gap}${block}` : text.replace(earlier, () => block);
  const state = { bytes: asBytes(edited), mode: clean?.mode ?? 0o644 };
  return target(site, path, state, { inserted: [earlier === "" ? `${gap}${block}` : block], dropped: earlier });
}

function blockIn(text: string, { begin, end }: BlockFile): string {
  const from = text.indexOf(`${begin}\n`);
  const to = text.indexOf(`${end}\n`, from);
  return from === -1 || to === -1 ? "" : text.slice(from, to + end.length + 1);
}

function planHand(site: AgentSite, file: HandFile): Wanted {
  return isAsking(readState(site.locate(file.path))) ? NOTHING : { ...NOTHING, next: [byHand(site, file)] };
}

function byHand({ title, command }: AgentSite, { path, content }: BlockFile | HandFile): Wanted["next"][number] {
  const text = content(command)
    .replaceAll("\\", "\\\\")
    .replaceAll("\n", String.raw`\n`);
  return {
    say: `${title} reads ${path}, which only you can extend. Where nothing in it is called 'hooks':`,
    run: `printf '%b' ${alwaysQuoted(text)} >> ${path}`,
  };
}
