import { type Operation, operations } from "../ground/operation.ts";

/** No rule on messages: some of these words are a bad message, and still no bypass. */
const SETTINGS = `cat >commit-guard.json <<'END'
{ "extends": "strict", "rules": { "conventional-subject": "off", "signed-off": "off", "assisted-by": "off",
  "single-concern": "off", "visible-trailers": "off", "no-autosquash": "off" } }
END
git add commit-guard.json; git commit --quiet -m "build: judge sizes only"; put x.txt x`;

/** What holds the letters of the flag and skips nothing. */
export const LOOK_ALIKES: readonly Operation[] = operations("look-alike", {
  "-m -n": "git commit --quiet -m -n",
  "-mn": "git commit --quiet -mn",
  "-amn": "git commit --quiet -amn",
  "-am -n": "git commit --quiet -am -n",
  "-m --no-verify": "git commit --quiet -m --no-verify",
  "--message --no-verify": "git commit --quiet --message --no-verify",
  "--mess --no-verify": "git commit --quiet --mess --no-verify",
  "-m text": "git commit --quiet -m 'docs: say that git commit -n --no-verify is refused'",
  "-F -n": "echo x >-n; git commit --quiet -F -n; rm ./-n",
  "-t -n": "echo x >-n; GIT_EDITOR='echo y >' git commit --quiet -t -n; rm ./-n",
  "-- -n": "echo x >-n; git add -- -n; git commit --quiet -m x -- -n",
  "-uno": "git commit --quiet -uno -m x",
  "-unormal": "git commit --quiet -unormal -m x",
  "--no-verify --verify": "git commit --quiet --no-verify --verify -m x",
  "-n --verify": "git commit --quiet -n --verify -m x",
  "--author -n": "git commit --quiet --author '-n <n@example.com>' -m x",
  "--trailer -n": "git commit --quiet --trailer 'X: -n' -m x",
  "--date now -m -n": "git commit --quiet --date 2026-02-03T04:05:06Z -m -n",
  "-C of a message with -n": "git commit --quiet -m --no-verify; put y.txt y; git commit --quiet -C HEAD",
  "cherry-pick -n": "git reset --quiet --hard; git cherry-pick -n topic; git commit --quiet -m x",
  "revert -n": "git reset --quiet --hard; git revert -n HEAD~2; git commit --quiet -m x",
  "merge -n": "git reset --quiet --hard; git merge --quiet -n --no-edit topic",
  "rebase -n": "git reset --quiet --hard; git rebase --quiet -n main topic",
  "pull -n": "git reset --quiet --hard; git pull --quiet -n --no-rebase --no-edit . topic",
  "rebase --no-verify": "git reset --quiet --hard; git rebase --quiet --no-verify main topic",
  "push -n": "git init --quiet --bare ../peer.git; git push --quiet -n ../peer.git main",
  "fetch -n": "git fetch --quiet -n . topic",
  "log -n": "git log -n 1 >/dev/null; git commit --quiet -m x",
  "echo -n into xargs": "echo -n -m | xargs git commit --quiet x.txt -m",
  "a file named --no-verify": "echo x >./--no-verify; git add -- --no-verify; git commit --quiet -m x -- --no-verify",
  "an alias that says -m -n": "git config alias.zz 'commit --quiet -m -n'; git zz",
}).map((operation) => ({ ...operation, before: SETTINGS }));
