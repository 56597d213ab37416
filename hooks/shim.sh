#!/bin/sh
# commit-guard: finds Node and the program, and refuses when either is missing, so that no commit passes unseen.
# Installed as a hook it takes the event from its own name; called by another hook, from its first argument:
#   sh node_modules/commit-guard/dist/hooks/shim.sh pre-commit "$@"
# Works under `sh -eu`, as hook managers run it.

# Neither belongs to the judge: code that is preloaded, and certificates that cost Node 20 more than the whole hook.
unset NODE_OPTIONS NODE_EXTRA_CA_CERTS

event=${0##*/}
case $event in
  *.sh)
    event=${1-}
    [ $# -eq 0 ] || shift
    ;;
  *) event=${event%%.*} ;; # another manager keeps it as pre-commit.legacy
esac

# Node starts once for a commit. Where no editor opens, this very file follows as commit-msg and judges everything;
# prepare-commit-msg has work only where the settings say how people declare theirs.
case $event in
  pre-commit)
    [ "${GIT_EDITOR-}" = : ] && [ -x "${0%/*}/commit-msg" ] && cmp -s "$0" "${0%/*}/commit-msg" && exit 0
    ;;
  prepare-commit-msg)
    grep -qsE 'humans|extends.*[./]' commit-guard.json commit-guard.jsonc commit-guard.config.* package.json || exit 0
    ;;
esac

refuse() {
  case $event in
    pre-push) consequence="nothing was pushed" ;;
    *) consequence="nothing was committed" ;;
  esac
  printf 'error: %s\n  next:  %s\n           %s\n\ncommit-guard: %s\n' "$1" "$2" "$3" "$consequence" >&2
  if head=$(git rev-parse --short=12 --verify --quiet HEAD 2>/dev/null); then
    printf 'HEAD is still at %s\n' "$head" >&2
  fi
  exit 3
}

find_program() {
  main=$(git rev-parse --git-common-dir 2>/dev/null) || main=
  for program in \
    "${0%/*}/../commit-guard.js" \
    node_modules/commit-guard/dist/commit-guard.js \
    "${main%/*}/node_modules/commit-guard/dist/commit-guard.js"; do
    [ -f "$program" ] && return 0
  done
  program=$(command -v commit-guard) && return 0
  refuse "commit-guard is not installed here, so nothing was checked" \
    "Install the dependencies of this repository, then try again:" "npm install"
}

is_new_enough() {
  "$1" -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 20 || (a === 20 && b >= 19) ? 0 : 1)'
}

# Programs with windows start git with a short PATH.
find_node() {
  node=$(command -v node) && return 0
  for node in "${HOME-}"/.volta/bin/node "${HOME-}"/.local/share/fnm/aliases/default/bin/node "${HOME-}"/.asdf/shims/node \
    "${HOME-}"/.nvm/versions/node/*/bin/node /usr/local/bin/node /opt/homebrew/bin/node; do
    [ -x "$node" ] && is_new_enough "$node" && return 0
  done
  refuse "node is not on the PATH that git runs hooks with, so nothing was checked" \
    "Make node known to git, for example:" "ln -s \"\$(command -v node)\" /usr/local/bin/node"
}

# What stands on the PATH need not be JavaScript: some package managers write a shell script there.
run_program() {
  case $program in
    *.js) "$node" "$program" "$@" ;;
    *) PATH=${node%/*}:$PATH "$program" "$@" ;;
  esac
}

find_program
find_node
code=0
run_program hook "$event" "$@" || code=$?
case $code in
  0 | 1 | 2 | 3) exit "$code" ;;
esac
refuse "commit-guard ended without a verdict (exit code $code)" "See what is wrong with it:" "\"$node\" \"$program\" --version"
