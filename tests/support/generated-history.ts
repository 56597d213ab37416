import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";

/** Bytes, one character each, of names that trip careless programs. */
const NAMES: readonly string[] = [
  "plain.ts",
  "a b",
  " lead",
  "trail ",
  "tab\tname",
  "line\nfeed",
  'quote"d',
  "it's",
  "-n",
  ":(top)x",
  "*",
  "\xff",
  "\xc3\xa9.ts",
  "back\\slash",
  "0123456789abcdef0123456789abcdef01234567",
  "end",
  "dir/one",
  "dir/\xfe/two",
  "dir",
  "a => b",
];

const LINES: readonly string[] = Array.from({ length: 30 }, (_, index) => `line ${index % 11} of the text`);
const TEXT = `${LINES.join("\n")}\n`;
const CONTENTS: readonly string[] = [
  "",
  "x",
  "x\n",
  "a\r\nb\r\n",
  "\r\r\r",
  TEXT,
  TEXT.slice(40),
  TEXT.slice(0, -30),
  TEXT.replace("line 5", "LINE 5"),
  `${TEXT}more\n`.repeat(3),
  "nul\0here",
  `${"y".repeat(7999)}\0`,
  `${"y\n".repeat(4000)}\0\n`,
  `\0${TEXT}`,
  `\0${TEXT}more\n`,
];
const MODES = ["100644", "100755", "120000", "160000"] as const;
const GITLINK = "1234567890".repeat(4);

/** One thing that a commit does to one name. */
export interface Step {
  readonly kind: "write" | "delete" | "move";
  readonly name: string;
  readonly to: string;
  readonly content: string;
  readonly mode: (typeof MODES)[number];
}

export const anyHistory: fc.Arbitrary<readonly (readonly Step[])[]> = fc.array(
  fc.array(
    fc.record({
      kind: fc.constantFrom("write", "write", "delete", "move"),
      name: fc.constantFrom(...NAMES),
      to: fc.constantFrom(...NAMES),
      content: fc.constantFrom(...CONTENTS),
      mode: fc.constantFrom("100644", "100644", ...MODES),
    } as const),
    { maxLength: 5 },
  ),
  { minLength: 1, maxLength: 25 },
);

/** A bare repository whose commits were made by one `git fast-import`. */
export interface GeneratedRepo extends Disposable {
  readonly dir: string;
  /** Oldest first. */
  readonly ids: readonly string[];
  readonly git: (args: readonly string[], input?: string) => string;
}

export function createHistory(history: readonly (readonly Step[])[], objectFormat = "sha1"): GeneratedRepo {
  const dir = mkdtempSync(join(tmpdir(), "commit-guard-history-"));
  const git = (args: readonly string[], input = ""): string => runGit(dir, args, input);
  git(["init", "--quiet", "--bare", "--template=", `--object-format=${objectFormat}`]);
  const files = new Map<string, string>();
  const gitlink = objectFormat === "sha1" ? GITLINK : GITLINK + GITLINK.slice(0, 24);
  git(["fast-import", "--quiet"], history.map((steps) => formatCommit(steps, files, gitlink)).join(""));
  const ids = git(["rev-list", "--reverse", "refs/heads/main"]).trimEnd().split("\n");
  return { dir, ids, git, [Symbol.dispose]: () => rmSync(dir, { recursive: true, force: true }) };
}

function formatCommit(steps: readonly Step[], files: Map<string, string>, gitlink: string): string {
  const head = "commit refs/heads/main\ncommitter A U Thor <author@example.com> 0 +0000\ndata 2\nx\n";
  return `${head}${steps.map((step) => formatStep(step, files, gitlink)).join("")}\n`;
}

function formatStep({ kind, name, to, content, mode }: Step, files: Map<string, string>, gitlink: string): string {
  const old = files.get(name);
  if (kind === "move" && old !== undefined) {
    files.delete(name);
    files.set(to, old);
    return `D ${quote(name)}\nM 100644 inline ${quote(to)}\ndata ${old.length}\n${old}\n`;
  }
  files.delete(name);
  if (kind === "delete") return `D ${quote(name)}\n`;
  if (mode === "160000") return `M 160000 ${gitlink} ${quote(name)}\n`;
  files.set(name, content);
  return `M ${mode} inline ${quote(name)}\ndata ${content.length}\n${content}\n`;
}

/** As fast-import reads a path in C quotes. */
function quote(name: string): string {
  const bytes = [...name].map((one) => `\\${one.charCodeAt(0).toString(8).padStart(3, "0")}`);
  return `"${bytes.join("")}"`;
}

function runGit(cwd: string, args: readonly string[], input: string): string {
  const { status, stdout, stderr } = spawnSync("git", args, { cwd, input: Buffer.from(input, "latin1") });
  if (status !== 0) throw new Error(`git ${args[0]} failed: ${stderr.toString()}`);
  return stdout.toString("latin1");
}
