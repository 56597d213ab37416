import { explainAgentName, showCharacter } from "./agent-name.ts";
import { findTemplate, isPlaceholderWord } from "./placeholder.ts";

/** The value of one `Assisted-By` trailer. */
export type ParsedAttribution =
  /** People alone did it. */
  | { readonly kind: "none" }
  | { readonly kind: "agent"; readonly agent: string; readonly model: string; readonly hash: string | null }
  /** A template that nobody filled in; `hash` is the text that gives it away. */
  | { readonly kind: "placeholder"; readonly agent: string; readonly hash: string }
  | { readonly kind: "malformed"; readonly reason: string };

/** Reads `none`, `<agent> (<model>)` or `<agent> (<model> / <hash>)`, and nothing else. */
export function parseAttribution(value: string): ParsedAttribution {
  if (value === "none") return { kind: "none" };
  const problem = explainLine(value);
  if (problem !== null) return malformed(problem);
  const parts = splitParts(value);
  return parts === null ? parseOtherForm(value) : (findPlaceholder(parts) ?? parseParts(parts));
}

/** A text that can be printed between the parentheses; for `--model`. Null when it can. */
export function explainModel(model: string): string | null {
  if (/^[0-9A-Za-z][\w.:/@+[\]-]*(?: [\w.:/@+[\]-]+)*$/.test(model) && !/^\/|\/$| \/|\/ /.test(model)) return null;
  if (model === "") return "the model is missing";
  return model.includes(",") ? "a model has no comma" : `"${model}" is no model`;
}

const SHAPE: RegExp = /^(?<agent>[^()]+) \((?<inside>[^()]*)\)$/;
const HASH: RegExp = /^[0-9a-f]{7,64}$/;

interface Parts {
  readonly agent: string;
  readonly model: string;
  readonly hash: string | null;
}

function splitParts(value: string): Parts | null {
  const { agent, inside } = SHAPE.exec(value)?.groups ?? {};
  if (agent === undefined || inside === undefined) return null;
  const slash = inside.lastIndexOf(" / ");
  if (slash === -1) return { agent, model: inside, hash: null };
  return { agent, model: inside.slice(0, slash), hash: inside.slice(slash + 3) };
}

function findPlaceholder({ agent, model, hash }: Parts): ParsedAttribution | null {
  if (hash !== null && isPlaceholderWord(hash)) return { kind: "placeholder", agent, hash };
  const template = findTemplate(agent) ?? findTemplate(model);
  return template === null ? null : { kind: "placeholder", agent, hash: hash ?? template };
}

function parseParts({ agent, model, hash }: Parts): ParsedAttribution {
  const problem = explainAgent(agent) ?? explainInside(model, hash) ?? explainHash(hash);
  return problem === null ? { kind: "agent", agent, model, hash } : malformed(problem);
}

function explainAgent(agent: string): string | null {
  const reason = explainAgentName(agent);
  return reason && `"${agent}" is no agent name: ${reason}`;
}

function explainInside(model: string, hash: string | null): string | null {
  const glued = hash === null && /\/ ?[0-9a-f]{7,64}$| \//i.test(model);
  return glued ? 'write model and hash with " / " between them' : explainModel(model);
}

function explainHash(hash: string | null): string | null {
  if (hash === null || HASH.test(hash)) return null;
  if (!/^[0-9a-f]+$/i.test(hash)) return `"${hash}" is no hash`;
  if (hash.length < 7) return "the hash has less than 7 digits";
  return hash.length > 64 ? "the hash has more than 64 digits" : "the hash is not in lower case";
}

/** What is wrong with the line as a whole, before any form is tried. */
function explainLine(value: string): string | null {
  const foreign = /[^ -~]/u.exec(value)?.[0];
  if (foreign !== undefined) return `it holds ${showCharacter(foreign)}, which is not a printable ASCII character`;
  return explainBy(LINE, value);
}

function parseOtherForm(value: string): ParsedAttribution {
  const template = findTemplate(value);
  if (template !== null) return { kind: "placeholder", agent: value.split(/ ?[(:]/)[0] ?? value, hash: template };
  return malformed(explainBy(FORMS, value) ?? "the form is unknown");
}

type Reasons = readonly (readonly [pattern: RegExp, reason: string])[];

function explainBy(reasons: Reasons, value: string): string | null {
  return reasons.find(([pattern]) => pattern.test(value))?.[1] ?? null;
}

function malformed(reason: string): ParsedAttribution {
  return { kind: "malformed", reason };
}

const LINE: Reasons = [
  [/^ *$/, "it is empty"],
  [/^none$/i, '"none" is written in lower case'],
  [/^none\b/, '"none" stands alone'],
  [/\).*\(/, "it names several agents: write one line for each"],
  [/^[^()<]*(?:[,;&+]| and )/i, "it names several agents: write one line for each"],
  [/\) *(?:[,;&+]|and )/i, "it names several agents: write one line for each"],
];

/** Forms of other projects. */
const FORMS: Reasons = [
  [/<?[^<> ]+@[^<> ]+\.[^<> ]+>?$/, "it ends in an e-mail address, which agents have none of"],
  [/ (?:via|with) /i, 'it names the model first, as "<model> via <agent>"'],
  [/^[^():]+:[ \t]*\S/, "it has the form AGENT:MODEL"],
  [/^[^()]*$/, "the model is missing: it belongs in parentheses after the agent"],
  [/^[^()]*\([^()]*$|^[^()]*\)/, "its parentheses are not closed"],
  [/\) *[^ ]/, "there is text after the closing parenthesis"],
  [/^\(/, "the agent is missing"],
  [/[^ ]\(/, "there is no blank before the parenthesis"],
];
