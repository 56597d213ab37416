#!/bin/sh
# commit-guard hook
# Written by `commit-guard init`, taken away by `commit-guard uninstall`. Runs the hook that was here before, then
# commit-guard; refuses where commit-guard is not installed.

commit_guard_recorded=@RECORDED@
commit_guard_chained=@CHAINED@

event=${0##*/}
event=${event%%.*} # another manager keeps it as pre-commit.legacy

# The shim ends the process.
run_shim() {
  for commit_guard_shim in node_modules/commit-guard/dist/hooks/shim.sh "$commit_guard_recorded"; do
    [ ! -f "$commit_guard_shim" ] || . "$commit_guard_shim"
  done
  main=$(git rev-parse --git-common-dir 2>/dev/null) || main=
  commit_guard_shim=${main%/*}/node_modules/commit-guard/dist/hooks/shim.sh
  [ ! -f "$commit_guard_shim" ] || . "$commit_guard_shim"

  # What only advises is no reason to fail.
  case $event in post-* | pre-rebase) exit 0 ;; esac
  printf 'error: commit-guard is not installed here, so nothing was checked\n' >&2
  printf '  next:  Install the dependencies of this repository, then try again:\n           npm install\n' >&2
  printf '  next:  If this repository gave commit-guard up:\n           npx commit-guard uninstall\n' >&2
  exit 3
}

case ${COMMIT_GUARD_CANARY-} in "$event":*) commit_guard_chained= ;; esac # doctor asks for commit-guard alone
case $commit_guard_chained in ./*) commit_guard_chained=${0%/*}/$commit_guard_chained ;; esac
[ -n "$commit_guard_chained" ] && [ -x "$commit_guard_chained" ] || run_shim "$@"

case $event in
  pre-push | post-rewrite | reference-transaction)
    input=$(cat && echo .) # for both; the dot keeps the line feeds at the end
    input=${input%.}
    printf %s "$input" 2>/dev/null | "$commit_guard_chained" "$@" || exit $?
    printf %s "$input" 2>/dev/null | run_shim "$@"
    exit $?
    ;;
esac
"$commit_guard_chained" "$@" || exit $?
run_shim "$@"
