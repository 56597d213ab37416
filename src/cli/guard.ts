import { resolve } from "node:path";
import { detectProtocol, findProtocol, protocols } from "../../protocols/index.ts";
import { type JsonObject, parseObject } from "../../protocols/json.ts";
import type { Protocol } from "../../protocols/protocol.ts";
import type { GuardAnswer, Reply, ToolCall } from "../core/tool-call.ts";
import { UNREADABLE } from "../report/denial.ts";
import { formatFindings } from "../report/text.ts";
import { answerCall, type Answered, type LoadPolicy } from "./guard-judge.ts";
import type { GuardRequest } from "./guard-request.ts";
import { type ExitCode, type Io, UsageError } from "./io.ts";

/** What the guard needs of the process beside `Io`. */
export interface GuardIo extends Io {
  /** All of standard input, as UTF-8. */
  readonly readInput: () => string;
  readonly loadPolicy: LoadPolicy;
}

/** `commit-guard guard`. The exit code is that of the agent's protocol: 0 or 2; with `--command` 0 or 1. */
export async function guard(request: GuardRequest, io: GuardIo): Promise<ExitCode> {
  const cwd = request.folder === null ? io.cwd : resolve(io.cwd, request.folder);
  if (request.kind === "command") return guardCommand(request, cwd, io);
  if (request.kind === "batch") return guardBatch(cwd, io);
  const { out, err, code } = await guardPayload(request.agent, cwd, io);
  if (out !== "") io.out(out);
  if (err !== "") io.err(err);
  return code;
}

async function guardPayload(agent: string | null, cwd: string, io: GuardIo): Promise<Reply> {
  const forced = agent === null ? null : findProtocol(agent);
  if (agent !== null && forced === null) throw new UsageError(`--agent: '${agent}' is none of ${agentNames()}`);
  const payload = parseObject(io.readInput());
  const protocol = forced ?? detectProtocol(payload);
  return protocol.reply(await answerPayload(protocol, payload, { cwd, io }), payload);
}

function agentNames(): string {
  return protocols.map(({ name }) => name).join(", ");
}

interface Place {
  readonly cwd: string;
  readonly io: GuardIo;
}

async function answerPayload(protocol: Protocol, payload: JsonObject | null, { cwd, io }: Place): Promise<GuardAnswer> {
  const call = payload === null ? null : protocol.read(payload);
  return call === null ? { verdict: "deny", say: UNREADABLE } : answerCall(call, cwd, io.loadPolicy);
}

type CommandRequest = Extract<GuardRequest, { readonly kind: "command" }>;

async function guardCommand({ text, isJson }: CommandRequest, cwd: string, io: GuardIo): Promise<ExitCode> {
  const { verdict, findings, say } = await answerCall(shellCall(text), cwd, io.loadPolicy);
  const isBlocked = verdict !== "allow";
  if (isJson) io.out(`${JSON.stringify({ schema: 1, verdict: isBlocked ? "block" : "allow", findings }, null, 2)}\n`);
  else if (isBlocked) io.err(findings.length === 0 ? `${say}\n` : `${formatFindings(asJudgement(findings))}${CLOSING}`);
  return isBlocked ? 1 : 0;
}

const CLOSING = "\ncommit-guard: the command was not run\n";

function asJudgement(findings: Answered["findings"]): Parameters<typeof formatFindings>[0] {
  return { findings, skipped: [], unverified: [] };
}

function shellCall(command: string): ToolCall {
  return { tool: "shell", folder: null, actions: [{ kind: "shell", command, shell: "posix" }] };
}

/** One answer for each line, in their order. A line that cannot be read is refused. */
async function guardBatch(cwd: string, io: GuardIo): Promise<ExitCode> {
  const lines = io.readInput().split("\n");
  if (lines.at(-1) === "") lines.pop();
  for (const line of lines) {
    // oxlint-disable-next-line no-await-in-loop -- one line at a time keeps the answers in order
    io.out(`${JSON.stringify(await answerLine(line, { cwd, io }))}\n`);
  }
  return 0;
}

interface BatchAnswer {
  readonly id: unknown;
  readonly verdict: "allow" | "block";
  readonly rules: readonly string[];
}

async function answerLine(line: string, { cwd, io }: Place): Promise<BatchAnswer> {
  const given = parseObject(line);
  const command = given?.["command"];
  const id = given?.["id"] ?? null;
  if (typeof command !== "string") return { id, verdict: "block", rules: [] };
  const { verdict, findings } = await answerCall(shellCall(command), cwd, io.loadPolicy);
  const rules = [...new Set(findings.map(({ rule }) => rule))];
  return { id, verdict: verdict === "allow" ? "allow" : "block", rules };
}
