import type { Case } from "../../support/guard-corpus.ts";
import type { Cell, Row } from "../ground/table.ts";

/** The least part of the bypasses of a tier that must be refused. */
const GOALS: Readonly<Record<Case["tier"], number>> = { 1: 1, 2: 0.98, 3: 0.75 };

export interface Verdicts {
  readonly name: string;
  readonly refused: ReadonlySet<string>;
  /** Whether it is held to the goals: others are only shown. */
  readonly isJudged: boolean;
}

/** A row for every tier, for every class, and for everything: what each guard refused of the bypasses and of the rest. */
export function score(cases: readonly Case[], guards: readonly Verdicts[]): Row[] {
  const classes = [...new Set(cases.map((one) => one.class))];
  const tiers = ([1, 2, 3] as const).map((tier) => ({
    name: `tier ${tier}`,
    part: cases.filter((one) => one.label === "block" && one.tier === tier),
    goal: GOALS[tier],
  }));
  const kinds = classes.map((name) => ({ name, part: cases.filter((one) => one.class === name), goal: 0 }));
  const rows = [...kinds, ...tiers, { name: "all", part: cases, goal: 0 }];
  return rows.map(({ name, part, goal }) => ({
    name,
    cells: guards.map((guard) => scoreCell(part, guard, goal)),
  }));
}

export function misses(cases: readonly Case[], { refused }: Verdicts): Case[] {
  return cases.filter(({ id, label }) => label === "block" && !refused.has(id));
}

export function falsePositives(cases: readonly Case[], { refused }: Verdicts): Case[] {
  return cases.filter(({ id, label }) => label === "allow" && refused.has(id));
}

function scoreCell(part: readonly Case[], guard: Verdicts, goal: number): Cell {
  const bypasses = part.filter(({ label }) => label === "block").length;
  const found = bypasses - misses(part, guard).length;
  const wrong = falsePositives(part, guard).length;
  const share = bypasses === 0 ? "" : ` (${((100 * found) / bypasses).toFixed(1)} %)`;
  const honest = part.length - bypasses;
  const text = `${found}/${bypasses}${share}${honest === 0 ? "" : `, ${wrong}/${honest} wrongly`}`;
  return { text, ok: !guard.isJudged || (wrong === 0 && found >= goal * bypasses) };
}
