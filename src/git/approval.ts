/** One bypass of one rule, which a person granted for one tree. */
export interface Approval {
  readonly id: string;
  readonly rule: string;
  /** What was staged. */
  readonly tree: string;
  /** What HEAD was; null before the first commit. */
  readonly head: string | null;
  /** Of the work tree. */
  readonly gitDir: string;
  /** Who granted it, as git knows them. */
  readonly by: string;
  readonly terminal: string | null;
  /** Both as ISO 8601 in UTC. */
  readonly granted: string;
  readonly until: string;
}

/** What an approval was spent on. */
export interface ApprovalUse {
  readonly at: string;
  /** The commit that it let through; null where nobody could tell. */
  readonly commit: string | null;
  /** The command that it let an agent run; null for a commit. */
  readonly command: string | null;
}

/** In minutes; the first where nobody says. */
export const APPROVAL_MINUTES: { readonly usual: number; readonly most: number } = { usual: 10, most: 60 };

/** The file of an approval says what has become of it: only one process can rename it. */
export type ApprovalState =
  | { readonly kind: "open" }
  /** By the git process that is making a commit. `moves` is how often HEAD had moved by then. */
  | { readonly kind: "held"; readonly pid: number; readonly started: string; readonly moves: number }
  | { readonly kind: "used" };

export function nameApproval(id: string, state: ApprovalState): string {
  if (state.kind === "open") return `${id}.json`;
  return state.kind === "used" ? `${id}.used.json` : `${id}.held-${state.pid}-${state.started}-${state.moves}.json`;
}

const NAME = /^(?<id>[0-9a-f-]{36})(?:\.(?<used>used)|\.held-(?<pid>\d+)-(?<started>\w*)-(?<moves>\d+))?\.json$/;

/** Null for any other file. */
export function parseApprovalName(name: string): { readonly id: string; readonly state: ApprovalState } | null {
  const { id, used, pid, started = "", moves } = NAME.exec(name)?.groups ?? {};
  if (id === undefined) return null;
  if (used !== undefined) return { id, state: { kind: "used" } };
  if (pid === undefined) return { id, state: { kind: "open" } };
  return { id, state: { kind: "held", pid: Number(pid), started, moves: Number(moves) } };
}

export interface ApprovalRecord {
  readonly approval: Approval;
  readonly use: ApprovalUse | null;
}

export function formatApproval({ approval, use }: ApprovalRecord): string {
  return `${JSON.stringify({ schema: 1, ...approval, used: use }, null, 2)}\n`;
}

/** Null for what is no approval, or lasts longer than one can. */
export function parseApproval(text: string): ApprovalRecord | null {
  const fields = parseFields(text);
  if (fields?.["schema"] !== 1) return null;
  const [what, grant] = [readWhat(fields), readGrant(fields)];
  return what && grant && { approval: { ...what, ...grant }, use: parseUse(fields["used"]) };
}

type What = Pick<Approval, "id" | "rule" | "tree" | "head" | "gitDir">;

function readWhat({ id, rule, tree, head, gitDir }: Fields): What | null {
  if (!isText(id) || !isText(rule) || !isText(tree) || !isText(gitDir)) return null;
  return { id, rule, tree, head: textOrNull(head), gitDir };
}

function readGrant({ by, terminal, granted, until }: Fields): Omit<Approval, keyof What> | null {
  if (!isText(by) || !isText(granted) || !isText(until) || !isShort(granted, until)) return null;
  return { by, terminal: textOrNull(terminal), granted, until };
}

const MINUTE_MS = 60_000;

function isShort(granted: string, until: string): boolean {
  const length = Date.parse(until) - Date.parse(granted);
  return length > 0 && length <= APPROVAL_MINUTES.most * MINUTE_MS;
}

/** Whether it holds at a time, in milliseconds since 1970. */
export function isCurrent({ granted, until }: Approval, now: number): boolean {
  return Date.parse(granted) <= now && now < Date.parse(until);
}

export function endOfApproval(granted: Date, minutes: number): Date {
  return new Date(granted.getTime() + minutes * MINUTE_MS);
}

type Fields = Readonly<Record<string, unknown>>;

function parseFields(text: string): Fields | null {
  try {
    const value: unknown = JSON.parse(text);
    return isFields(value) ? value : null;
  } catch {
    return null;
  }
}

function parseUse(value: unknown): ApprovalUse | null {
  if (!isFields(value) || !isText(value["at"])) return null;
  return { at: value["at"], commit: textOrNull(value["commit"]), command: textOrNull(value["command"]) };
}

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}

function textOrNull(value: unknown): string | null {
  return isText(value) ? value : null;
}
