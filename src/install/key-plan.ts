import { editConfig, readConfig } from "../git/config-edit.ts";
import { readState, type State } from "./file-state.ts";
import type { InstalledKey } from "./manifest.ts";
import { ownFile, type Target, type WantedKey } from "./target.ts";
import type { World } from "./world.ts";

/** The configuration files as they shall be, and every key of ours in them. */
export interface KeyPlan {
  readonly targets: readonly Target[];
  readonly keys: readonly InstalledKey[];
}

/** `present` are the keys of an earlier init, which the world does not show. */
export function planKeys(wanted: readonly WantedKey[], present: readonly InstalledKey[], world: World): KeyPlan {
  const files = [...new Set(wanted.map(({ file }) => file))];
  const plans = files.map((file) => {
    const inFile = <T extends { readonly file: string }>(keys: readonly T[]): readonly T[] =>
      keys.filter((key) => key.file === file);
    return planFile(file, { wanted: inFile(wanted), present: inFile(present), clean: world.read(file) });
  });
  return { targets: plans.map(({ target }) => target), keys: plans.flatMap(({ keys }) => keys) };
}

interface FileKeys {
  readonly wanted: readonly WantedKey[];
  readonly present: readonly InstalledKey[];
  /** The file without our keys. */
  readonly clean: State;
}

function planFile(file: string, keys: FileKeys): { target: Target; keys: readonly InstalledKey[] } {
  const { wanted, clean } = keys;
  const { bytes, mode } = clean ?? { bytes: Buffer.alloc(0), mode: 0o644 };
  const found = readState(file);
  const edits = wanted.map(({ key, value }) => ({ key, values: [value] }));
  const state = found && isDone(found, keys) ? found : { bytes: editConfig(bytes, edits), mode };
  const before = readConfig(bytes);
  return {
    target: ownFile(file, state, "clone", "git's configuration"),
    keys: wanted.map(({ key, value }) => ({ file, key, before: before.get(key.toLowerCase()) ?? [], after: [value] })),
  };
}

/** Then a file that somebody else edited keeps its order, too. */
function isDone(found: NonNullable<State>, { wanted, present }: FileKeys): boolean {
  const values = readConfig(found.bytes);
  const has = (key: string, value: string): boolean => values.get(key.toLowerCase())?.join("\n") === value;
  const stale = present.filter(({ key }) => !wanted.some((one) => one.key === key));
  return (
    wanted.every(({ key, value }) => has(key, value)) && !stale.some(({ key, after }) => has(key, after.join("\n")))
  );
}
