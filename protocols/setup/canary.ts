import { type Json, objectOf, parseObject, valueOf } from "../json.ts";
import type { Denial } from "./setup.ts";

/** What every guard must refuse. It is only ever judged, never run. */
export const CANARY_COMMAND = "git commit --no-verify -m canary";

/** What a configured command printed for a canary, and the code it ended with. */
export interface Printed {
  readonly out: string;
  readonly err: string;
  readonly code: number;
}

/** Whether the agent would take this for a refusal. */
export function isDenied(denial: Denial, { out, err, code }: Printed): boolean {
  if (code === 2) {
    return denial.takesCode && err.trim() !== "";
  }
  const { json } = denial;
  return json !== null && code === 0 && read(parseObject(out), json.at) === json.is;
}

function read(value: Json, keys: readonly string[]): Json | undefined {
  let inner: Json | undefined = value;
  for (const key of keys) {
    const object = objectOf(inner);
    inner = object === null ? undefined : valueOf(object, key);
  }
  return inner;
}
