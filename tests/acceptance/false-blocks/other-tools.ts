import type { Operation } from "../ground/operation.ts";

const ADD_X = `put x.txt x; record "feat: add x"`;
const SECOND = `git commit --quiet --allow-empty -m "$TEXT"`;
const TEXT = `export TEXT="$(message "chore: by a tool")"`;

/** A hook that makes a commit of its own, once. */
const COMMIT_ONCE = `test -e ../once && exit 0; touch ../once; unset GIT_INDEX_FILE; ${SECOND}`;

const AMEND_ONCE =
  "test -e ../once && exit 0; touch ../once; unset GIT_INDEX_FILE; git commit --quiet --amend --no-edit";

/** Hooks of other tools that stood in the hooks folder before commit-guard came. Under husky git looks past them. */
export const OTHER_TOOLS: readonly Operation[] = [
  besides("pre-commit that stages", hook("pre-commit", "echo y >y.txt; git add y.txt"), ADD_X),
  besides(
    "pre-commit that commits elsewhere",
    `git init --quiet ../apart; ${hook("pre-commit", commitIn("../apart"))}`,
  ),
  besides("post-commit that commits", hook("post-commit", COMMIT_ONCE), `${TEXT}; ${ADD_X}`),
  besides("post-commit that amends", hook("post-commit", AMEND_ONCE), ADD_X),
  besides("post-merge that commits", hook("post-merge", COMMIT_ONCE), `${TEXT}; git merge --quiet --no-edit topic`),
  besides("post-checkout that commits", hook("post-checkout", COMMIT_ONCE), `${TEXT}; git checkout --quiet topic`),
  besides(
    "post-rewrite that commits",
    hook("post-rewrite", COMMIT_ONCE),
    `${TEXT}; git commit --quiet --amend --no-edit`,
  ),
  besides("commit-msg that edits", hook("commit-msg", `sed -i "1s/x/y/" "$1"`), ADD_X),
  besides("prepare-commit-msg that edits", hook("prepare-commit-msg", `sed -i "1s/x/y/" "$1"`), ADD_X),
  besides(
    "post-rewrite that reads",
    hook("post-rewrite", "cat >../seen"),
    "git rebase --quiet main topic; test -s ../seen",
  ),
  besides(
    "pre-push that reads",
    hook("pre-push", "cat >../seen"),
    `git init --quiet --bare ../peer.git; ${ADD_X}
    git push --quiet ../peer.git main; test -s ../seen`,
  ),
];

function besides(name: string, before: string, script: string = `${TEXT}; ${ADD_X}`): Operation {
  return { name: `another tool's ${name}`, before, script, inHooksFolder: true };
}

/** Writes the hook as a here-document, so that nothing in it needs quoting twice. */
function hook(event: string, command: string): string {
  return `mkdir -p .git/hooks; cat >.git/hooks/${event} <<'END'\n#!/bin/sh\n${command}\nEND\nchmod +x .git/hooks/${event}`;
}

function commitIn(folder: string): string {
  return `unset $(git rev-parse --local-env-vars); cd ${folder}; ${SECOND}`;
}
