import type { FileChangeKind } from "../core/command.ts";
import { LITERAL, literalsOf, readLiteral } from "./code-literal.ts";

/** A file that a piece of code would change. */
export interface CodeFile {
  readonly path: string;
  readonly kind: FileChangeKind;
  readonly mode: string | null;
}

const KINDS: readonly (readonly [RegExp, FileChangeKind])[] = [
  [/^(?:unlink|rm|rmdir|rmtree|remove|delete|rimraf|removedirs)/i, "remove"],
  [/^(?:rename|replace|move|mv)/i, "move"],
  [/^l?f?chmod/i, "mode"],
  [/^(?:symlink|link)/i, "link"],
];

const METHODS =
  "writeFile|writeFileSync|appendFile|appendFileSync|createWriteStream|outputFile|outputFileSync|writeTextFile|writeTextFileSync|" +
  "unlink|unlinkSync|rm|rmSync|rmdir|rmdirSync|rmtree|remove|removeSync|delete|rename|renameSync|replace|move|mv|chmod|chmodSync|lchmod|" +
  "truncate|truncateSync|ftruncate|symlink|symlinkSync|copyFile|copyFileSync|copy|copyfile|copy2|cp|cpSync|file_put_contents|write|rm_rf|rm_f|rm_r";

/** Only of the modules that have them; `text.replace("a", "b")` changes no file. */
const MODULE_CALL = new RegExp(
  `(?:\\b(?:fs|fsp|promises|os|shutil|File|FileUtils|IO|Deno|Bun|fse?|sys|path)(?:\\([^)]{0,100}\\))?\\.|\\brequire\\("(?:node:)?fs(?:/promises)?"\\)\\.|(?<![\\w.]))(${METHODS})\\s*\\(?\\s*([^;\\n]*)`,
  "g",
);

const OPENED = new RegExp(
  `\\bopen\\w*\\(\\s*(?:[^",()]*,\\s*)?(${LITERAL})\\s*,\\s*(?:mode\\s*=\\s*)?(${LITERAL})`,
  "g",
);
const PERL_OPENED = new RegExp(`\\bopen\\b[^;]*?"\\s*>+\\s*([^"]+)"`, "g");
const PATH_METHOD = new RegExp(
  `\\bPath\\(\\s*(${LITERAL})\\s*\\)\\s*\\.(write_text|write_bytes|unlink|chmod|rename|replace|rmdir|symlink_to|touch)\\(([^)]*)\\)`,
  "g",
);

/** awk: `print "text" > "file"` */
const REDIRECTED = new RegExp(`\\bprintf?\\b[^;{}\\n|]*?>>?\\s*(${LITERAL})`, "g");

/** Reads normalised code. */
export function findFiles(code: string): readonly CodeFile[] {
  const called = [...code.matchAll(MODULE_CALL)].flatMap(([, method = "", args = ""]) => readCall(method, args));
  const opened = [...code.matchAll(OPENED)].flatMap(([, path = "", mode = ""]) =>
    readOpen(readLiteral(path), readLiteral(mode)),
  );
  const perl = [...code.matchAll(PERL_OPENED)].map(([, path = ""]): CodeFile => ({ path, kind: "edit", mode: null }));
  const paths = [...code.matchAll(PATH_METHOD)].map(([, path = "", method = "", args = ""]): CodeFile =>
    toFile(readLiteral(path), kindOf(method), args),
  );
  const redirected = [...code.matchAll(REDIRECTED)].map(([, path = ""]) => toFile(readLiteral(path), "edit", ""));
  return [...called, ...opened, ...perl, ...paths, ...redirected];
}

function readCall(method: string, args: string): readonly CodeFile[] {
  const kind = kindOf(method);
  const literals = literalsOf(args);
  const count = kind === "move" ? 2 : 1;
  const isTarget = /^(?:cp|copy|symlink|link)/i.test(method);
  const paths = isTarget ? literals.slice(1, 2) : literals.slice(0, count);
  return paths.map((path) => toFile(path, kind, args));
}

function kindOf(method: string): FileChangeKind {
  return KINDS.find(([pattern]) => pattern.test(method))?.[1] ?? "edit";
}

function toFile(path: string, kind: FileChangeKind, args: string): CodeFile {
  const mode = kind === "mode" ? (/\b0?o?([0-7]{3,4})\b/.exec(args)?.[1] ?? null) : null;
  return { path, kind, mode };
}

function readOpen(path: string, mode: string): readonly CodeFile[] {
  if (/^\s*>>?/.test(path)) return [{ path: mode, kind: "edit", mode: null }];
  return /[wax+]/.test(mode) && /^[rwaxbt+U]+$/.test(mode) ? [{ path, kind: "edit", mode: null }] : [];
}
