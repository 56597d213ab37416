import type { FileChange } from "../core/command.ts";
import type { FileEdit, Replacement } from "../core/tool-call.ts";
import { normalPath } from "../shell/paths.ts";
import type { World } from "../shell/run.ts";

/** The change of a file that an editing tool would make, with what stands there now. */
export function readEdit(edit: FileEdit, tool: string, world: World): readonly FileChange[] {
  const path = normalPath(edit.path);
  const base = { path, before: world.readFile(path), mode: null, text: `the tool ${tool}` };
  if (edit.kind === "remove") return [{ ...base, kind: "remove", content: null }];
  if (edit.kind === "move") {
    const to = normalPath(edit.to);
    const target = { ...base, path: to, before: world.readFile(to) };
    return [
      { ...base, kind: "move", content: null },
      { ...target, kind: "write", content: base.before },
    ];
  }
  if (edit.kind === "write") return [{ ...base, kind: "write", content: edit.content }];
  const content = edit.kind === "replace" ? applyAll(base.before, edit.replacements) : null;
  return [{ ...base, kind: content === null ? "edit" : "write", content }];
}

/** Null where the file is not known, or does not hold what is to be replaced. */
function applyAll(text: string | null, replacements: readonly Replacement[]): string | null {
  return replacements.reduce(applyOne, text);
}

function applyOne(text: string | null, { from, to, isAll }: Replacement): string | null {
  if (text === null) return null;
  if (from === "") return text === "" ? to : null;
  if (!text.includes(from)) return null;
  return isAll ? text.replaceAll(from, () => to) : text.replace(from, () => to);
}
