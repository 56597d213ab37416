import { join } from "node:path";
import { CHAINED } from "./clone-hooks.ts";
import { findCommitlintLine, withoutLine } from "./commitlint-line.ts";
import { asBytes, asText, LINK, ownText, type State } from "./file-state.ts";
import { callLine, callsGuard, hasCommands, insertCall, isShellScript } from "./hook-line.ts";
import { CannotInstall } from "./install-error.ts";
import { EVENTS, TRACKED_EVENTS, TRANSACTION } from "../git/hook-events.ts";
import { joinWanted, NOTHING, ownFile, type Plot, type Target, type Wanted } from "./target.ts";

/** Mode husky: one line at the top of each file; husky runs them all with sh. */
export function planHusky(plot: Plot): Wanted {
  const { husky } = plot.survey;
  if (!husky)
    throw new CannotInstall("there is no .husky folder here", [{ say: "Set husky up first:", run: "npx husky init" }]);
  const arm = { say: "Arm husky in this clone (every clone does it with its prepare script):", run: "npx husky" };
  const lines = planLines(plot, { folder: husky.folder, mode: 0o644, isRunBySh: true });
  return joinWanted([lines, { ...NOTHING, next: husky.isArmed ? [] : [arm] }]);
}

/** A hooks folder of the repository, which git runs itself. */
export function planTrackedHooks(plot: Plot): Wanted {
  return planLines(plot, { folder: plot.survey.hooks.folder, mode: 0o755, isRunBySh: false });
}

interface HostFolder {
  readonly folder: string;
  /** Of a file that has to be made. */
  readonly mode: number;
  /** Whether the host runs every file with sh, whatever its first line says. */
  readonly isRunBySh: boolean;
}

function planLines(plot: Plot, host: HostFolder): Wanted {
  const asked = new Set([...TRACKED_EVENTS, ...plot.events.filter((event) => event === TRANSACTION)]);
  const events = [...EVENTS, TRANSACTION].filter(
    (event) => asked.has(event) || plot.world.read(join(host.folder, event)) !== null,
  );
  return joinWanted(events.map((event) => planFile(plot, host, event)));
}

function planFile(plot: Plot, host: HostFolder, event: string): Wanted {
  const path = join(host.folder, event);
  const found = plot.world.read(path);
  if (plot.left.has(path))
    return { ...NOTHING, notes: [`${path} was edited since it was installed; it stays as it is`] };
  if (found !== null && callsGuard(found, event)) return NOTHING;
  if (found === null) return { ...NOTHING, targets: [newFile(plot, host, event)] };
  if (isEditable(found, host)) return { ...NOTHING, targets: [withCall(plot, event, path, found)] };
  if (!host.isRunBySh) return { ...NOTHING, targets: replaced(plot, event, path, found) };
  throw new CannotInstall(`'${path}' is a symbolic link`, [
    { say: `Put this line at the top of the file it leads to: ${callLine(event, plot.place.inRepository, false)}` },
  ]);
}

function isEditable(found: NonNullable<State>, { isRunBySh }: HostFolder): boolean {
  return found.mode !== LINK && (isRunBySh || isShellScript(found));
}

function newFile({ place }: Plot, { folder, mode, isRunBySh }: HostFolder, event: string): Target {
  const call = `${callLine(event, place.inRepository, false)}\n`;
  const bytes = Buffer.from(isRunBySh ? call : `#!/bin/sh\n${call}`);
  return { ...ownFile(join(folder, event), { bytes, mode }, "host", "calls commit-guard"), inserted: [ownText(call)] };
}

/** The events whose standard input is also for what follows. */
const WITH_INPUT: ReadonlySet<string> = new Set(["pre-push", "post-rewrite", TRANSACTION]);

function withCall({ place, drops }: Plot, event: string, path: string, found: NonNullable<State>): Target {
  const line = drops.has(path) ? findCommitlintLine(found) : null;
  const text = line === null ? asText(found) : withoutLine(asText(found), line);
  const keepsInput = WITH_INPUT.has(event) && hasCommands(text);
  const call = callLine(event, place.inRepository, keepsInput);
  const edited = insertCall(text, ownText(call));
  const says = line === null ? "calls commit-guard first" : "calls commit-guard, no longer commitlint";
  const state = { ...found, bytes: asBytes(edited.text) };
  return { ...ownFile(path, state, "host", says), inserted: [edited.inserted], dropped: line?.text ?? "" };
}

/** What is no shell script is moved aside, and run after commit-guard by a file that is one. */
function replaced({ place }: Plot, event: string, path: string, found: NonNullable<State>): readonly Target[] {
  const call = callLine(event, place.inRepository, WITH_INPUT.has(event));
  const text = `#!/bin/sh\n${call}\nexec "\${0%/*}/${event}${CHAINED}" "$@"\n`;
  const moved = ownFile(`${path}${CHAINED}`, found, "host", "the hook that was there; it runs after commit-guard");
  const state = { bytes: Buffer.from(text), mode: 0o755 };
  return [
    { ...moved, movedFrom: path },
    ownFile(path, state, "host", "calls commit-guard, then the hook that was there"),
  ];
}
