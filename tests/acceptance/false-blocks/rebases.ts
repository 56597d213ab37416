import { type Operation, operations } from "../ground/operation.ts";

const ONTO_MAIN = "git rebase --quiet main clash";

export const REBASES: readonly Operation[] = operations("rebase", {
  "onto main": "git rebase --quiet main topic",
  "nothing to do": "git rebase --quiet v1 topic",
  "--force-rebase": "git rebase --quiet --no-ff v1 topic",
  "--onto": "git rebase --quiet --onto main topic~2 topic",
  "--root": "git checkout --quiet topic; git rebase --quiet --root",
  "--root --onto": "git rebase --quiet --root --onto main topic",
  "--signoff": "git rebase --quiet --signoff main topic",
  "--apply": "git rebase --quiet --apply main topic",
  "--apply with a conflict, --continue": `stops git rebase --apply main clash; solve; git rebase --continue`,
  "--merge": "git rebase --quiet --merge main topic",
  "--keep-base": "git checkout --quiet topic; git rebase --quiet --keep-base main",
  "--committer-date-is-author-date": "git rebase --quiet --committer-date-is-author-date main topic",
  "--rebase-merges": `git checkout --quiet -b both main; git merge --quiet --no-edit topic; put x.txt x; record "feat: add x"
    git rebase --quiet --rebase-merges v1 both; git rebase --quiet --no-ff --rebase-merges v1 both`,
  "-x with a command": "git rebase --quiet -x 'test -f a.txt' main topic",
  "-x with a commit": `git rebase --quiet -x 'git commit --quiet --amend --no-edit' main topic`,
  "-x with a new commit": `message "feat: add x" >../typed; git checkout --quiet topic
    git rebase --quiet -x 'echo x >>x.txt; git add x.txt; git commit --quiet -F ../typed' main`,
  "-i, list untouched": "GIT_SEQUENCE_EDITOR=: git rebase --quiet -i main topic",
  "-i reword": "todo '2s/^pick/reword/'; typing 'feat: add the second'; git rebase --quiet -i main topic",
  "-i reword of the last": "todo '3s/^pick/reword/'; typing_on_top 'feat: add last'; git rebase --quiet -i main topic",
  "-i squash": "todo '2s/^pick/squash/'; typing 'feat: add two'; git rebase --quiet -i main topic",
  "-i squash of three": "todo '2,3s/^pick/squash/'; typing 'feat: add three'; git rebase --quiet -i main topic",
  "-i fixup": "todo '2,3s/^pick/fixup/'; git rebase --quiet -i main topic",
  "-i fixup -c": "todo '2s/^pick/fixup -c/'; typing 'feat: add two'; git rebase --quiet -i main topic",
  "-i drop": "todo '2s/^pick/drop/'; git rebase --quiet -i main topic",
  "-i reordered": "todo '1{h;d};2G'; git rebase --quiet -i main topic",
  "-i exec": "todo '1aexec true'; git rebase --quiet -i main topic",
  "-i break": "todo '1abreak'; git rebase -i main topic; git rebase --continue",
  "-i edit, untouched": "todo '2s/^pick/edit/'; git rebase -i main topic; git rebase --continue",
  "-i edit, amended": `todo '2s/^pick/edit/'; git rebase -i main topic
    put t2.txt changed; git commit --quiet --amend --no-edit; git rebase --continue`,
  "-i edit, staged and continued": `todo '2s/^pick/edit/'; git rebase -i main topic
    put t2.txt changed; GIT_EDITOR=: git rebase --continue`,
  "-i edit, split in two": `todo '2s/^pick/edit/'; git rebase -i main topic; git reset --quiet HEAD^
    git add t2.txt; record "feat: add the half"; put x.txt x; record "feat: add the rest"; git rebase --continue`,
  "-i edit, --abort": "todo '2s/^pick/edit/'; git rebase -i main topic; git rebase --abort",
  "--autosquash with fixup": `git checkout --quiet topic; put t1.txt more; record "fixup! feat: add t1"
    GIT_SEQUENCE_EDITOR=: git rebase --quiet -i --autosquash v1`,
  "--autosquash with squash": `git checkout --quiet topic; put t1.txt more; record "squash! feat: add t1"
    typing "feat: add t1 in full"; GIT_SEQUENCE_EDITOR=: git rebase --quiet -i --autosquash v1`,
  "conflict, --continue": `stops ${ONTO_MAIN}; solve; GIT_EDITOR=: git rebase --continue`,
  "conflict, --continue with an editor": `stops ${ONTO_MAIN}; solve; typing "fix: settle a"; git rebase --continue`,
  "conflict, commit, --continue": `stops ${ONTO_MAIN}; solve; record "fix: settle a"; git rebase --continue`,
  "conflict, --skip": `stops ${ONTO_MAIN}; git rebase --skip`,
  "conflict, --abort": `stops ${ONTO_MAIN}; git rebase --abort`,
  "conflict, --quit": `stops ${ONTO_MAIN}; git rebase --quit; git reset --quiet --hard`,
  "--autostash": "git checkout --quiet topic; echo more >>t1.txt; git rebase --quiet --autostash main",
  "--update-refs": "git branch middle topic~1; git rebase --quiet --update-refs main topic",
  "--empty=drop":
    "git checkout --quiet -b twice main; git cherry-pick topic~2; git rebase --quiet --empty=drop twice topic",
  "--exec in a worktree": "git worktree add --quiet ../tree topic; cd ../tree; git rebase --quiet -x true main",
});
