import { spawn } from "node:child_process";
import type { Outcome } from "../ground/run.ts";
import type { GuardPlace } from "./guard.ts";

const LIMIT_MS = 600_000;

/** Runs a program of Node's with this input to its end. */
export function ask(place: GuardPlace, args: readonly string[], input: string): Promise<Outcome> {
  const child = spawn(process.execPath, args, { ...place, stdio: "pipe", timeout: LIMIT_MS });
  const printed = { out: "", err: "" };
  child.stdout.setEncoding("utf8").on("data", (text: string) => (printed.out += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (printed.err += text));
  child.stdin.on("error", () => child.stdin.destroy());
  child.stdin.end(input);
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve({ code: code ?? 124, ...printed }));
  });
}
