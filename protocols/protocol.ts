import type { GuardAnswer, Reply, ToolCall } from "../src/core/tool-call.ts";
import type { JsonObject } from "./json.ts";

/** How one agent asks whether it may use a tool, and how it wants to be answered. No part of it ever throws. */
export interface Protocol {
  /** The value of `guard --agent`. */
  readonly name: string;
  /** Whether a payload looks like one of this agent. The list asks the most specific shapes first. */
  readonly recognises: (payload: JsonObject) => boolean;
  /** Null for a payload of this agent that cannot be read. */
  readonly read: (payload: JsonObject) => ToolCall | null;
  /** The payload is null where it was no JSON object. */
  readonly reply: (answer: GuardAnswer, payload: JsonObject | null) => Reply;
}
