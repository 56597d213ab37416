/** What a program that starts another one gets as words of its own, before those of the other. */
export interface Wrapper {
  /** Options whose value is the next word: `-u`, `--user`. */
  readonly valued?: string;
  /** Options with two values. */
  readonly pairs?: string;
  /** How many words stand between the options and the command: 1 for `timeout 10 cmd`. */
  readonly operands?: number;
  /** `NAME=value` words before the command are its environment. */
  readonly assigns?: true;
  /** Options that hold a whole command line: `-c` of `su`. */
  readonly text?: string;
  /** The words are joined and read by a shell again: `ssh host 'git …'`. */
  readonly joins?: true;
  /** The command stands behind this word only: `nix develop -c cmd`, `kubectl exec pod -- cmd`. */
  readonly after?: string;
  /** Only behind this command of the program: `docker exec`, `poetry run`. */
  readonly commands?: string;
  /** Every operand is a command line of its own: `concurrently`. */
  readonly each?: true;
}

/** Source: the manuals of the programs. */
export const WRAPPERS: Readonly<Record<string, Wrapper>> = {
  arch: {},
  ",": {},
  autossh: { operands: 1, joins: true, valued: "-M -i -l -o -p -L -R -D -F" },
  chamber: { commands: "exec", operands: 1, after: "--" },
  colima: { commands: "ssh", after: "--" },
  comma: {},
  devbox: { commands: "run" },
  "flatpak-spawn": {},
  fly: { text: "-C --command" },
  flyctl: { text: "-C --command" },
  heroku: { commands: "run", joins: true, valued: "-a -s -r --app" },
  infisical: { commands: "run", after: "--" },
  limactl: { commands: "shell", operands: 1 },
  multipass: { commands: "exec", operands: 1, after: "--" },
  orb: {},
  proot: { valued: "-r -b -w" },
  sops: { commands: "exec-env", operands: 1, joins: true },
  teller: { commands: "run", after: "--" },
  tox: { commands: "exec", after: "--" },
  "vault-env": {},
  volta: { commands: "run", valued: "--node --npm --yarn --pnpm" },
  "aws-vault": { commands: "exec", operands: 1, valued: "-d -t --duration --mfa-token", after: "--" },
  ansible: { text: "-a --args" },
  builtin: {},
  busybox: {},
  bwrap: { pairs: "--bind --ro-bind --dev-bind --bind-try --ro-bind-try --symlink --setenv --file", valued: BUBBLE() },
  caffeinate: { valued: "-t -w" },
  catchsegv: {},
  chpst: { valued: "-u -U -b -e -d -n -l -L -/ -C -P -m -o -p -f -c -r -t" },
  chronic: {},
  chroot: { operands: 1 },
  chrt: { operands: 1, valued: "-T -P -D" },
  "cross-env": { assigns: true },
  "cross-env-shell": { assigns: true, joins: true },
  "dbus-run-session": { valued: "--config-file --dbus-daemon" },
  doas: { valued: "-u -C", assigns: true },
  dotenv: { valued: "-e -p -v -c", assigns: true },
  dotenvx: { commands: "run", valued: "-f -e --env-file --env", after: "--" },
  doppler: { commands: "run", valued: "-p -c -t --project --config --token", text: "--command", after: "--" },
  direnv: { commands: "exec", operands: 1 },
  "env-cmd": { valued: "-f -e -r --file --environments", assigns: true },
  exec: { valued: "-a" },
  fakeroot: { valued: "-l -s -i -b --lib --faked" },
  faketime: { operands: 1, valued: "-p -f" },
  firejail: {},
  gcloud: { text: "--command" },
  gosu: { operands: 1 },
  hatch: { commands: "run" },
  lxc: { commands: "exec", after: "--" },
  incus: { commands: "exec", after: "--" },
  perf: { commands: "stat record trace", valued: "-e -o -p -r -C" },
  rye: { commands: "run" },
  "su-exec": { operands: 1 },
  flock: { operands: 1, valued: "-w -E --timeout --wait --conflict-exit-code", text: "-c --command" },
  fnm: { commands: "exec", valued: "--using" },
  gdb: { after: "--args" },
  ionice: { valued: "-c -n -p -P -u --class --classdata" },
  linux32: {},
  linux64: {},
  ltrace: { valued: "-a -e -l -n -o -p -s -u -w -x -A -D -F" },
  mise: { commands: "exec x", after: "--", text: "-c --command" },
  nice: { valued: "-n --adjustment" },
  noglob: {},
  nocorrect: {},
  nohup: {},
  nsenter: { valued: "-t -S -G --target --setuid --setgid" },
  numactl: { valued: "-C -m -N -i -p --cpunodebind --membind --physcpubind --interleave" },
  nvm: { commands: "exec", operands: 1 },
  op: { commands: "run", after: "--" },
  pipenv: { commands: "run" },
  pdm: { commands: "run" },
  poetry: { commands: "run" },
  pixi: { commands: "run" },
  prlimit: {},
  proxychains: { valued: "-f" },
  proxychains4: { valued: "-f" },
  rbenv: { commands: "exec" },
  asdf: { commands: "exec" },
  bundle: { commands: "exec" },
  rlwrap: { valued: "-a -b -c -C -D -f -g -H -i -m -M -n -o -O -p -P -q -s -S -t -w -W -z" },
  rtk: {},
  runuser: { valued: "-u -g -G -s --user --group --shell", text: "-c --command", after: "--" },
  schroot: { valued: "-c -d -u -s", after: "--" },
  setarch: { operands: 1 },
  setpriv: { valued: "--reuid --regid --groups --securebits --pdeathsig" },
  setsid: {},
  softlimit: {},
  sshpass: { valued: "-p -f -d -P" },
  stdbuf: { valued: "-i -o -e --input --output --error" },
  strace: { valued: "-a -b -e -E -I -o -O -p -P -s -S -u -U -X --trace --output" },
  su: { valued: "-s -g -G --shell --group", text: "-c --command --session-command" },
  sudo: { valued: "-u -g -h -p -C -D -R -r -t -T -U --user --group --host --prompt --chdir --chroot", assigns: true },
  "systemd-run": { valued: "-p -u -M -E --property --unit --machine --uid --gid --setenv --working-directory" },
  taskset: { operands: 1 },
  time: { valued: "-f -o --format --output" },
  timeout: { operands: 1, valued: "-k -s --kill-after --signal" },
  torsocks: {},
  toybox: {},
  unbuffer: {},
  uv: { commands: "run", valued: "--with --python -p --project --directory --extra --group" },
  unshare: { valued: "-R -w -S -G --root --wd --setuid --setgid" },
  valgrind: {},
  winpty: {},
  "xvfb-run": { valued: "-e -f -n -p -s -w --server-args --server-num" },
  "start-stop-daemon": { after: "--" },
  conda: { commands: "run", valued: "-n -p --name --prefix --cwd" },
  mamba: { commands: "run", valued: "-n -p --name --prefix --cwd" },
  micromamba: { commands: "run", valued: "-n -p --name --prefix --cwd" },
  ssh: { operands: 1, joins: true, valued: "-b -c -D -E -e -F -I -i -J -L -l -m -O -o -p -Q -R -S -W -w -B" },
  mosh: { operands: 1, after: "--" },
  docker: { commands: "exec run", operands: 1, valued: CONTAINER() },
  podman: { commands: "exec run", operands: 1, valued: CONTAINER() },
  nerdctl: { commands: "exec run", operands: 1, valued: CONTAINER() },
  "podman-compose": { commands: "exec run", operands: 1, valued: CONTAINER() },
  "docker-compose": { commands: "exec run", operands: 1, valued: CONTAINER() },
  kubectl: { commands: "exec", after: "--" },
  oc: { commands: "exec", after: "--" },
  devcontainer: { commands: "exec", valued: "--workspace-folder --container-id --config" },
  distrobox: { commands: "enter", after: "--" },
  toolbox: { commands: "run", valued: "-c --container" },
  wsl: { valued: "-d -u --distribution --user --cd", after: "--" },
  vagrant: { commands: "ssh", text: "-c --command" },
  script: { text: "-c --command", valued: "-E -I -O -B -T -m -o" },
  watch: { valued: "-n --interval", joins: true },
  entr: {},
  watchexec: { valued: "-e -w -i -f -d --exts --watch --ignore --filter --debounce", joins: true },
  nodemon: { text: "-x --exec" },
  hyperfine: { valued: "-w -r -m -M -p -c -s -n --warmup --runs --prepare --cleanup --setup", each: true },
  concurrently: { valued: "-n -c -p --names --prefix-colors --prefix", each: true },
  "npm-run-all": {},
  "nix-shell": { text: "--run --command" },
  nix: { commands: "develop shell", after: "-c" },
  guix: { commands: "shell environment", after: "--" },
  tmux: { commands: "send-keys send new-session new new-window neww split-window splitw run-shell run", each: true },
  screen: { valued: "-S -t -c -e -h -s -T -p -X" },
  parallel: { valued: "-j -P -S -a --jobs --colsep --delay", joins: true },
};

function BUBBLE(): string {
  return "--dev --proc --tmpfs --dir --chdir --uid --gid --hostname --unsetenv --lock-file --args";
}

function CONTAINER(): string {
  return [
    "-e -u -w -v -p -h -l -m -c -a --env --env-file --user --workdir --volume --mount --name --network --publish",
    "--hostname --label --entrypoint --platform --index --add-host --cpus --memory --pull --restart --detach-keys",
  ].join(" ");
}
