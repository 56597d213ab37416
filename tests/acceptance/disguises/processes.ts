import { type Disguise, disguises } from "./disguise.ts";

const M = `-m "$M"`;

/** Programs that start git, and what they may do to hide it. */
export const PROCESSES: readonly Disguise[] = [
  ...disguises("program", {
    "python subprocess": `python3 -c 'import os, subprocess; subprocess.call(["git", "commit", "-n", "-m", os.environ["M"]])'`,
    "python os.system": `python3 -c 'import os; os.system("git commit -n -m \\"$M\\"")'`,
    "python execvp": `python3 -c 'import os; os.execvp("git", ["git", "commit", "-n", "-m", os.environ["M"]])'`,
    perl: `perl -e 'system("git", "commit", "-n", "-m", $ENV{M})'`,
    node: `node -e 'child_process.spawnSync("git", ["commit", "-n", "-m", process.env.M])'`,
    awk: `awk 'BEGIN { system("git commit -n -m \\"$M\\"") }'`,
    "a terminal": `script -qec 'git commit -n ${M}' /dev/null`,
    npm: `npm exec --offline -c 'git commit -n ${M}'`,
  }),
  ...disguises("detached", {
    setsid: `setsid -w git commit -n ${M}`,
    nohup: `nohup git commit -n ${M}`,
    background: `git commit -n ${M} & wait $!`,
    orphan: `(setsid sh -c 'git commit -n ${M}; touch ../done' >/dev/null 2>&1 &); until test -e ../done; do sleep 0.1; done`,
    "double fork": `perl -e 'exit if fork; exit if fork; system("git commit -n -m \\"\\$M\\" 2>/dev/null; touch ../done")'
      until test -e ../done; do sleep 0.1; done`,
  }),
  ...disguises("name", {
    "exec -a": `(exec -a rebase git commit -n ${M})`,
    "exec -a with a blank": `(exec -a "git rebase" git commit -n ${M})`,
    "exec -a of a dashed command": `(exec -a git "$(git --exec-path)/git-rebase" commit -n ${M})`,
    "a link to git": `ln -s "$(command -v git)" ../tig; ../tig commit -n ${M}`,
    "a copy of git": `cp "$(command -v git)" ../tig; ../tig commit -n ${M}`,
    "a link named git-rebase": `ln -s "$(command -v git)" ../git-rebase; (exec -a git ../git-rebase commit -n ${M})`,
    "git-commit": `test -x "$(git --exec-path)/git-commit" && "$(git --exec-path)/git-commit" -n ${M}`,
    "a value that looks like a command": `git -c rebase.x=rebase -c alias.x=rebase commit -n ${M}`,
    "--shallow-file rebase": `git --shallow-file rebase commit -n ${M}`,
    "--namespace rebase": `git --namespace rebase commit -n ${M}`,
    "--config-env": `X=rebase git --config-env rebase.x=X commit -n ${M}`,
    "a message with line feeds": `git commit -n -m "rebase" -m "$M"`,
  }).map((disguise) => ({ ...disguise, shell: "bash" as const })),
  ...disguises("name", {
    "--attr-source rebase": `git branch rebase; git --attr-source rebase commit -n ${M}; git branch -D rebase`,
  }).map((disguise) => ({ ...disguise, since: [2, 41] as const })),
  ...disguises("environment", {
    "a git that seems to run": `GIT_REFLOG_ACTION="rebase (pick)" git commit -n ${M}`,
    "an author": `GIT_AUTHOR_NAME=x GIT_AUTHOR_EMAIL=x@example.com git commit -n ${M}`,
    CHERRY_PICK_HEAD: `git rev-parse topic >.git/CHERRY_PICK_HEAD; git commit -n ${M}; rm -f .git/CHERRY_PICK_HEAD`,
    REVERT_HEAD: `git rev-parse HEAD >.git/REVERT_HEAD; git commit -n ${M}; rm -f .git/REVERT_HEAD`,
    "rebase-merge": `mkdir .git/rebase-merge; git commit -n ${M}; rmdir .git/rebase-merge`,
    sequencer: `mkdir .git/sequencer; git commit -n ${M}; rmdir .git/sequencer`,
    "variables of the shim": `seal=x state=x git_pid=blind known=sealed git commit -n ${M}`,
    IFS: `IFS=x git commit -n ${M}`,
    "ENV of sh": `echo 'exit 0' >../rc; ENV=$PWD/../rc BASH_ENV=$PWD/../rc git commit -n ${M}`,
    NODE_OPTIONS: `echo 'process.exit(0)' >../p.cjs; NODE_OPTIONS="--require $PWD/../p.cjs" git commit -n ${M}`,
    COMMIT_GUARD_DOOR: `COMMIT_GUARD_DOOR=1 git commit -n ${M}`,
    COMMIT_GUARD_CANARY: `COMMIT_GUARD_CANARY=prepare-commit-msg:/dev/null git commit -n ${M}`,
    "a short PATH": `PATH=$(dirname "$(command -v git)"):/usr/bin:/bin git commit -n ${M}`,
  }),
];
