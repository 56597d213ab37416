#!/bin/sh
# commit-guard: what every installed hook runs. Does in sh what needs no judge, starts Node for the rest, and refuses
# when Node or the program is missing, so that no commit passes unseen. An installed hook sources it; another hook runs
#   sh node_modules/commit-guard/dist/hooks/shim.sh pre-commit "$@"
# Works under `sh -euf`, as hook managers run it.

# Neither belongs to the judge: code that is preloaded, and certificates that cost Node 20 more than the whole hook.
unset NODE_OPTIONS NODE_EXTRA_CA_CERTS

# Nothing that the environment says may stand for what is found out here.
processes='' state='' seal='' blind_seal='' name='' command='' arguments='' value=''

newline='
'

event=${0##*/}
case $event in
  *.sh)
    commit_guard_shim=$0
    event=${1-}
    [ $# -eq 0 ] || shift
    ;;
  *) event=${event%%.*} ;; # another manager keeps it as pre-commit.legacy
esac

hook_arguments=$*

refuse() {
  note_refusal "${4:-3}"
  printf 'error: %s\n' "$1" >&2
  [ $# -lt 3 ] || printf '  next:  %s\n           %s\n' "$2" "$3" >&2
  case $event in
    pre-push) consequence="nothing was pushed" ;;
    reference-transaction) consequence="no branch was moved" ;;
    post-*) consequence="what was done stands unchecked" ;;
    *) consequence="nothing was committed" ;;
  esac
  printf '\ncommit-guard: %s\n' "$consequence" >&2
  if head=$(git rev-parse --short=12 --verify --quiet HEAD 2>/dev/null); then
    printf 'HEAD is still at %s\n' "$head" >&2
  fi
  exit "${4:-3}"
}

# ---- The seal: proof that pre-commit ran in this very commit. All hooks of a commit descend from one git process,
# whatever hook managers put in between, and no spelling of --no-verify changes that.

# Sets parent, started, name of a process. Source: proc(5); elsewhere ps(1).
read_process() {
  if { read -r stat <"/proc/$1/stat"; } 2>/dev/null; then
    name=${stat#*\(}
    name=${name%\)*}
    # shellcheck disable=SC2086
    read_fields ${stat##*) }
  else
    [ -n "$processes" ] || processes=$(LC_ALL=C ps -A -o pid= -o ppid= -o lstart= -o comm= 2>/dev/null) || return 1
    while read -r pid parent weekday month day time year name; do
      [ "$pid" = "$1" ] || continue
      started="$weekday $month $day $time $year"
      name=${name##*/}
      return 0
    done <<PROCESSES
$processes
PROCESSES
    return 1
  fi
}

read_fields() {
  parent=$2
  shift 19
  started=$1
}

# Sets git_pid, seal: of the nearest git above this process. Where there is none, or the system shows no processes (some
# sandboxes), sets blind_seal: one for all, good for one commit.
find_seal() {
  state=${GIT_DIR:-.git}
  [ -d "$state" ] || state=$(git rev-parse --git-dir 2>/dev/null) || return 0
  if find_git is_called_git || find_git is_program_git; then
    git_started=$started
    git_parent=$parent
    seal=$state/commit-guard/seals/$git_pid
  else
    blind_seal=$state/commit-guard/seals/blind
  fi
}

# find_git <test>: walks up to the first process that the test knows.
find_git() {
  git_pid=$PPID
  while [ "$git_pid" -gt 0 ]; do
    read_process "$git_pid" || break
    "$1" && return 0
    git_pid=$parent
  done
  return 1
}

is_called_git() {
  case $name in
    git | .git-wrapped | git-commit | git-merge | git-rebase | git-am | git-cherry-pick | git-revert | git-push) return 0 ;;
    *) return 1 ;;
  esac
}

# By another name.
# shellcheck disable=SC2317 # find_git calls it
is_program_git() {
  # shellcheck disable=SC3013 # POSIX.1-2024 has it
  [ "/proc/$git_pid/exe" -ef "$(command -v git)" ]
}

is_sealed() {
  sealed=
  { read -r sealed <"$seal"; } 2>/dev/null && [ "$sealed" = "$git_started" ]
}

write_seal() {
  if [ -z "$seal" ]; then
    [ -z "$blind_seal" ] || { mkdir -p "${blind_seal%/*}" && echo blind >"$blind_seal"; } 2>/dev/null || :
    return 0
  fi
  is_sealed && return 0 # the same hook, installed twice
  [ -d "${seal%/*}" ] || mkdir -p "${seal%/*}" 2>/dev/null || :
  sweep_seals
  { printf '%s\n' "$git_started" >"$seal"; } 2>/dev/null && is_sealed && return 0
  refuse "the seal of this commit cannot be written to ${seal%/*}" \
    "Make room on the disk, or make the folder writable:" "df -h . ; ls -ld \"${seal%/*}\""
}

# A process that died before its post-commit leaves its seal behind.
sweep_seals() {
  set +f
  set -- "${seal%/*}"/*
  [ $# -gt 20 ] || return 0
  for old in "$@"; do
    [ -d "/proc/${old##*/}" ] || kill -0 "${old##*/}" 2>/dev/null || rm -f "$old"
  done
}

# On git 2.54 a hook of the folder runs even where one of the configuration refused: one telling is enough.
note_refusal() {
  case $0 in */commit-guard/hooks/*) ;; *) return 0 ;; esac
  [ -n "$seal" ] || return 0
  { mkdir -p "${seal%/*}" && printf '%s\n%s %s %s\n' "$git_started" "$event" "$1" "$hook_arguments" >"$seal.refused"; } \
    2>/dev/null || :
}

repeat_refusal() {
  { { read -r first && read -r refused code rest; } <"$seal.refused"; } 2>/dev/null || return 1
  [ "$first $refused $rest" = "$git_started $event $hook_arguments" ] && exit "$code"
}

# Sets value: what a line of the seal says after its keyword; empty where there is none.
read_seal() {
  value=
  is_sealed || return 1
  while read -r word rest; do
    [ "$word" != "$1" ] || value=$rest
  done <"$seal"
  [ -n "$value" ]
}

# Whether git stored what was judged: a hook that ran later may have changed the message.
is_head_judged() {
  commit=$(git cat-file commit HEAD 2>/dev/null && echo .) || return 1
  commit=${commit%.}
  tree=${commit#tree }
  message=$(printf %s "${commit#*"$newline$newline"}" | git hash-object --stdin) || return 1
  while read -r word rest; do
    [ "$word $rest" != "judged ${tree%%"$newline"*} $message" ] || return 0
  done <"$seal"
  return 1
}

# Sets command, arguments of a process, without git's own options. `git-x` is the command x. Source: git(1).
read_arguments() {
  if [ -r "/proc/$1/cmdline" ]; then
    words=$(tr '\n\0' ' \n' <"/proc/$1/cmdline")
  else
    words=$(ps -ww -o args= -p "$1" 2>/dev/null | tr ' ' '\n')
  fi
  at=0
  takes_next=
  program=
  command=
  arguments=
  while read -r word; do
    if [ -n "$command" ]; then
      arguments="$arguments $word"
    elif [ "$at" = 0 ]; then
      at=1
      program=$word
      case ${word##*/} in git-*) command=${word##*/git-} && command=${command#git-} ;; esac
    elif [ "$takes_next" = true ]; then
      takes_next=
    else
      case $word in
        -c | -C | --git-dir | --work-tree | --namespace | --config-env | --attr-source | --shallow-file | --super-prefix)
          takes_next=true
          ;;
        -*) ;;
        *) command=$word ;;
      esac
    fi
  done <<WORDS
$words
WORDS
}

# Git runs no pre-commit for these, by design: what they make is judged when it is pushed.
runs_no_pre_commit() {
  if [ -z "$seal" ]; then
    # Only `git commit` hands the author on to its hooks.
    [ -z "${GIT_AUTHOR_DATE-}" ] || [ -f "$state/CHERRY_PICK_HEAD" ] || [ -f "$state/REVERT_HEAD" ] || [ -d "$state/rebase-merge" ]
    return
  fi
  read_arguments "$git_pid"
  case $command in
    cherry-pick | revert | rebase | am) return 0 ;;
    commit) is_step_of_sequence ;;
    *) return 1 ;;
  esac
}

# `/usr/lib/git-core/git commit -n --no-gpg-sign …` is how they conclude a step with an editor. One that a rebase's --exec
# runs is not theirs.
is_step_of_sequence() {
  case $program in */*) ;; *) return 1 ;; esac
  case "$arguments " in
    ' -n '*' --no-gpg-sign '* | ' -n --no-gpg-sign '* | ' -n '*' -S'* | ' -n -S'*) ;;
    *) return 1 ;;
  esac
  read_process "$git_parent" && is_called_git || return 1
  read_arguments "$git_parent"
  case $command in
    cherry-pick | revert) return 0 ;;
    rebase) is_at_pick ;;
    *) return 1 ;;
  esac
}

# Neither where a person edits the list, nor where the rebase executes something.
is_at_pick() {
  last=
  { while read -r word rest; do last=$word; done <"$state/rebase-merge/done"; } 2>/dev/null || return 1
  case $last in
    pick | p | reword | r | edit | e | squash | s | fixup | f | merge | m) return 0 ;;
    *) return 1 ;;
  esac
}

# ---- The hooks beside this one.

# Sets hooks: the folder that git takes hooks from.
find_hooks() {
  case $0 in
    *.sh | */commit-guard/hooks/*) hooks=$(git rev-parse --git-path hooks 2>/dev/null) || hooks=.git/hooks ;;
    */*) hooks=${0%/*} ;;
    *) hooks=. ;;
  esac
}

# Comments do not count, but for the second line of an installed hook.
mentions() {
  [ -f "$1" ] || return 1
  while read -r line || [ -n "$line" ]; do
    case $line in
      '# commit-guard hook') return 0 ;;
      '#'*) ;;
      *"$2"*) return 0 ;;
    esac
  done <"$1"
  return 1
}

# Whether the file of an event leads to us, itself or through its manager.
is_ours() {
  mentions "$hooks/$1" commit-guard && return 0
  case $hooks in */_) mentions "${hooks%/_}/$1" commit-guard && return 0 ;; esac
  is_managed "$1" lefthook lefthook.yml .lefthook.yml lefthook.yaml .lefthook.yaml lefthook.toml .lefthook.toml \
    lefthook.json .lefthook.json lefthook.jsonc .lefthook.jsonc .config/lefthook.yml .config/lefthook.yaml ||
    is_managed "$1" pre-commit .pre-commit-config.yaml ||
    is_managed "$1" prek .pre-commit-config.yaml .pre-commit-config.yml prek.toml
}

is_managed() {
  mentions "$hooks/$1" "$2" || return 1
  shift 2
  for file in "$@"; do
    mentions "$file" commit-guard && return 0
  done
  return 1
}

# Hooks in the configuration exist since git 2.54. Only one that will run is listed without a mark.
is_configured() {
  git hook list "$1" 2>/dev/null | while read -r line; do
    [ "$line" != "commit-guard-$1" ] || exit 1
  done && return 1
  return 0
}

will_run() {
  { [ -x "$hooks/$1" ] && is_ours "$1"; } || is_configured "$1"
}

# Git skips a hook without its run bit in silence; whichever of ours still runs says so.
refuse_lost_bits() {
  for other in pre-commit prepare-commit-msg commit-msg pre-push; do
    [ -x "$hooks/$other" ] || ! is_ours "$other" || is_configured "$other" || refuse_lost_bit "$other"
  done
}

refuse_lost_bit() {
  if [ -e "$hooks/$1" ]; then
    refuse "$hooks/$1 lost its run bit, so git skips it [no-hook-tampering]" "Give it back:" "chmod +x $(quote "$hooks/$1")" 1
  fi
  case $hooks in */_) refuse "$hooks/$1 is missing, so git skips ${hooks%/_}/$1 [no-hook-tampering]" \
    "Let husky write it again:" "npx husky $(quote "${hooks%/_}")" 1 ;; esac
  refuse "$hooks/$1 is missing, so git skips the $1 hook [no-hook-tampering]" \
    "Install the hooks again:" "$(launcher) doctor --fix" 1
}

quote() {
  case $1 in
    *[!A-Za-z0-9_@%+=:,./-]*) printf "'%s'" "$(printf %s "$1" | sed "s/'/'\\\\''/g")" ;;
    *) printf %s "$1" ;;
  esac
}

launcher() {
  case $(git config --get alias.guard) in
    *commit-guard*) echo "git guard" ;;
    *) echo "npx commit-guard" ;;
  esac
}

# ---- The judge.

find_program() {
  here=${commit_guard_shim%/*}
  main=
  for program in "$here/../commit-guard.cjs" "$here/../src/cli/bin/commit-guard.ts" \
    node_modules/commit-guard/dist/commit-guard.cjs; do
    [ -f "$program" ] && return 0
  done
  main=$(git rev-parse --git-common-dir 2>/dev/null) || main=
  program=${main%/*}/node_modules/commit-guard/dist/commit-guard.cjs
  [ -f "$program" ] && return 0
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
    *.cjs | *.js | *.ts) "$node" "$program" "$@" ;;
    *) PATH=${node%/*}:$PATH "$program" "$@" ;;
  esac
}

# judge <what is known of the seal: sealed, missing, unanswered> [git's arguments…]. `commit-guard hook` wants the sh part
# only, and what it needs to go on.
judge() {
  known=$1
  shift
  if [ -n "${COMMIT_GUARD_DOOR-}" ]; then
    printf '%s\0' "--$known=$seal" "$event" "$@"
    exit 64
  fi
  find_program
  find_node
  code=0
  run_program hook "--$known=$seal" "$event" "$@" || code=$?
  case $code in
    0) return 0 ;;
    1 | 2 | 3)
      note_refusal "$code"
      exit "$code"
      ;;
  esac
  refuse "commit-guard ended without a verdict (exit code $code)" "See what is wrong with it:" "\"$node\" \"$program\" --version"
}

# Hooks that the configuration names run before those of the folder: what passed there need not be judged again.
judge_once() {
  subject=$1
  shift
  if read_seal "passed-$event" && [ "$value" = "$(cksum <"$subject")" ]; then
    return 0
  fi
  judge sealed "$@"
  case $0 in
    */commit-guard/hooks/*) [ -z "$seal" ] || printf 'passed-%s %s\n' "$event" "$(cksum <"$subject")" >>"$seal" ;;
  esac
}

# doctor asks whether this hook is alive. The answer is always a refusal.
answer_canary() {
  find_program
  find_node
  run_program --version >/dev/null || refuse "commit-guard does not start" "See why:" "\"$node\" \"$program\" --version"
  printf '%s %s %s\n' "$event" "$commit_guard_shim" "$program" >>"${COMMIT_GUARD_CANARY#*:}"
  refuse "this was a canary of commit-guard doctor"
}

# ---- The events.

case ${COMMIT_GUARD_CANARY-} in
  "$event":*) answer_canary ;;
esac

# Git runs this one many times for each command.
if [ "$event" = reference-transaction ]; then
  [ "${1-}" = prepared ] || exit 0
  moved=
  while read -r before after ref; do
    case $ref in refs/heads/* | HEAD) ;; *) continue ;; esac
    case $after in "$before" | ref:*) continue ;; *[!0]*) moved="$moved $after" ;; esac
  done
  [ -n "$moved" ] || exit 0
fi

find_seal
[ -z "$seal" ] || repeat_refusal || :

case $event in
  pre-commit)
    find_hooks
    refuse_lost_bits
    write_seal
    # Where no editor opens, commit-msg follows at once and judges everything in one process.
    [ "${GIT_EDITOR-}" = : ] && will_run commit-msg && exit 0
    judge_once "${GIT_INDEX_FILE:-${state:-.git}/index}" "$@"
    ;;
  pre-merge-commit)
    write_seal
    ;;
  prepare-commit-msg)
    # `git gui` asks before there is a commit, and makes it by plumbing: its commit-msg judges, then pre-push.
    [ "${1##*/}" != GITGUI_MSG ] || exit 0
    if [ -n "$seal" ] && ! is_sealed; then
      runs_no_pre_commit && exit 0
      judge missing "$@"
    fi
    if [ -n "$blind_seal" ]; then
      [ -s "$blind_seal" ] || runs_no_pre_commit || judge missing "$@"
      { : >"$blind_seal"; } 2>/dev/null || :
    fi
    find_hooks
    refuse_lost_bits
    will_run commit-msg || [ -z "$seal" ] || judge unanswered "$@"
    # There is work for Node only where the settings say how people declare theirs.
    grep -qsE 'humans|extends.*[./]' commit-guard.json commit-guard.jsonc commit-guard.config.* package.json || exit 0
    judge sealed "$@"
    ;;
  commit-msg)
    judge_once "${1-/dev/null}" "$@"
    ;;
  post-commit)
    [ -n "$seal" ] || exit 0
    if is_sealed; then
      read_seal approved || :
      approved=$value
      is_head_judged && judged=true || judged=
      printf 'done\n' >"$seal"
      if [ -n "$judged" ]; then
        [ -z "$approved" ] || judge sealed "$@"
        exit 0
      fi
    else
      [ "$sealed" != "done" ] || exit 0 # the same hook, installed twice
      runs_no_pre_commit && exit 0
    fi
    judge missing "$@"
    ;;
  applypatch-msg)
    [ -n "$seal" ] && read_arguments "$git_pid" && case "$command $arguments " in
      rebase\ * | *\ --rebasing\ *) exit 0 ;;
    esac
    judge sealed "$@"
    ;;
  reference-transaction)
    if [ -n "$seal" ]; then
      read_seal judged && exit 0
      runs_no_pre_commit && exit 0
      case $command in fetch | pull | clone | receive-pack | fetch-pack | merge | stash | submodule) exit 0 ;; esac
    fi
    # Commits that a branch, a tag, a reflog or a fetch leads to are not new.
    fetched=
    { while read -r id rest; do fetched="$fetched $id"; done <"${state:-.git}/FETCH_HEAD"; } 2>/dev/null || :
    # shellcheck disable=SC2086
    if new=$(git rev-list --max-count=1 $moved --not --all --reflog $fetched 2>/dev/null) && [ -z "$new" ]; then
      exit 0
    fi
    # shellcheck disable=SC2086
    judge sealed "$@" $moved
    ;;
  pre-rebase | post-rewrite)
    code=0
    (judge sealed "$@") || code=$?
    [ "$code" != 64 ] || exit 64 # the door goes on by itself
    exit 0                       # they only advise
    ;;
  *)
    [ "$event" != pre-push ] || [ -z "$seal" ] || write_seal
    judge sealed "$@"
    ;;
esac
exit 0
