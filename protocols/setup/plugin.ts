import type { Denial } from "./setup.ts";

/** What our own plugins read; they take every other answer for a refusal as well. */
export const PLUGIN_DENIAL: Denial = { json: { at: ["decision"], is: "deny" }, takesCode: true };
