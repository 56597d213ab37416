import type { Judgement, Note } from "../core/finding.ts";
import { GitError } from "../git/run-git.ts";
import { checkAgents } from "./agents.ts";
import { checkAliases } from "./aliases.ts";
import { type Heard, hearTrials } from "./canary.ts";
import { checkConditionalIncludes } from "./conditional-includes.ts";
import { checkDrift } from "./drift.ts";
import { checkEnvironment } from "./environment.ts";
import { groupBy } from "./group.ts";
import { checkHookFiles } from "./hook-files.ts";
import { bestRoute } from "./hook-row.ts";
import { checkHookSwitches } from "./hook-switches.ts";
import { checkHooksPath } from "./hooks-path.ts";
import { checkConfigLocks, checkIndexLocks, checkMissingWorktrees } from "./leftovers.ts";
import { checkInstalled } from "./not-installed.ts";
import { checkMessageChanges } from "./message-changes.ts";
import { checkPackage } from "./package.ts";
import { checkPlatform } from "./platform.ts";
import { type Problem, toFinding } from "./problem.ts";
import { checkSettings } from "./settings.ts";
import { checkShellEnvironment } from "./shell-environment.ts";
import { checkSlipped } from "./slipped.ts";
import { checkStartFiles } from "./start-files.ts";
import { type Circumstances, type Survey, takeSurvey } from "./survey.ts";
import { checkTrackedFiles } from "./tracked-files.ts";
import { runTrials } from "./trial.ts";
import { checkUnarmedHosts } from "./unarmed-hosts.ts";

type Check = (survey: Survey) => readonly Problem[];

/** Each looks at one way in which a hook can be passed by, in the order in which they are told. */
const CHECKS: readonly Check[] = [
  checkConfigLocks,
  checkHooksPath,
  checkConditionalIncludes,
  checkUnarmedHosts,
  checkTrackedFiles,
  checkHookFiles,
  checkMessageChanges,
  checkHookSwitches,
  checkEnvironment,
  checkShellEnvironment,
  checkStartFiles,
  checkDrift,
  checkAliases,
  checkSlipped,
  checkPackage,
  checkSettings,
  checkAgents,
  checkIndexLocks,
  checkMissingWorktrees,
  checkPlatform,
];

/** What runs at one event in one work tree. */
export interface HookLine {
  readonly worktree: string;
  readonly event: string;
  readonly file: string | null;
  readonly state: string;
  readonly via: string;
}

export interface Diagnosis extends Judgement {
  readonly hooks: readonly HookLine[];
  readonly problems: readonly Problem[];
}

/** Looks at every way to a hook in every work tree, then has git run those of this one. Throws GitError. */
export function examine(circumstances: Circumstances): Diagnosis {
  const survey = takeSurvey(circumstances);
  if (survey.worktrees.length === 0) throw new GitError(explainEmpty(survey));
  const absent = checkInstalled(survey);
  const found = absent.length > 0 ? absent : CHECKS.flatMap((check) => check(survey));
  const heard = absent.length > 0 ? SILENCE : listen(survey, found);
  const problems = mergeAlike([...found, ...heard.problems]);
  const unverified = [...unreadableNotes(survey), ...heard.unverified];
  return { findings: problems.map(toFinding), skipped: [], unverified, hooks: linesOf(survey), problems };
}

function explainEmpty({ repository, unreadable }: Survey): string {
  const [reason] = unreadable.values();
  return reason ?? `'${repository.root}' has no work tree: the hooks of a commit never run there`;
}

const SILENCE: Heard = { problems: [], unverified: [] };

/** What makes git do otherwise than the hook files say, and is told already. */
const EXPLAINED: ReadonlySet<string> = new Set(["doctor-environment", "doctor-start-file", "doctor-package"]);

function listen(survey: Survey, found: readonly Problem[]): Heard {
  if (!survey.rehearses || found.some(({ rule }) => EXPLAINED.has(rule))) return SILENCE;
  try {
    return hearTrials(runTrials(survey));
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
    return { problems: [], unverified: [{ rule: "doctor-canary", commit: null, reason: error.message }] };
  }
}

function unreadableNotes(survey: Survey): readonly Note[] {
  return [...survey.unreadable].map(([path, reason]) => ({
    rule: "doctor-worktree",
    commit: null,
    reason: `the work tree '${path}' cannot be read: ${reason}`,
  }));
}

/** Work trees share hooks and configuration: what one command repairs in all is told once. */
function mergeAlike(problems: readonly Problem[]): readonly Problem[] {
  const groups = groupBy(problems, ({ where: _where, repair: _repair, ...rest }) => JSON.stringify(rest));
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    return first === undefined ? [] : [{ ...first, where: joinPlaces(group.map(({ where }) => where)) }];
  });
}

const MOST_PLACES = 3;

function joinPlaces(places: readonly string[]): string {
  const unique = [...new Set(places)];
  const rest = unique.length - MOST_PLACES;
  return rest > 0 ? `${unique.slice(0, MOST_PLACES).join(", ")} … ${rest} more` : unique.join(", ");
}

function linesOf({ worktrees }: Survey): readonly HookLine[] {
  return worktrees.flatMap(({ root, hooks }) =>
    hooks.map((row) => {
      const { file, state, via } = bestRoute(row);
      return { worktree: root, event: row.event, file, state, via };
    }),
  );
}
