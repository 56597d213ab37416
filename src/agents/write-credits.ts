import { addTrailer } from "../message/add-trailer.ts";
import { editTrailers } from "../message/edit-trailers.ts";
import { isAgentName } from "./agent-name.ts";
import { explainModel, parseAttribution } from "./attribution.ts";
import { findTemplate } from "./placeholder.ts";

/** Who is to be credited by one `Assisted-By` line. */
export interface NewCredit {
  readonly agent: string;
  readonly model: string;
  /** Null for an agent without a file. */
  readonly hash: string | null;
}

const TOKEN = "Assisted-By";

/**
 * A message that credits each of these in one line: that of the same agent and model, else the agent's, else one that says
 * `none` or that nobody filled in, else a new one. Lines of other agents stay.
 */
export function writeCredits(text: string, credits: readonly NewCredit[]): string {
  const plan = planCredits(readLines(text), credits);
  let at = 0;
  const edited = editTrailers(text, TOKEN, (value) => {
    const credit = plan.get(at);
    at += 1;
    return credit === undefined ? value : credit && formatCredit(credit);
  });
  const placed = new Set(plan.values());
  const added = credits.filter((credit) => !placed.has(credit));
  return added.reduce((message, credit) => addTrailer(message, { token: TOKEN, value: formatCredit(credit) }), edited);
}

/** Declares that people alone did the work. Null where the message credits an agent. */
export function writeNone(text: string): string | null {
  const lines = readLines(text);
  if (lines.some(({ agent }) => agent !== null)) return null;
  if (lines.length === 0) return addTrailer(text, { token: TOKEN, value: "none" });
  let isFirst = true;
  return editTrailers(text, TOKEN, () => {
    const value = isFirst ? "none" : null;
    isFirst = false;
    return value;
  });
}

/** The models that a message names for an agent, each once. */
export function creditedModels(text: string, agent: string): readonly string[] {
  const lines = readLines(text).filter((line) => line.agent === agent);
  return [...new Set(lines.flatMap(({ model }) => model ?? []))];
}

function formatCredit({ agent, model, hash }: NewCredit): string {
  return `${agent} (${model}${hash === null ? "" : ` / ${hash}`})`;
}

interface CreditLine {
  /** Null where no agent is named. */
  readonly agent: string | null;
  readonly model: string | null;
  /** `none`, or a template that names no agent. */
  readonly isVoid: boolean;
}

function readLines(text: string): readonly CreditLine[] {
  const values: string[] = [];
  editTrailers(text, TOKEN, (value) => {
    values.push(value);
    return value;
  });
  return values.map(readLine);
}

function readLine(value: string): CreditLine {
  const parsed = parseAttribution(value);
  if (parsed.kind === "agent") return { agent: parsed.agent, model: parsed.model, isVoid: false };
  if (parsed.kind !== "placeholder") return { agent: null, model: null, isVoid: parsed.kind === "none" };
  if (!isAgentName(parsed.agent)) return { agent: null, model: null, isVoid: true };
  return { agent: parsed.agent, model: modelIn(value), isVoid: false };
}

/** Of a line whose hash alone was not filled in. */
function modelIn(value: string): string | null {
  const { model = "" } = /\((?<model>[^()]*?)(?: \/ [^()]*)?\)$/.exec(value)?.groups ?? {};
  return explainModel(model) === null && findTemplate(model) === null ? model : null;
}

/** What becomes of a line, by its number: another credit, or with null nothing. */
type Plan = Map<number, NewCredit | null>;

function planCredits(lines: readonly CreditLine[], credits: readonly NewCredit[]): Plan {
  const plan: Plan = new Map();
  const assign = (fits: (line: CreditLine, credit: NewCredit) => boolean): void => {
    for (const credit of credits.filter((one) => ![...plan.values()].includes(one))) {
      const at = lines.findIndex((line, index) => !plan.has(index) && fits(line, credit));
      if (at !== -1) plan.set(at, credit);
    }
  };
  assign(isSame);
  dropLines(lines, plan, (line) => credits.some((credit) => isSame(line, credit)));
  assign((line, { agent }) => line.agent === agent);
  assign(({ isVoid }) => isVoid);
  dropLines(lines, plan, ({ isVoid }) => isVoid);
  return plan;
}

function isSame(line: CreditLine, { agent, model }: NewCredit): boolean {
  return line.agent === agent && line.model === model;
}

function dropLines(lines: readonly CreditLine[], plan: Plan, isDropped: (line: CreditLine) => boolean): void {
  for (const [index, line] of lines.entries()) if (!plan.has(index) && isDropped(line)) plan.set(index, null);
}
