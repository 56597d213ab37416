import { existsSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { detectAgent } from "../agents/running-agent.ts";
import { shellQuote } from "../core/remedy.ts";
import type { Step } from "../core/rule.ts";
import { realFile } from "../git/config-entries.ts";
import type { Repository } from "../git/open-repository.ts";
import type { PackagePlace } from "../install/package-place.ts";
import type { Plan } from "../install/plan-changes.ts";

interface Circumstances {
  readonly repository: Repository;
  readonly place: PackagePlace;
  readonly env: NodeJS.ProcessEnv;
  /** Where the reader stands. */
  readonly cwd: string;
}

/** What is left to do for the reader, ending with the commands that commit what was written. */
export function closingSteps(plan: Plan, circumstances: Circumstances): readonly Step[] {
  const isTracked = plan.changes.some(({ part, to }) => !part.startsWith("agent-") && part !== "clone" && to !== null);
  const setUp = isTracked ? setUpSteps(circumstances) : [];
  return [...setUp, ...plan.next, ...commitSteps(plan, circumstances)];
}

function setUpSteps({ repository, place }: Circumstances): readonly Step[] {
  const install = { say: "commit-guard is no dependency here yet:", run: "npm install --save-dev commit-guard" };
  const prepare = prepareScript(repository, place);
  const arm =
    prepare === null
      ? []
      : [{ say: "Let npm arm every clone:", run: `npm pkg set ${shellQuote(`scripts.prepare=${prepare}`)}` }];
  return [...(place.isDependency ? [] : [install]), ...arm];
}

/** The script `prepare` as it should be; null where it calls init already, or where there is no package.json to hold it. */
function prepareScript({ root }: Repository, { inRepository }: PackagePlace): string | null {
  const file = join(root, inRepository, "../../package.json");
  if (!existsSync(file)) return null;
  try {
    const { scripts }: { readonly scripts?: Readonly<Record<string, string>> } = JSON.parse(readFileSync(file, "utf8"));
    const present = scripts?.["prepare"] ?? "";
    if (present.includes("commit-guard")) return null;
    return present === "" ? "commit-guard init" : `${present} && commit-guard init`;
  } catch {
    return null;
  }
}

/** The limit of preset strict, which may judge these very commits. */
const MOST_FILES = 5;

function commitSteps({ changes }: Plan, { cwd, env }: Circumstances): readonly Step[] {
  const paths = (wanted: string): readonly string[] =>
    changes
      .filter(({ part, to }) => part === wanted && to !== null)
      .map(({ path }) => shellQuote(relative(realFile(cwd), path)));
  const trailer = assistedBy(env);
  const commits = [
    ...inParts(paths("settings")).map((files) => commitStep("chore: adopt the policy of commit-guard", files, trailer)),
    ...inParts(paths("host")).map((files) => commitStep("chore: call commit-guard from the hooks", files, trailer)),
    ...inParts(paths("agent")).map((files) => commitStep("chore: have agents ask commit-guard", files, trailer)),
  ];
  const isOpen = trailer.includes("<model>") && commits.length > 0;
  return isOpen ? [{ say: "Write the model's name for <model> in these commands." }, ...commits] : commits;
}

function assistedBy(env: NodeJS.ProcessEnv): string {
  const agent = detectAgent(env)?.agent;
  return agent === undefined ? "Assisted-By: none" : `Assisted-By: ${agent} (<model>)`;
}

function inParts(files: readonly string[]): readonly (readonly string[])[] {
  return files.length === 0 ? [] : [files.slice(0, MOST_FILES), ...inParts(files.slice(MOST_FILES))];
}

function commitStep(subject: string, files: readonly string[], trailer: string): Step {
  const paths = files.join(" ");
  const message = [subject, trailer].map((text) => `-m ${shellQuote(text)}`).join(" ");
  return { say: "Commit what was written:", run: `git add -- ${paths} && git commit -s ${message} -- ${paths}` };
}
