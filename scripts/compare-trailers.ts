/**
 * Holds our reading of messages against git's, over a whole repository:
 *
 *     node scripts/compare-trailers.ts <repository> [--lost]
 *
 * Both see the text that `git log --encoding=UTF-8` prints, so that encodings and bytes that are not UTF-8 cannot
 * differ. With `--lost` it also prints every trailer that git does not see. Exit code 1 on any difference.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import type { Readable } from "node:stream";
import type { LostTrailer, Message } from "../src/core/commit.ts";
import { parseMessage } from "../src/message/parse-message.ts";

const FIELDS = ["%H", "%B", "%s", "%b", "%(trailers:only,unfold)"];
const SHOWN = 10;

const [repository = ".", flag] = process.argv.slice(2);
process.exitCode = await compareRepository(repository, flag === "--lost");

interface Tally {
  messages: number;
  trailers: number;
  lost: number;
  differences: number;
  milliseconds: number;
}

async function compareRepository(directory: string, showLost: boolean): Promise<number> {
  const tally: Tally = { messages: 0, trailers: 0, lost: 0, differences: 0, milliseconds: 0 };
  const format = `--format=tformat:${FIELDS.join("%x00")}`;
  const git = spawn("git", ["-C", directory, "log", "--all", "-z", "--encoding=UTF-8", format], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const closed = once(git, "close");
  for await (const record of readRecords(git.stdout)) compareRecord(record, tally, showLost);
  await closed;
  const each = (1000 * tally.milliseconds) / tally.messages;
  print(
    `${tally.messages} messages, ${tally.trailers} trailers, ${tally.lost} lost, ${tally.differences} differences, ` +
      `${each.toFixed(1)} us per message`,
  );
  return git.exitCode === 0 && tally.messages > 0 && tally.differences === 0 ? 0 : 1;
}

/** Each field ends in a NUL, which no field holds: messages end at their first NUL for git. */
async function* readRecords(output: Readable): AsyncGenerator<readonly string[]> {
  let record: string[] = [];
  for await (const field of readFields(output)) {
    record.push(field);
    if (record.length < FIELDS.length) continue;
    yield record;
    record = [];
  }
}

async function* readFields(output: Readable): AsyncGenerator<string> {
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  let rest = "";
  for await (const chunk of output) {
    const parts = (rest + decoder.decode(chunk, { stream: true })).split("\0");
    rest = parts.pop() ?? "";
    yield* parts;
  }
}

function compareRecord(record: readonly string[], tally: Tally, showLost: boolean): void {
  const [id = "", text = "", ...theirs] = record;
  const start = performance.now();
  const message = parseMessage(text);
  tally.milliseconds += performance.now() - start;
  tally.messages += 1;
  tally.trailers += message.trailers.length;
  tally.lost += message.lost.length;
  if (showLost) for (const lost of message.lost) print(formatLost(id, lost));
  const ours = [message.subject, message.body, formatTrailers(message)];
  if (ours.every((field, index) => field === theirs[index])) return;
  tally.differences += 1;
  if (tally.differences <= SHOWN) print(`${id} ${JSON.stringify({ text, ours, theirs })}`);
}

function formatTrailers({ trailers }: Message): string {
  return trailers.map(({ token, value }) => `${token}: ${value}\n`).join("");
}

function formatLost(id: string, { token, value, line, column, reason, repair }: LostTrailer): string {
  return `${id.slice(0, 12)}:${line}:${column} ${token}: ${value}\n  ${reason}\n  ${repair}`;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
