import { type Operation, operations } from "../ground/operation.ts";

const LATER = `put a.txt later; record "fix: change a later"`;
const MERGED = `git checkout --quiet -b both v1; git merge --quiet --no-ff --no-edit topic; git checkout --quiet main`;

export const PICKS: readonly Operation[] = [
  ...operations("cherry-pick", {
    single: "git cherry-pick topic",
    range: "git cherry-pick v1..topic",
    "several named": "git cherry-pick topic~2 topic",
    "--edit": "typing 'feat: pick t3'; git cherry-pick --edit topic",
    "-x": "git cherry-pick -x topic",
    "--signoff": "git cherry-pick --signoff topic",
    "-n, commit": `git cherry-pick -n topic; record "feat: take t3"`,
    "-n of a range, commit": `git cherry-pick -n v1..topic; record "feat: take all"`,
    "-n, commit -C": "git cherry-pick -n topic; git commit --quiet -C topic",
    "-m 1": `${MERGED}; git cherry-pick -m 1 both`,
    "--ff": "git checkout --quiet -b fast v1; git cherry-pick --ff topic~2",
    "--allow-empty": `git checkout --quiet -b empty main; record "chore: nothing" --allow-empty
      git checkout --quiet main; git cherry-pick --allow-empty empty`,
    "--keep-redundant-commits": "git cherry-pick topic; git cherry-pick --keep-redundant-commits topic",
    "--strategy-option": "git cherry-pick -X theirs clash~1",
    "conflict, --continue": "stops git cherry-pick clash~1; solve; GIT_EDITOR=: git cherry-pick --continue",
    "conflict, --continue with an editor":
      "stops git cherry-pick clash~1; solve; typing 'fix: take a'; git cherry-pick --continue",
    "conflict, commit": `stops git cherry-pick clash~1; solve; git commit --quiet --no-edit`,
    "conflict, commit -m": `stops git cherry-pick clash~1; solve; record "fix: take a"`,
    "conflict, --skip": "stops git cherry-pick v1..clash; git cherry-pick --skip",
    "conflict, --abort": "stops git cherry-pick v1..clash; git cherry-pick --abort",
    "conflict, --quit": "stops git cherry-pick v1..clash; git cherry-pick --quit; git reset --quiet --hard",
    "range with a conflict, --continue":
      "stops git cherry-pick v1..clash; solve; GIT_EDITOR=: git cherry-pick --continue",
  }),
  ...operations("revert", {
    "--no-edit": "git revert --no-edit HEAD",
    "with an editor": "typing 'fix: take m back'; git revert -e HEAD",
    "--edit": "typing 'fix: take m back'; git revert --edit HEAD",
    "with its own text": "GIT_EDITOR=true git revert --edit HEAD",
    range: "git revert --no-edit v1..HEAD",
    "range with an editor": "typing 'fix: take all back'; git revert --edit v1..HEAD",
    "--signoff": "git revert --no-edit --signoff HEAD",
    "-n, commit": `git revert -n HEAD; record "fix: take m back"`,
    "-n of a range, commit": `git revert -n v1..HEAD; record "fix: take all back"`,
    "-m 1": `${MERGED}; git checkout --quiet both; git revert --no-edit -m 1 HEAD`,
    "of a revert": "git revert --no-edit HEAD; git revert --no-edit HEAD",
    "conflict, --continue": `${LATER}
      stops git revert --no-edit HEAD~2; solve; message "fix: take a back" >.git/MERGE_MSG; git revert --continue`,
    "conflict, commit with an editor": `${LATER}
      stops git revert HEAD~2; solve; typing "fix: take a back"; git commit --quiet`,
    "conflict, commit": `${LATER}
      stops git revert --no-edit HEAD~2; solve; record "fix: take a back"`,
    "conflict, --abort": `${LATER}
      stops git revert --no-edit HEAD~2; git revert --abort`,
    "conflict, --skip": `${LATER}
      stops git revert --no-edit HEAD~2 HEAD~1; git revert --skip`,
  }),
];
