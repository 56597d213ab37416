import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, expect, it } from "vitest";
import { findSetup } from "../../../protocols/setup/index.ts";

let folder = "";

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "plugins-"));
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** The plugin as an agent would load it, with a command in place of the guard that keeps what it was given. */
async function load(agent: string, reply: string): Promise<Record<string, unknown>> {
  const [file] = findSetup(agent)?.project ?? [];
  const path = join(folder, `${agent}-${reply.length}.mjs`);
  const given = join(folder, "given.json");
  const command = `cat > '${given}'; printf '%s' '${reply}'`;
  writeFileSync(path, file?.kind === "file" ? file.content(command) : "");
  const module: Record<string, unknown> = await import(/* @vite-ignore */ pathToFileURL(path).href);
  return module;
}

const ALLOW = '{"decision":"allow"}';
const DENY = '{"decision":"deny","reason":"no"}';

async function askOpencode(reply: string, tool: string): Promise<unknown> {
  const { CommitGuard } = await load("opencode", reply);
  const hooks: unknown = typeof CommitGuard === "function" ? await CommitGuard({ directory: folder }) : {};
  const hook: unknown = Reflect.get(Object(hooks), "tool.execute.before");
  return typeof hook === "function" ? hook({ tool }, { args: { command: "ls" } }) : "no hook";
}

it("lets opencode go on, or throws", async () => {
  await expect(askOpencode(ALLOW, "bash")).resolves.toBeUndefined();
  await expect(askOpencode(DENY, "bash")).rejects.toThrow("no");
  await expect(askOpencode("broken", "bash")).rejects.toThrow("commit-guard did not answer");
  await expect(askOpencode("null", "bash")).rejects.toThrow("commit-guard did not answer");
  await expect(askOpencode("", "read")).resolves.toBeUndefined();
});

async function askAmp(reply: string): Promise<unknown> {
  const module = await load("amp", reply);
  const start: unknown = module["default"];
  const handlers: unknown[] = [];
  const amp = {
    system: { workspaceRoot: "file:///x" },
    helpers: { filePathFromURI: () => folder, shellCommandFromToolCall: () => ({ command: "ls", dir: "/tmp" }) },
    on: (_event: string, handler: unknown) => handlers.push(handler),
  };
  if (typeof start === "function") {
    start(amp);
  }
  const [handler] = handlers;
  return typeof handler === "function" ? handler({ tool: "Bash", input: { cmd: "ls" } }) : "no handler";
}

it("lets Amp go on, or rejects", async () => {
  await expect(askAmp(ALLOW)).resolves.toEqual({ action: "allow" });
  await expect(askAmp(DENY)).resolves.toEqual({ action: "reject-and-continue", message: "no" });
  await expect(askAmp("broken")).resolves.toMatchObject({ action: "reject-and-continue" });
});
