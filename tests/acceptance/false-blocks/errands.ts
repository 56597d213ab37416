import { type Operation, operations } from "../ground/operation.ts";

const PEER = "git clone --quiet --bare . ../peer.git; git remote add peer ../peer.git; git fetch --quiet peer";
export const ERRANDS: readonly Operation[] = [
  ...operations("errand", {
    "filter-branch message": `git filter-branch --msg-filter 'sed s/m/n/' v1..main >/dev/null 2>&1`,
    "filter-branch tree": `git filter-branch --tree-filter 'rm -f b.txt' v1..main >/dev/null 2>&1`,
    gc: "git gc --quiet --prune=now",
    "repack and prune": "git repack -adq; git prune",
    fetch: `${PEER}; git -C ../peer.git branch more topic; git fetch --quiet peer`,
    push: `${PEER}; put x.txt x; record "feat: add x"; git push --quiet peer main`,
    "push of a new branch": `${PEER}; git checkout --quiet -b new; put x.txt x; record "feat: add x"
      git push --quiet -u peer new`,
    "push -n": `${PEER}; put x.txt x; record "feat: add x"; git push --quiet -n peer main`,
    "push --force": `${PEER}; git commit --quiet --amend --no-edit --date 2026-02-03T04:05:06Z; git push --quiet -f peer main`,
    "push --delete": `${PEER}; git push --quiet --delete peer topic`,
    "push of a tag": `${PEER}; git tag -a -m two v2; git push --quiet peer v2`,
    "push of nothing": `${PEER}; git push --quiet peer main`,
    "push --all": `${PEER}; git push --quiet --all peer`,
    clone: "git clone --quiet . ../copy",
    "clone --bare": "git clone --quiet --bare . ../copy.git",
    notes: "git notes add -m note HEAD; git notes append -m more HEAD; git notes remove HEAD",
    "tag -a": "git tag -a -m two v2; git tag -d v2; git tag v2",
    bisect:
      "git bisect start --quiet HEAD v1 2>/dev/null || git bisect start HEAD v1; git bisect run true; git bisect reset",
    replace: "git replace HEAD topic; git replace -d HEAD",
    "replace, then commit": `git replace HEAD~1 topic; put x.txt x; record "feat: add x"`,
    "reset and checkout":
      "git reset --quiet --hard v1; git checkout --quiet topic -- t1.txt; git checkout --quiet -f main",
    "switch and restore": "git switch --quiet topic; git restore --source main a.txt; git switch --quiet -f main",
    "branch moves": "git branch new topic; git branch -f new main; git branch -m new newer; git branch -D newer",
    "commit-tree": "git update-ref refs/heads/new $(git commit-tree -p HEAD -m x HEAD^{tree})",
    "fast-import": "git fast-export --all | git -C . fast-import --quiet --force",
    "reflog and fsck": "git reflog expire --expire=now --all; git fsck --no-progress >/dev/null",
    rerere: `git config rerere.enabled true; stops git merge clash; solve; git commit --quiet --no-edit
      git reset --quiet --hard HEAD^; stops git merge clash; git add a.txt; git commit --quiet --no-edit`,
    "archive and bundle": "git archive HEAD >/dev/null; git bundle create --quiet ../all.bundle --all",
    "undo the last commit": `put x.txt x; record "feat: add x"; git reset --quiet --soft HEAD^; record "feat: add x"`,
  }),
  ...operations("newer git", {
    "history reword": "typing 'feat: add n'; git history reword HEAD",
    replay: "git replay --onto main v1..topic >../moves; test ! -s ../moves || git update-ref --stdin <../moves",
  }).map((operation) => ({ ...operation, since: [2, 54] as const })),
];
