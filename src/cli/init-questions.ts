import { readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { isatty } from "node:tty";
import { visible } from "../core/visible.ts";
import type { Repository } from "../git/open-repository.ts";
import { tryResolve } from "../git/range.ts";
import { findCommitlintLine } from "../install/commitlint-line.ts";
import type { Change, Plan } from "../install/plan-changes.ts";
import { type PolicyChoice, STRICT } from "../install/settings-content.ts";
import { ask } from "./ask.ts";
import { isInstalling } from "./init-circumstances.ts";
import type { Io } from "./io.ts";

/** Somebody who can be asked. */
export interface Asker {
  /** Gives the default for an empty answer, no where there is none. */
  readonly confirm: (question: string, byDefault: boolean) => Promise<boolean>;
}

/** Null where nobody can answer. */
export function openTerminal({ env }: Io): Asker | null {
  return isatty(0) && isatty(2) && !isInstalling(env) ? { confirm } : null;
}

/** What the settings shall say, where they are written at all. */
export async function askPolicy(asker: Asker, repository: Repository): Promise<PolicyChoice> {
  const hasHistory = tryResolve(repository, "HEAD") !== null;
  const reportOnly =
    hasHistory &&
    (await asker.confirm('Start with "mode": "report", so that findings are shown and nothing is refused yet?', true));
  const agentsOnly =
    !hasAgentFiles(repository) &&
    (await asker.confirm("No agent files here: ask for Assisted-By only where an agent is at work?", true));
  return { ...STRICT, reportOnly, agentsOnly };
}

/** The files whose line for commitlint may go. */
export async function askDrops(asker: Asker, plan: Plan): Promise<ReadonlySet<string>> {
  const drops = new Set<string>();
  for (const { path, number, text } of commitlintLines(plan)) {
    const question = `${path}:${number} runs commitlint, which commit-guard does itself. Take it out? (${text})`;
    // oxlint-disable-next-line no-await-in-loop -- a person answers one question after the other
    if (await asker.confirm(question, true)) drops.add(path);
  }
  return drops;
}

interface FoundLine {
  readonly path: string;
  readonly number: number;
  readonly text: string;
}

/** Lines of tracked hook files that run what commit-guard judges, too. */
export function commitlintLines({ changes }: Plan): readonly FoundLine[] {
  return changes.flatMap(({ path, from, to }) => {
    const line = basename(path) === "commit-msg" && to !== null ? findCommitlintLine(to) : null;
    return from === null || line === null ? [] : [{ path, number: numberIn(from), text: visible(line.text.trim()) }];
  });
}

function numberIn(from: Change["from"]): number {
  return findCommitlintLine(from)?.number ?? 1;
}

async function confirm(question: string, byDefault: boolean): Promise<boolean> {
  const answer = await ask(`${question} [${byDefault ? "Y/n" : "y/N"}] `);
  if (answer === null) return false;
  return answer.trim() === "" ? byDefault : /^y(?:es)?$/i.test(answer.trim());
}

function hasAgentFiles({ root }: Repository): boolean {
  try {
    return readdirSync(join(root, ".claude/agents"), { recursive: true, encoding: "utf8" }).some((name) =>
      name.endsWith(".md"),
    );
  } catch {
    return false;
  }
}
