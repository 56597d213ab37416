import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { detectAgent } from "../agents/running-agent.ts";
import type { CommitRule } from "../core/rule.ts";
import type { Repository } from "../git/open-repository.ts";
import { checkoutSource } from "../git/settings-sources.ts";
import {
  COMMITLINT_FILES,
  findCommitlintConfiguration,
  isCommitlintCode,
  type LintMessage,
} from "../settings/commitlint-source.ts";
import type { SettingsSource } from "../settings/load-settings.ts";
import { SettingsError } from "../settings/settings-error.ts";
import type { Policy } from "../settings/settings.ts";
import { Judge } from "./judge.ts";

interface Opening {
  readonly repository: Repository;
  /** Where the policy was read from: a commitlint configuration binds from there too. */
  readonly source: SettingsSource;
  readonly policy: Policy;
  readonly rules: readonly CommitRule[];
}

/** Throws SettingsError where the repository's commitlint configuration cannot be used. */
export async function openJudge({ repository, source, policy, rules }: Opening): Promise<Judge> {
  const isOn = policy.settings.rules["conventional-subject"]?.severity !== "off";
  const lint = isOn ? await openCommitlint(repository, source) : null;
  return new Judge({ repository, policy, rules, lint, runningAgent: detectAgent(process.env)?.agent ?? null });
}

async function openCommitlint(repository: Repository, source: SettingsSource): Promise<LintMessage | null> {
  const file = findCommitlintConfiguration(source.present(COMMITLINT_FILES), (name) => source.read(name) ?? "");
  if (file === null) return null;
  const { loadCommitlint } = await import("../settings/commitlint.ts");
  if (source.revision !== null) return lintFromRevision(file, source, loadCommitlint);
  if (isCommitlintCode(file)) refuseUnstaged(file, repository, source);
  return loadCommitlint({ root: repository.root, file, dataOnly: false, text: source.read(file) });
}

type LoadCommitlint = typeof import("../settings/commitlint.ts").loadCommitlint;

/** Of a revision only data counts: it is read from a folder that holds nothing else, and nothing there may run. */
async function lintFromRevision(file: string, source: SettingsSource, load: LoadCommitlint): Promise<LintMessage> {
  if (isCommitlintCode(file)) {
    const reason = `${file} is code and is not run from another revision; a .commitlintrc.json would be read`;
    return () => Promise.resolve({ kind: "refused", reason });
  }
  const root = mkdtempSync(join(tmpdir(), "commit-guard-"));
  try {
    writeFileSync(join(root, file), source.read(file) ?? "");
    return await load({ root, file, dataOnly: true });
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** Code is run where it stands; what is committed is judged by what is committed. */
function refuseUnstaged(file: string, repository: Repository, source: SettingsSource): void {
  const checkout = checkoutSource(repository, null).read(file);
  if (checkout !== source.read(file))
    throw new SettingsError(`${file}: differs from its staged version; run git add ${file}`);
}
