#!/bin/sh
# commit-guard: what an agent starts before it uses a tool, with the arguments of `commit-guard guard`. Most calls cannot
# concern git or its hooks: they are told from the others here, without Node. Whatever may concern them is judged by Node,
# and so is everything that this file does not understand.

refuse() {
  printf 'error: %s\ncommit-guard: the command was not run\n' "$1" >&2
  exit 2
}

judge() {
  case $0 in */*) here=${0%/*} ;; *) here=. ;; esac
  node=$(command -v node) || refuse "node is not on the PATH of the agent, so nothing was checked"
  for program in "$here/../guard.cjs" "$here/../src/cli/bin/commit-guard.ts"; do
    [ -f "$program" ] || continue
    printf '%s' "$payload" | "$node" "$program" guard "$@"
    code=$?
    [ "$code" -le 2 ] && exit "$code"
    refuse "commit-guard ended without a verdict"
  done
  refuse "commit-guard is not whole, install it again"
}

payload=$(cat)

# Which agent asks, in its plain form: everything else is rare, and Node knows it.
case $#,${1-} in
  2,--agent) agent=$2 ;;
  1,--agent=*) agent=${1#--agent=} ;;
  *) judge "$@" ;;
esac

# What lets a call go on, in the words of the agent.
case $agent in
  cursor) allowed='{"permission":"allow"}' ;;
  gemini-cli) allowed='{}' ;;
  claude-code | codex | copilot | droid | kimi | kiro | qwen-code | windsurf) allowed= ;;
  *) judge "$@" ;;
esac

# The object that holds the command: before it stand paths and names of the session, behind it the name of the call.
case $payload in
  *'"tool_input":{'*) input=${payload#*'"tool_input":{'} ;;
  *'"tool_input": {'*) input=${payload#*'"tool_input": {'} ;;
  *'"tool_info":{'*) input=${payload#*'"tool_info":{'} ;;
  *) judge "$@" ;;
esac
input=${input%%'"tool_use_id"'*}

# Two editors name one file first; what they write into it matters only for some files.
case $payload in
  *'"tool_name":"Write"'* | *'"tool_name":"Edit"'*)
    case $input in
      '"file_path":"'*) input=${input#'"file_path":"'} && input=${input%%\"*} ;;
      *) judge "$@" ;;
    esac
    ;;
esac

# Words of git, of hooks and what manages them.
case $input in
  *[gG][iI][tT]* | *[hH][oO][oO][kK]* | *[hH][uU][sS][kK][yY]* | *[cC][oO][mM][mM][iI][tT]* | *[sS][kK][iI][pP]*) judge "$@" ;;
  *pre-* | *prek* | *[.]rc* | *gix* | *stg* | *dulwich* | *aider* | *hub* | *gh\ * | *glab* | *gt\ * | *jj* | *tea\ *) judge "$@" ;;
esac
# Signs by which a shell puts words together: of JSON, only a quote, a line feed and a tab may stand behind a backslash.
case $input in
  *\\[!\"nt]* | *'$'* | *'`'* | *'{'* | *'?'* | *'['* | *'*'*) judge "$@" ;;
  *[[:alnum:]]"'"[[:alnum:]\'\\]* | *[[:alnum:]]'\"'[[:alnum:]\'\\]*) judge "$@" ;;
esac
# Programs that start others, or run code.
case $input in
  *sh* | *eval* | *xargs* | *source* | *exec* | *'. '* | *./* | *alias* | *trap* | *tmux* | *screen*) judge "$@" ;;
  *make* | *npm* | *npx* | *yarn* | *bun* | *just* | *task* | *rake* | *invoke* | *docker* | *podman* | *nix* | *entr*) judge "$@" ;;
  *py* | *perl* | *ruby* | *node* | *deno* | *tsx* | *php* | *lua* | *awk* | *julia* | *elixir* | *script\ *) judge "$@" ;;
  *expect* | *emacs* | *vi* | *gdb* | *sed* | *ed\ * | *ex\ * | *parallel* | *concurrently* | *watch* | *hyperfine*) judge "$@" ;;
  *http* | *curl* | *wget* | *api* | *cz* | *lerna* | *release* | *version* | *change* | *bump* | *pack*) judge "$@" ;;
esac
# The configuration of agents.
case $input in
  *claude* | *codex* | *gemini* | *cursor* | *copilot* | *windsurf* | *codeium* | *cline* | *kiro* | *opencode*) judge "$@" ;;
  *amp* | *antigravity* | *kimi* | *hermes* | *factory* | *qwen* | *augment* | *crush* | *agents* | *settings* | *config*) judge "$@" ;;
esac
[ -z "$allowed" ] || printf '%s\n' "$allowed"
exit 0
