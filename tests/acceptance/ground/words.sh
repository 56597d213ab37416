# Words for the scripts of the operations, which run under `sh -e` at the root of a fresh copy of the history.

# A message that preset strict accepts.
message() { printf '%s\n\nSigned-off-by: Ada Author <ada@example.com>\nAssisted-By: none\n' "$1"; }

# put <file> <line>: writes it and stages it.
put() {
  mkdir -p "$(dirname "$1")"
  printf '%s\n' "$2" >"$1"
  git add -- "$1"
}

# record <subject> [options]: commits with a good message.
record() {
  subject=$1
  shift
  git commit --quiet --message "$(message "$subject")" "$@"
}

# stops <command>: it must not get through, as where it meets a conflict.
stops() {
  if "$@"; then
    echo "did not stop: $*" >&2
    exit 99
  fi
}

# solve: settles the conflict in a.txt.
solve() { put a.txt solved; }

# todo <sed program>: how the next rebase's list is edited.
todo() {
  GIT_SEQUENCE_EDITOR="sed -i '$1'"
  export GIT_SEQUENCE_EDITOR
}

# typing <subject>: an editor that replaces the whole message.
typing() {
  message "$1" >../typed
  GIT_EDITOR="cp ../typed"
  export GIT_EDITOR
}

# typing_on_top <line>: an editor that changes the first line only.
typing_on_top() {
  GIT_EDITOR="sed -i '1s/.*/$1/'"
  export GIT_EDITOR
}
