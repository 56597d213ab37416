#!/bin/sh
# The door for pre-commit and prek: they hand git's arguments on in variables, and of what git writes to pre-push on
# standard input the first ref alone. Source: pre-commit.com, "Supported git hooks".
#   sh node_modules/commit-guard/dist/hosts/pre-commit.sh <event> [file]

event=${1-}
[ $# -eq 0 ] || shift
shim=${0%/*}/../hooks/shim.sh

# A `files` or `exclude` for everything takes the message away, too.
find_message() {
  message=$(git rev-parse --git-path COMMIT_EDITMSG)
  merge=$(git rev-parse --git-path MERGE_MSG)
  [ "$merge" -nt "$message" ] && message=$merge
  return 0
}

case $event in
  commit-msg | prepare-commit-msg)
    if [ $# -eq 0 ]; then
      find_message
      set -- "$message"
    fi
    ;;
esac

case $event in
  prepare-commit-msg)
    set -- "$1" ${PRE_COMMIT_COMMIT_MSG_SOURCE:+"$PRE_COMMIT_COMMIT_MSG_SOURCE"} \
      ${PRE_COMMIT_COMMIT_OBJECT_NAME:+"$PRE_COMMIT_COMMIT_OBJECT_NAME"}
    ;;
  pre-rebase) set -- "${PRE_COMMIT_PRE_REBASE_UPSTREAM-}" ${PRE_COMMIT_PRE_REBASE_BRANCH:+"$PRE_COMMIT_PRE_REBASE_BRANCH"} ;;
  post-rewrite) set -- "${PRE_COMMIT_REWRITE_COMMAND-}" ;;
  pre-push)
    # Where the whole history is new, the ids are not told.
    new=${PRE_COMMIT_TO_REF:-$(git rev-parse --verify --quiet "${PRE_COMMIT_LOCAL_BRANCH:-HEAD}^{commit}")}
    none=$(printf '%s' "$new" | tr '0-9a-f' '0')
    printf '%s %s %s %s\n' "${PRE_COMMIT_LOCAL_BRANCH:-HEAD}" "$new" "${PRE_COMMIT_REMOTE_BRANCH:-HEAD}" "$none" |
      sh "$shim" pre-push "${PRE_COMMIT_REMOTE_NAME-}" "${PRE_COMMIT_REMOTE_URL-}"
    exit $?
    ;;
esac

exec sh "$shim" "$event" "$@"
