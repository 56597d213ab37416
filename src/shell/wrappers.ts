import { countOptions, optionSet, valueOf } from "./argument-words.ts";

/** What a program that starts another one gets as words of its own, before those of the other. */
export interface Wrapper {
  /** Options whose value is the next word: `-u`, `--user`. */
  readonly valued?: string;
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
  builtin: {},
  busybox: {},
  caffeinate: { valued: "-t -w" },
  catchsegv: {},
  chpst: { valued: "-u -U -b -e -d -n -l -L -/ -C -P -m -o -p -f -c -r -t" },
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

function CONTAINER(): string {
  return [
    "-e -u -w -v -p -h -l -m -c -a --env --env-file --user --workdir --volume --mount --name --network --publish",
    "--hostname --label --entrypoint --platform --index --add-host --cpus --memory --pull --restart --detach-keys",
  ].join(" ");
}

/** What a wrapper would start. */
export interface Wrapped {
  /** Words of a command; empty where there is none. */
  readonly words: readonly string[];
  /** Texts for a shell. */
  readonly texts: readonly string[];
  readonly assignments: Readonly<Record<string, string>>;
}

const NOTHING: Wrapped = { words: [], texts: [], assignments: {} };

export function unwrap(wrapper: Wrapper, args: readonly string[]): Wrapped {
  const inner = wrapper.commands === undefined ? args : behindCommand(args, wrapper.commands.split(" "));
  return inner === null ? NOTHING : unwrapInner(wrapper, inner);
}

function unwrapInner(wrapper: Wrapper, inner: readonly string[]): Wrapped {
  const texts = textsOf(wrapper, inner);
  if (texts.length > 0) return { ...NOTHING, texts };
  const rest = skipOwn(wrapper, inner);
  const entry = entryPoint(inner, rest);
  if (entry !== null) return { ...NOTHING, words: [entry, ...rest] };
  if (wrapper.each === true) return { ...NOTHING, texts: rest };
  const assignments = wrapper.assigns === true ? takeAssignments(rest) : {};
  const words = rest.slice(Object.keys(assignments).length);
  return wrapper.joins === true
    ? { words: [], texts: [words.join(" ")], assignments }
    : { words, texts: [], assignments };
}

/** What a container starts before the words that it is given: by an option, or git where that is what its image has. */
function entryPoint(args: readonly string[], rest: readonly string[]): string | null {
  const image = args[args.length - rest.length - 1] ?? "";
  return valueOf(args, ["--entrypoint"]) ?? (/(?:^|\/)git(?:[:@]|$)/.test(image) ? "git" : null);
}

/** The words after the command of the program; null where it is another command. */
function behindCommand(args: readonly string[], commands: readonly string[]): readonly string[] | null {
  const at = args.findIndex((arg) => commands.includes(arg));
  const isReached = args.slice(0, Math.max(0, at)).every((arg) => arg.startsWith("-") || arg === "compose");
  return at === -1 || !(isReached || at <= 2) ? null : args.slice(at + 1);
}

function textsOf({ text = "" }: Wrapper, args: readonly string[]): readonly string[] {
  const options = text.split(" ").filter((option) => option !== "");
  return args.flatMap((arg, at) => {
    const option = options.find((one) => arg === one || arg.startsWith(`${one}=`) || isCluster(arg, one));
    if (option === undefined) return [];
    return arg.startsWith(`${option}=`) ? [arg.slice(option.length + 1)] : args.slice(at + 1, at + 2);
  });
}

/** `-qc 'text'`: letters whose last takes the value. */
function isCluster(arg: string, option: string): boolean {
  return /^-[a-z]$/i.test(option) && /^-[a-z]+$/i.test(arg) && arg.endsWith(option.slice(1));
}

function skipOwn({ valued = "", operands = 0, after, joins }: Wrapper, args: readonly string[]): readonly string[] {
  if (after !== undefined) {
    const at = args.indexOf(after);
    if (at !== -1) return args.slice(at + 1);
  }
  const options = optionSet(valued);
  const start = countOptions(args, options);
  const rest = args.slice(start + operands);
  // Only these take options of their own behind their operands, too.
  return joins === true ? rest.slice(countOptions(rest, options)) : rest;
}

function takeAssignments(words: readonly string[]): Readonly<Record<string, string>> {
  const end = words.findIndex((word) => !/^[A-Za-z_]\w*=/.test(word));
  const taken = end === -1 ? words : words.slice(0, end);
  return Object.fromEntries(taken.map((word) => splitAssignment(word)));
}

export function splitAssignment(word: string): readonly [string, string] {
  const equals = word.indexOf("=");
  return [word.slice(0, equals), word.slice(equals + 1)];
}
