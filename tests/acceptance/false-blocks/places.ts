import { type Operation, operations } from "../ground/operation.ts";

const SUBMODULE = `git clone --quiet . ../lib; git submodule --quiet add ../lib lib; record "build: add lib"`;

export const PLACES: readonly Operation[] = [
  ...operations("worktree", {
    "commit in one": `git worktree add --quiet -b w ../tree; cd ../tree; put x.txt x; record "feat: add x"`,
    "commit in a detached one": `git worktree add --quiet --detach ../tree; cd ../tree; put x.txt x; record "feat: add x"`,
    "commit by git -C": `git worktree add --quiet -b w ../tree; echo x >../tree/x.txt; git -C ../tree add x.txt
      git -C ../tree commit --quiet -m "$(message "feat: add x")"`,
    "commit in one of a folder": `git worktree add --quiet -b w ../tree; mkdir ../tree/deep; cd ../tree/deep
      put x.txt x; record "feat: add x"`,
    "merge in one": "git worktree add --quiet ../tree topic; cd ../tree; git merge --quiet --no-edit main",
    "rebase in one": "git worktree add --quiet ../tree topic; cd ../tree; git rebase --quiet main",
    "pick in one": "git worktree add --quiet ../tree topic; cd ../tree; git cherry-pick main",
    "conflict in one, commit": `git worktree add --quiet ../tree clash; cd ../tree; stops git merge main; solve
      git commit --quiet --no-edit`,
    "commits in two at once": `git worktree add --quiet -b w ../tree; put x.txt x; echo y >../tree/y.txt
      git -C ../tree add y.txt; (cd ../tree; record "feat: add y") & record "feat: add x"; wait $!`,
    "move, lock, remove": `git worktree add --quiet -b w ../tree; git worktree lock ../tree; git worktree unlock ../tree
      git worktree move ../tree ../moved; git worktree remove ../moved`,
    "of a bare repository": `git clone --quiet --bare . ../bare.git; git -C ../bare.git worktree add --quiet ../tree main
      cd ../tree; put x.txt x; record "feat: add x"`,
  }),
  ...operations("submodule", {
    add: SUBMODULE,
    "commit inside": `${SUBMODULE}; cd lib; put x.txt x; record "feat: add x"`,
    "update of its link": `${SUBMODULE}; git -C lib commit --quiet --allow-empty -m "$(message "feat: in lib")"
      git add lib; record "build: update lib"`,
    "update --init in a clone": `${SUBMODULE}; git clone --quiet . ../copy; cd ../copy; git submodule --quiet update --init`,
    "foreach commit": `${SUBMODULE}; git submodule --quiet foreach 'git commit --quiet --allow-empty -m x'`,
    "absorbed, commit inside": `git clone --quiet . lib; git submodule --quiet add ./lib lib 2>/dev/null ||
      git -c protocol.file.allow=always submodule --quiet add ../main lib; git submodule absorbgitdirs; cd lib; put x.txt x
      record "feat: add x"`,
    "pull --recurse-submodules": `${SUBMODULE}; git clone --quiet --recurse-submodules . ../copy; cd ../copy
      git pull --quiet --recurse-submodules`,
  }),
  ...operations("place", {
    "git -C": `put x.txt x; cd ..; git -C main commit --quiet -m "$(message "feat: add x")"`,
    "--git-dir and --work-tree": `put x.txt x; cd ..
      git --git-dir=main/.git --work-tree=main commit --quiet -m "$(message "feat: add x")"`,
    "GIT_DIR and GIT_WORK_TREE": `put x.txt x; top=$PWD; cd ..
      GIT_DIR=$top/.git GIT_WORK_TREE=$top git commit --quiet -m "$(message "feat: add x")"`,
    GIT_INDEX_FILE: `cp .git/index ../index; export GIT_INDEX_FILE=$PWD/../index; put x.txt x; record "feat: add x"`,
    "--separate-git-dir": `git init --quiet --separate-git-dir=../apart.git; put x.txt x; record "feat: add x"`,
    "a moved project": `mv ../main ../moved; cd ../moved; put x.txt x; record "feat: add x"; mv ../moved ../main`,
    "a symbolic link to it": `ln -s main ../link; cd ../link; put x.txt x; record "feat: add x"`,
    "a path with blanks": `cp -R . "../with blanks"; cd "../with blanks"; put x.txt x; record "feat: add x"`,
    "sparse checkout": `put deep/x.txt x; record "feat: add x"; git sparse-checkout set --cone; put y.txt y
      record "feat: add y"`,
    "shallow clone": `git clone --quiet --depth 1 "file://$PWD" ../thin; cd ../thin; put x.txt x; record "feat: add x"`,
    "split index": `git update-index --split-index; put x.txt x; record "feat: add x"`,
    "five commits at once": `for n in 1 2 3 4 5; do
        ( until record "feat: add x$n" --allow-empty 2>/dev/null; do sleep 0.1; done ) & jobs="$jobs $!"
      done; for job in $jobs; do wait $job; done; test "$(git rev-list --count HEAD)" -ge 6; git reset --quiet --hard HEAD~5`,
  }),
  ...operations("sha256", {
    commit: `put x.txt x; record "feat: add x"`,
    amend: "put m.txt more; git commit --quiet --amend --no-edit",
    rebase: "git rebase --quiet main topic",
    merge: "git merge --quiet --no-edit topic",
    "cherry-pick": "git cherry-pick topic",
  }).map((operation) => ({ ...operation, format: "sha256" as const })),
];
