import { type Operation, operations } from "../ground/operation.ts";

const OTHER_ROOT = `git checkout --quiet --orphan other; git rm -rfq .; put o.txt o; record "feat: add o"; git checkout --quiet main`;
const TRACKED = `git clone --quiet . ../up; git remote add origin ../up; git fetch --quiet
  git branch --quiet --set-upstream-to=origin/main main`;
const UPSTREAM_MOVED = `${TRACKED}
  git -C ../up -c user.name=Up -c user.email=up@example.com commit --quiet --allow-empty -m "feat: move up"`;

export const MERGES: readonly Operation[] = [
  ...operations("merge", {
    "fast-forward": "git checkout --quiet -b fast v1; git merge --quiet topic",
    "--ff-only": "git checkout --quiet -b fast v1; git merge --quiet --ff-only topic",
    true: "git merge --quiet --no-edit topic",
    "--no-ff": "git checkout --quiet -b fast v1; git merge --quiet --no-ff --no-edit topic",
    "-m": `git merge --quiet -m "$(message "feat: join topic")" topic`,
    "-F": "message 'feat: join topic' >../typed; git merge --quiet -F ../typed topic",
    "--edit": "typing 'feat: join topic'; git merge --quiet --edit topic",
    "its own text in an editor": "GIT_EDITOR=: git merge --quiet --edit topic",
    "--signoff": "git merge --quiet --no-edit --signoff topic",
    "--log": "git merge --quiet --no-edit --log topic",
    "--squash, commit": `git merge --quiet --squash topic; record "feat: take topic"`,
    "--no-commit, commit": "git merge --no-commit topic; git commit --quiet --no-edit",
    "--no-commit, merge --continue": "git merge --no-commit topic; GIT_EDITOR=: git merge --continue",
    "--no-commit, changed, commit": "git merge --no-commit topic; put b.txt more; git commit --quiet --no-edit",
    "conflict, commit": "stops git merge clash; solve; git commit --quiet --no-edit",
    "conflict, commit -m": `stops git merge clash; solve; record "fix: join clash"`,
    "conflict, commit with an editor": "stops git merge clash; solve; typing 'fix: join clash'; git commit --quiet",
    "conflict, commit -a": "stops git merge clash; echo solved >a.txt; git commit --quiet -a --no-edit",
    "conflict, commit -i": "stops git merge clash; echo solved >a.txt; git commit --quiet -i a.txt --no-edit",
    "conflict, merge --continue": "stops git merge clash; solve; GIT_EDITOR=: git merge --continue",
    "conflict, --abort": "stops git merge clash; git merge --abort",
    "conflict, --quit": "stops git merge clash; git merge --quit; git reset --quiet --hard",
    octopus: "git branch other topic~2; git checkout --quiet -b eight main~1; git merge --quiet --no-edit topic main",
    unrelated: `${OTHER_ROOT}; git merge --quiet --no-edit --allow-unrelated-histories other`,
    "-s ours": "git merge --quiet --no-edit -s ours clash",
    "-X theirs": "git merge --quiet --no-edit -X theirs clash",
    subtree: `${OTHER_ROOT}; git merge --quiet --no-edit -s ours --no-commit --allow-unrelated-histories other
      git read-tree --prefix=sub/ -u other; git commit --quiet --no-edit`,
    "-X subtree": `${OTHER_ROOT}; git read-tree --prefix=sub/ -u other; record "feat: take other"
      git checkout --quiet other; put p.txt p; record "feat: add p"; git checkout --quiet main
      git merge --quiet --no-edit --allow-unrelated-histories -X subtree=sub other`,
    "of a tag": "git tag -a -m 'first' first topic; git merge --quiet --no-edit first",
    "in a detached HEAD": "git checkout --quiet --detach; git merge --quiet --no-edit topic",
    "--autostash": "echo more >>b.txt; git merge --quiet --no-edit --autostash topic",
    "amended afterwards": "git merge --quiet --no-edit topic; put b.txt more; git commit --quiet --amend --no-edit",
    "reworded afterwards": "git merge --quiet --no-edit topic; record 'feat: join topic' --amend",
    "--no-verify --verify": "git merge --quiet --no-edit --no-verify --verify topic",
  }),
  ...operations("pull", {
    "with a merge": `${UPSTREAM_MOVED}; put x.txt x; record "feat: add x"; git pull --quiet --no-rebase --no-edit`,
    "--rebase": `${UPSTREAM_MOVED}; put x.txt x; record "feat: add x"; git pull --quiet --rebase`,
    "--rebase=merges": `${UPSTREAM_MOVED}; git merge --quiet --no-edit topic; git pull --quiet --rebase=merges`,
    "--ff-only": `${UPSTREAM_MOVED}; git pull --quiet --ff-only`,
    "--squash": `${UPSTREAM_MOVED}; put x.txt x; record "feat: add x"; git pull --quiet --no-rebase --squash`,
    "--rebase --autostash": `${UPSTREAM_MOVED}; put x.txt x; record "feat: add x"; echo y >>b.txt
      git pull --quiet --rebase --autostash`,
    "of a branch": "git clone --quiet --bare . ../up.git; git pull --quiet --no-rebase --no-edit ../up.git topic",
  }),
];
