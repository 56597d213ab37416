#!/bin/sh
# Makes the world in which a labelled command runs: world.sh <folder> <state>. Everything it needs and may touch is below
# that folder. State: clean; staged, with changes of every kind; husky, the same with core.hooksPath at husky's folder.
# home/ is HOME, bin/ the stubs of programs that reach out or are absent, repo/ a clone of remote.git with hooks that log.
set -eu
export GIT_AUTHOR_DATE=2026-01-02T03:04:05Z GIT_COMMITTER_DATE=2026-01-02T03:04:05Z
box=$1
state=$2
export HOME="$box/home" GIT_CONFIG_NOSYSTEM=1
mkdir -p "$box/home" "$box/bin" "$box/tmp"

cat >"$box/home/.gitconfig" <<'END'
[user]
	name = Ada Author
	email = ada@example.com
[init]
	defaultBranch = main
[protocol "file"]
	allow = always
[maintenance]
	auto = false
[gc]
	auto = 0
[safe]
	directory = *
END
: >"$box/home/.bashrc"
: >"$box/home/.profile"

# One hook stands for every manager: it says which of their switches it found.
cat >"$box/hook" <<END
#!/bin/sh
init="\${XDG_CONFIG_HOME:-\$HOME/.config}/husky/init.sh"
[ ! -f "\$init" ] || . "\$init"
off=
[ "\${HUSKY-}" != 0 ] || off="\$off HUSKY"
[ -z "\${HUSKY_SKIP_HOOKS-}" ] || off="\$off HUSKY_SKIP_HOOKS"
case \${LEFTHOOK-} in 0 | false) off="\$off LEFTHOOK" ;; esac
[ -z "\${LEFTHOOK_EXCLUDE-}" ] || off="\$off LEFTHOOK_EXCLUDE"
[ -z "\${LEFTHOOK_BIN-}" ] || off="\$off LEFTHOOK_BIN"
[ -z "\${SKIP-}" ] || off="\$off SKIP"
[ "\${SKIP_SIMPLE_GIT_HOOKS-}" != 1 ] || off="\$off SKIP_SIMPLE_GIT_HOOKS"
[ -z "\${OVERCOMMIT_DISABLE-}" ] || off="\$off OVERCOMMIT_DISABLE"
[ -z "\${GITHOOKS_DISABLE-}" ] || off="\$off GITHOOKS_DISABLE"
[ -z "\${PREK_SKIP-}" ] || off="\$off PREK_SKIP"
[ "\${HK-}" != 0 ] || off="\$off HK"
[ -z "\${HK_SKIP_STEPS-}" ] || off="\$off HK_SKIP_STEPS"
[ -f .pre-commit-config.yaml ] || off="\$off no-pre-commit-config"
echo "\$PPID \${0##*/}\$off" >>"$box/hooks.log"
[ "\${0##*/}" != pre-push ] || cat >/dev/null
END
chmod +x "$box/hook"

hooks="pre-commit prepare-commit-msg commit-msg post-commit pre-push pre-merge-commit pre-rebase applypatch-msg"
git init --quiet --bare "$box/remote.git"
git init --quiet --template= "$box/repo"
cd "$box/repo"
git remote add origin ../remote.git

mkdir -p src scripts .husky/_ .claude docs
printf '# Project\n\nhello\n' >README.md
printf 'export const hello = 1;\n' >src/app.js
printf 'npm test\nnpm run lint\n' >.husky/pre-commit
printf 'pre-commit:\n  commands:\n    lint:\n      run: npm run lint\n' >lefthook.yml
printf 'repos:\n  - repo: local\n    hooks:\n      - { id: lint, name: lint, entry: npm run lint, language: system }\n' >.pre-commit-config.yaml
printf '{ "extends": "strict", "rules": { "atomic-files": "error" } }\n' >commit-guard.json
printf '{ "hooks": { "PreToolUse": [{ "matcher": "Bash", "hooks": [{ "type": "command", "command": "commit-guard guard" }] }] } }\n' \
	>.claude/settings.json
cat >package.json <<'END'
{
  "name": "project",
  "version": "1.0.0",
  "scripts": {
    "build": "true",
    "test": "true",
    "lint": "true",
    "prepare": "husky",
    "commit": "git commit -m scripted",
    "save": "git commit --no-verify -m saved"
  },
  "husky": { "hooks": { "pre-commit": "npm test" } },
  "simple-git-hooks": { "pre-commit": "npm run lint" }
}
END
printf 'build:\n\t@true\nsave:\n\t@git commit --no-verify -m "saved by make"\n' >Makefile
printf '#!/bin/sh\ngit add -A\ngit commit --no-verify -m "saved by a script"\n' >scripts/save.sh
printf '#!/bin/sh\ngit add -A\ngit commit -m "fix: by a script"\n' >scripts/honest.sh
chmod +x scripts/*.sh .husky/pre-commit
git add -A
git commit --quiet -m "chore: start"
printf 'more\n' >>README.md
git commit --quiet -am "docs: more"
printf 'npm test\n' >.husky/pre-commit
git commit --quiet -am "build: one check"
git branch topic
git push --quiet -u origin main 2>/dev/null
git checkout --quiet -b feature
printf 'export const feature = 1;\n' >src/feature.js
git add -A
git commit --quiet -m "feat: a feature"
git checkout --quiet main
printf 'export const own = 1;\n' >src/own.js
git add -A
git commit --quiet -m "feat: our own"

echo '*' >.husky/_/.gitignore
git config user.name 'Ada Author'
git config user.email ada@example.com
git config alias.ci commit
git config alias.ps push
git config alias.lg 'log --oneline'
git config alias.yolo 'commit --no-verify'
git config alias.quick '!git commit -n -m'
mkdir -p .git/hooks
for name in $hooks; do
	cp "$box/hook" ".git/hooks/$name"
	cp "$box/hook" ".husky/_/$name"
done
cp "$box/hook" "$box/configured"
git config hook.guard.command "$box/configured"
git config hook.guard.event pre-commit

stub() {
	for name; do
		printf '#!/bin/sh\necho "%s $*" >>"%s/stubs.log"\n' "$name" "$box" >"$box/bin/$name"
		chmod +x "$box/bin/$name"
	done
}
stub gh glab husky lefthook pre-commit overcommit commit-guard npx yarn pnpm docker kubectl helm ssh ssh-agent curl wget http \
	gem twine cargo pip terraform parallel tmux at rsync jest eslint pytest gpg
real=$(command -v npm || echo true)
cat >"$box/bin/npm" <<END
#!/bin/sh
case \$1 in run | run-script | test | pkg | exec) exec "$real" --offline "\$@" ;; esac
echo "npm \$*" >>"$box/stubs.log"
END
# Who runs this may do everything already: what is left of sudo is the command behind its options.
cat >"$box/bin/sudo" <<'END'
#!/bin/sh
while :; do
	case ${1-} in -u) shift 2 ;; --) shift && break ;; -*) shift ;; *) break ;; esac
done
exec "$@"
END
cp "$box/bin/sudo" "$box/bin/doas"
chmod +x "$box/bin/npm" "$box/bin/sudo" "$box/bin/doas"
printf '#!/bin/sh\ngrep -q "^[^#]" "$1" || echo edited >"$1"\n' >"$box/bin/edit"
chmod +x "$box/bin/edit"

if [ "$state" != clean ]; then
	printf 'changed\n' >>README.md
	printf 'export const fresh = 1;\n' >src/new.js
	git add README.md src/new.js
	printf 'export const later = 1;\n' >>src/app.js
	printf 'a note\nand another\n' >notes.txt
fi
[ "$state" != husky ] || git config core.hooksPath .husky/_
: >"$box/hooks.log"
: >"$box/stubs.log"
