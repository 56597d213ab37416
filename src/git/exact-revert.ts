import type { Message } from "../core/commit.ts";
import { invert, parsePatch } from "./parse-patch.ts";
import type { Sandbox } from "./sandbox.ts";
import { runSandboxed, trySandboxed } from "./sandboxed.ts";

interface Parented {
  readonly id: string;
  readonly parents: readonly string[];
}

/**
 * The full id of the commit that this one exactly undoes; null when the subject is not git's own for a revert, when the
 * commit it names is no ancestor, or when any line differs. Throws GitError.
 */
export function findExactRevert(commit: Parented, message: Message, sandbox: Sandbox): string | null {
  const [parent, ...others] = commit.parents;
  if (parent === undefined || others.length > 0) return null;
  const named = parseNamed(message);
  const undone = named && resolve(named, parent, sandbox);
  if (!undone) return null;
  const forward = parsePatch(readPatch(undone.base, undone.id, sandbox)).map(invert);
  const backward = parsePatch(readPatch(parent, commit.id, sandbox));
  return JSON.stringify(forward) === JSON.stringify(backward) ? undone.id : null;
}

interface Named {
  readonly id: string;
  /** Of a reverted merge, the parent that was kept. */
  readonly kept: string | null;
}

/** As `git revert` writes them. Source: git-revert and its sequencer's messages. */
const SUBJECT = /^(?:Revert|Reapply) ".*"$/;
const BODY =
  /^This reverts commit (?<id>[0-9a-f]{40,64})(?:, reversing\nchanges made to (?<kept>[0-9a-f]{40,64}))?\.?$/m;

function parseNamed({ subject, body }: Message): Named | null {
  const groups = SUBJECT.test(subject) ? BODY.exec(body)?.groups : undefined;
  return groups?.["id"] === undefined ? null : { id: groups["id"], kept: groups["kept"] ?? null };
}

/** An ancestor was judged itself; an object from elsewhere could have been made for the occasion. */
function resolve(
  { id, kept }: Named,
  parent: string,
  sandbox: Sandbox,
): { readonly id: string; readonly base: string } | null {
  const { code, stdout } = trySandboxed(sandbox, ["rev-list", "--parents", "-1", id]);
  const [full, first, ...others] = code === 0 ? stdout.trim().split(" ") : [];
  if (full !== id) return null;
  if (trySandboxed(sandbox, ["merge-base", "--is-ancestor", id, parent]).code !== 0) return null;
  const base = others.length === 0 ? (first ?? emptyTree(id)) : [first, ...others].find((one) => one === kept);
  return base === undefined ? null : { id, base };
}

function readPatch(before: string, after: string, sandbox: Sandbox): string {
  const options = ["-r", "-p", "-U0", "--full-index", "--no-renames", "--no-color", "--ignore-submodules=none"];
  return runSandboxed(sandbox, ["diff-tree", ...options, before, after]);
}

/** Git knows the empty tree of each object format by heart. */
export function emptyTree(anyId: string): string {
  return anyId.length === 64
    ? "6ef19b41225c5369f1c104d45d8d85efa9b057b53b14b4b9b939dd74decc5321"
    : "4b825dc642cb6eb9a060e54bf8d69288fbee4904";
}
