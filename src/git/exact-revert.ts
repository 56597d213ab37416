import type { Message } from "../core/commit.ts";
import { hiddenByShallow } from "./missing.ts";
import type { ObjectStore } from "./objects.ts";
import { emptyTree } from "./open-repository.ts";
import { type CommitObject, parseCommit } from "./parse-commit.ts";
import { parsePatch } from "./parse-patch.ts";
import type { Sandbox } from "./sandbox.ts";
import { runSandboxed, succeedsSandboxed, TooMuchOutput } from "./sandboxed.ts";

interface Sources {
  readonly objects: ObjectStore;
  readonly sandbox: Sandbox;
}

type Parented = Pick<CommitObject, "id" | "parents">;

/**
 * The full id of the commit that this one exactly undoes; null when the subject is not git's own for a revert, when the
 * commit it names is no ancestor, or when any line differs. Throws GitError, also where a shallow clone hides the answer.
 */
export async function findExactRevert(commit: Parented, message: Message, sources: Sources): Promise<string | null> {
  const [parent, ...others] = commit.parents;
  const named = others.length === 0 ? parseNamed(message) : null;
  if (parent === undefined || named === null) return null;
  const undone = await findUndone(named, sources);
  if (undone === null || undone === "hidden") return answerWithout(undone, named, sources);
  const [undoing, made] = [
    { before: undone.id, after: undone.base },
    { before: parent, after: commit.id },
  ];
  if (!isSameChange(undoing, made, sources.sandbox)) return null;
  const isJudged = await isAncestor(undone.id, parent, sources.sandbox);
  return isJudged ? undone.id : answerWithout("hidden", named, sources);
}

interface Step {
  readonly before: string;
  readonly after: string;
}

/** A full clone hides nothing: there what is not found is not there. */
function answerWithout(found: "hidden" | null, { id }: Named, { sandbox: { repository } }: Sources): null {
  if (found === "hidden" && repository.isShallow) throw hiddenByShallow(repository, id);
  return null;
}

/** The same objects change in the same way; or, where other commits touched the files elsewhere, the same lines do. */
function isSameChange(one: Step, other: Step, sandbox: Sandbox): boolean {
  const [first, second] = [one, other].map((step) => readDiff(step, ["--raw", "-z", "--no-renames"], sandbox));
  if (first === second) return first !== null;
  const [theirs, ours] = [one, other].map((step) => readDiff(step, PATCH, sandbox));
  if (theirs === null || ours === null || theirs === undefined || ours === undefined) return false;
  return JSON.stringify(parsePatch(theirs)) === JSON.stringify(parsePatch(ours));
}

/** A revert that was merged follows renames; so does its patch. */
const PATCH: readonly string[] = ["-p", "-U0", "--full-index", "-M50%", "-l1000", "--no-color"];

/** 64 MiB: no larger change is compared by lines. */
const MOST_BYTES: number = 2 ** 26;

/** Null where the difference is too large to be held. */
function readDiff({ before, after }: Step, options: readonly string[], sandbox: Sandbox): string | null {
  const args = ["diff-tree", "-r", ...options, "--ignore-submodules=none", before, after];
  try {
    return runSandboxed(sandbox, args, { maxBytes: MOST_BYTES });
  } catch (error) {
    if (error instanceof TooMuchOutput) return null;
    throw error;
  }
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

interface Undone {
  readonly id: string;
  /** What was there before it: a commit, or the empty tree. */
  readonly base: string;
}

/** What the message names, where it is a commit and its parent is there too. */
async function findUndone({ id, kept }: Named, { objects, sandbox }: Sources): Promise<Undone | "hidden" | null> {
  const object = await objects.read(id);
  if (object === null) return "hidden";
  if (object.type !== "commit" || object.id !== id) return null;
  const [first, ...others] = parseCommit(id, object.content).parents;
  if (first === undefined) return { id, base: emptyTree(sandbox.repository.objectFormat) };
  const base = others.length === 0 ? first : [first, ...others].find((one) => one === kept);
  if (base === undefined) return null;
  return (await objects.info(base)) === null ? "hidden" : { id, base };
}

/** An ancestor was judged itself; an object from elsewhere could have been made for the occasion. */
function isAncestor(id: string, descendant: string, sandbox: Sandbox): Promise<boolean> {
  return succeedsSandboxed(sandbox, ["merge-base", "--is-ancestor", id, descendant]);
}
