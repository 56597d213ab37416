import { type Disguise, disguises } from "./disguise.ts";

const M = `-m "$M"`;
/** As the sequencer concludes a step with an editor. */
const FORGED = `commit -n --no-gpg-sign --allow-empty ${M}`;
/** Inside double quotes. */
const M_INSIDE = M.replaceAll(/["$]/g, String.raw`\$&`);
const FORGED_INSIDE = FORGED.replace(M, M_INSIDE);

const COMMIT_AFTER = "git commit --quiet --no-edit";
const ABORT_AFTER = `git rebase --abort 2>/dev/null || :; git cherry-pick --abort 2>/dev/null || :; git am --abort 2>/dev/null || :
  git reset --quiet --hard;  git checkout --quiet -f main; put x.txt x; record "feat: add x"`;

/** Where the commit is made, and which other command of git makes it. */
export const OCCASIONS: readonly Disguise[] = [
  ...disguises("place", {
    "git -C": `cd ..; git -C main commit -n ${M}`,
    "--git-dir and --work-tree": `cd ..; git --git-dir=main/.git --work-tree=main commit -n ${M}`,
    "--git-dir alone": `git --git-dir .git commit -n ${M}`,
    GIT_DIR: `GIT_DIR=$PWD/.git GIT_WORK_TREE=$PWD git commit -n ${M}`,
    GIT_INDEX_FILE: `cp .git/index ../index; GIT_INDEX_FILE=$PWD/../index git commit -n ${M}`,
    "a folder": `mkdir deep; cd deep; git commit -n ${M}`,
  }),
  at("a linked worktree", "../tree", "git worktree add --quiet -b tree ../tree"),
  at("a folder of a linked worktree", "../tree", "git worktree add --quiet -b tree ../tree", `mkdir d; cd d; `),
  at("a detached HEAD", ".", "git checkout --quiet --detach"),
  {
    name: "place: a submodule with its gitlink",
    prepare: `git clone --quiet . ../lib; git submodule --quiet add ../lib lib; record "build: add lib"
      git -C lib commit --quiet --allow-empty -m x; git add lib`,
    script: `git commit -n ${M}`,
  },
  ...during("merge", COMMIT_AFTER, {
    "--no-verify": `git merge --no-verify ${M} topic`,
    "--no-verify behind": `git merge topic ${M} --no-verify`,
    "-F": `printf %s "$M" >../typed; git merge --no-verify -F ../typed topic`,
    "conflict, -n": `git merge clash; put a.txt solved; git commit -n ${M}`,
    "conflict, -n in an editor": `git merge clash; put a.txt solved; printf %s "$M" >../typed
      GIT_EDITOR="cp ../typed" git commit -n`,
  }),
  ...during("cherry-pick", `record "feat: take t3"`, { "-n, then -n": `git cherry-pick -n topic; git commit -n ${M}` }),
  ...during("cherry-pick", ABORT_AFTER, {
    "conflict, -n": `git cherry-pick clash~1; put a.txt solved; git commit -n ${M}`,
    "its editor": `GIT_EDITOR='exec "$(git --exec-path)/git" ${FORGED} #' git cherry-pick -e topic`,
  }),
  ...during("revert", ABORT_AFTER, {
    "-n, then -n": `git revert -n HEAD; git commit -n ${M}`,
    "its editor": `GIT_EDITOR='exec "$(git --exec-path)/git" ${FORGED} #' git revert -e HEAD`,
  }),
  ...during("rebase", ABORT_AFTER, {
    "-x with dash": `git rebase -x 'git commit --amend -n ${M}' main topic`,
    "-x, as the sequencer writes it": `git rebase -x 'exec "$(git --exec-path)/git" ${FORGED}' main topic`,
    "-x with bash": `git rebase -x "bash -c 'git commit --amend -n ${M_INSIDE}'" main topic`,
    "-x with bash exec": `git rebase -x "exec bash -c 'exec git ${FORGED_INSIDE}'" main topic`,
    "-x of a new commit": `git rebase -x 'git commit -n --allow-empty ${M}' main topic`,
    "-x in a script": `printf '#!/bin/sh\\nexec "$(git --exec-path)/git" %s\\n' '${FORGED}' >../s; chmod +x ../s
      git rebase -x ../s main topic`,
    "stopped for edit": `GIT_SEQUENCE_EDITOR="sed -i s/^pick/edit/" git rebase -i main topic; git commit --amend -n ${M}`,
    "conflict, -n": `git rebase main clash; put a.txt solved; git commit -n ${M}`,
    "its list's editor": `GIT_SEQUENCE_EDITOR='exec "$(git --exec-path)/git" ${FORGED} #' git rebase -i main topic`,
    "the editor of a reword": `export GIT_EDITOR='exec "$(git --exec-path)/git" ${FORGED} #'
      GIT_SEQUENCE_EDITOR="sed -i 1s/^pick/reword/" git rebase -i main topic`,
  }),
  ...during("am", ABORT_AFTER, {
    "stopped by a conflict": `git format-patch -o ../patches v1..clash; git am -3 ../patches/*; put a.txt solved
      git commit -n ${M}`,
  }),
  ...disguises("hook of another tool", {
    "post-checkout": "git checkout HEAD -- b.txt",
    "with exec": "git checkout HEAD -- b.txt",
  }).map((disguise, index) => ({ ...disguise, before: hook(index === 0 ? "git" : `exec "$(git --exec-path)/git"`) })),
  ...disguises("commit", {
    "in the editor of another": `GIT_EDITOR='sh -c "git commit -n -m \\"\\$M\\"; exit 1"' git commit`,
    "in the editor of another, exec": `GIT_EDITOR='exec git commit -n -m "$M" #' git commit`,
  }),
];

function at(name: string, place: string, prepare: string, go = ""): Disguise {
  return {
    name: `place: ${name}`,
    place,
    inWorktree: place.startsWith(".."),
    prepare,
    script: `${go}git commit -n ${M}`,
  };
}

function during(kind: string, after: string, scripts: Readonly<Record<string, string>>): Disguise[] {
  return disguises(kind, scripts).map((disguise) => ({ ...disguise, after }));
}

/** Under husky, its own folder is where such a hook stands. */
function hook(git: string): string {
  return ["git/hooks", "husky"]
    .map(
      (
        folder,
      ) => `mkdir -p .${folder}; printf '#!/bin/sh\\n%s\\n' '${git} commit -n --no-gpg-sign -m "$M"' >.${folder}/post-checkout
      chmod +x .${folder}/post-checkout`,
    )
    .join("\n");
}
