import { createAttributionReader } from "../agents/attribution-facts.ts";
import { checkCommit } from "../core/check.ts";
import type { Commit } from "../core/commit.ts";
import { joinJudgements, type Judgement } from "../core/finding.ts";
import { readOptions } from "../core/options.ts";
import type { CommitRule, Part } from "../core/rule.ts";
import { type CommitReader, type CommitReaderOptions, type GitFacts, openCommits } from "../git/commits.ts";
import { type Draft, storeDraft } from "../git/draft.ts";
import { listCommits } from "../git/list-commits.ts";
import { explainMissing } from "../git/missing.ts";
import type { Repository } from "../git/open-repository.ts";
import type { Range } from "../git/range.ts";
import { createSandbox, type Sandbox } from "../git/sandbox.ts";
import type { LintMessage } from "../settings/commitlint-source.ts";
import type { Policy } from "../settings/settings.ts";
import { completeFacts, type FactSources } from "./facts.ts";
import { generatedGlobs } from "./generated-globs.ts";

export interface JudgeOptions {
  readonly repository: Repository;
  readonly policy: Policy;
  readonly rules: readonly CommitRule[];
  /** Null when the repository has no commitlint configuration. */
  readonly lint: LintMessage | null;
  /** The agent whose environment this is; it makes drafts, not stored commits. */
  readonly runningAgent: string | null;
}

/** A reading of a draft: what it will be, which of its parts are known, and how to commit again. */
export interface DraftReading {
  readonly draft: Draft;
  readonly message: string;
  readonly parts: readonly Part[];
  readonly again: string | null;
  readonly amends?: boolean;
}

export interface RangeJudgement {
  readonly judgement: Judgement;
  /** How many commits were judged. */
  readonly commits: number;
}

const ALL_PARTS: readonly Part[] = ["message", "changes"];

/** Hooks and `check` both judge here, so that the same commit gets the same findings from each. */
export class Judge implements Disposable {
  readonly sandbox: Sandbox;
  readonly #options: JudgeOptions;
  readonly #commits: CommitReader;
  readonly #sources: FactSources;
  readonly #judged = new Set<string>();

  constructor(options: JudgeOptions) {
    const { repository, policy, rules, lint, runningAgent } = options;
    this.#options = options;
    this.sandbox = createSandbox(repository);
    const globsAt = generatedGlobs(repository, policy, rules);
    this.#commits = openCommits(this.sandbox, { limits: limitsOf(policy, rules), globsAt });
    const isOff = policy.settings.rules["assisted-by"]?.severity === "off";
    const attributions = isOff ? null : createAttributionReader(repository.root, policy.settings.agents.sources);
    this.#sources = { attributions, lint, runningAgent };
  }

  /** Every commit of a range that was not judged before, parents first. Throws GitError, and ShallowBoundary where the clone's history ends inside. */
  async judgeRange(range: Range): Promise<RangeJudgement> {
    return this.#explaining(() => this.#judgeRange(range));
  }

  /** Stores the draft in the sandbox and judges it as every other commit. Throws GitError. */
  async judgeDraft(reading: DraftReading): Promise<Judgement> {
    return this.#explaining(() => this.#judgeDraft(reading));
  }

  /** The stored commits that were judged so far, by id. */
  get judged(): ReadonlySet<string> {
    return this.#judged;
  }

  [Symbol.dispose](): void {
    this.#sources.attributions?.close();
    this.#commits[Symbol.dispose]();
    this.sandbox[Symbol.dispose]();
  }

  async #explaining<T>(judge: () => Promise<T>): Promise<T> {
    try {
      return await judge();
    } catch (error) {
      throw explainMissing(this.#options.repository, error);
    }
  }

  async #judgeRange(range: Range): Promise<RangeJudgement> {
    const judgements: Judgement[] = [];
    const batches = listCommits(this.#options.repository, this.sandbox, range);
    const readNew = (ids: readonly string[]): Promise<readonly GitFacts[]> => this.#commits.read(this.#onlyNew(ids));
    for await (const facts of readAhead(batches, readNew)) {
      const commits = await Promise.all(facts.map((fact) => completeFacts(fact, null, this.#sources)));
      judgements.push(...commits.map((commit) => this.#check(commit, ALL_PARTS)));
    }
    return { judgement: joinJudgements(judgements), commits: judgements.length };
  }

  async #judgeDraft({ draft, message, parts, again, amends = false }: DraftReading): Promise<Judgement> {
    const id = storeDraft(draft, message, this.sandbox);
    const facts = await this.#commits.read([id]);
    const commits = await Promise.all(facts.map((fact) => completeFacts(fact, { again, amends }, this.#sources)));
    return joinJudgements(commits.map((commit) => this.#check(commit, parts)));
  }

  /** Ranges may overlap. */
  #onlyNew(ids: readonly string[]): string[] {
    const fresh = ids.filter((id) => !this.#judged.has(id));
    for (const id of fresh) this.#judged.add(id);
    return fresh;
  }

  #check(commit: Commit, parts: readonly Part[]): Judgement {
    const { rules, policy } = this.#options;
    return checkCommit(commit, { rules, settings: policy.settings.rules, parts });
  }
}

/** Reads one batch ahead, so that git works while rules run. */
async function* readAhead<A, B>(batches: AsyncIterable<A>, read: (batch: A) => Promise<B>): AsyncGenerator<B> {
  let current: Promise<B> | null = null;
  for await (const batch of batches) {
    const next = read(batch);
    next.catch(() => undefined); // it is awaited in its turn
    if (current) yield await current;
    current = next;
  }
  if (current) yield await current;
}

const BYTES_PER_KIB = 1024;

/** Below these sizes no rule asks whether a file is generated. */
function limitsOf({ settings }: Policy, rules: readonly CommitRule[]): CommitReaderOptions["limits"] {
  const optionOf = (id: string, name: string): number => {
    const rule = rules.find((one) => one.id === id);
    const value = readOptions(rule?.options ?? {}, settings.rules[id]?.options ?? {})[name];
    return typeof value === "number" ? value : 0;
  };
  return {
    files: optionOf("atomic-files", "max"),
    lines: optionOf("atomic-lines", "max"),
    binaryBytes: optionOf("atomic-lines", "maxBinaryKiB") * BYTES_PER_KIB,
  };
}
