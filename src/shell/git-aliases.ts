import type { ConfigEntry } from "../core/command.ts";
import type { GitScript } from "./git-scripts.ts";

/**
 * What an alias stands for: the words of a call of git, or a text for a shell. Either way the alias's own arguments come
 * behind it. Null where the settings have no alias of that name, or git refuses it. Source: git-config(1), "alias.*".
 */
export function resolveAlias(command: string, config: readonly ConfigEntry[]): GitScript | null {
  if (OWN_COMMANDS.has(command)) return null;
  const keys = new Set([`alias.${command.toLowerCase()}`, `alias.${command}.command`]);
  const { value = null, given = "" } = config.findLast(({ key }) => keys.has(key)) ?? {};
  if (value === null) return null;
  if (value.startsWith("!")) return { kind: "text", text: value.slice(1), given };
  const words = splitAlias(value);
  return words === null ? null : { kind: "words", words, given };
}

/** The words of an alias, by git's own rules: blanks before the first make an empty one. Null where a quote stays open. */
export function splitAlias(text: string): readonly string[] | null {
  const words = [""];
  const token = new RegExp(TOKEN);
  while (token.lastIndex < text.length) {
    const match = token.exec(text);
    if (match === null) return null;
    const part = readPart(match.groups ?? {});
    if (part === null) words.push("");
    else words.push(`${words.pop()}${part}`);
  }
  return words;
}

/** Null where a word ends. */
function readPart({ plain, single, double, escaped }: Readonly<Record<string, string | undefined>>): string | null {
  return plain ?? single ?? double?.replaceAll(/\\([^])/g, "$1") ?? escaped ?? null;
}

const TOKEN =
  /(?<plain>[^ \t\n\r'"\\]+)|'(?<single>[^']*)'|"(?<double>(?:\\[^]|[^"\\])*)"|\\(?<escaped>[^])|[ \t\n\r]+/y;

/** No alias hides them. Those that came after git 2.39 are not among them, so that what an older git would do is seen. */
const OWN_COMMANDS: ReadonlySet<string> = new Set(
  `add am annotate apply archive bisect blame branch bugreport bundle cat-file check-attr check-ignore check-mailmap
  check-ref-format checkout checkout-index cherry cherry-pick clean clone column commit commit-graph commit-tree config
  count-objects credential credential-cache credential-store daemon describe diagnose diff diff-files diff-index
  diff-tree difftool fast-export fast-import fetch fetch-pack filter-branch fmt-merge-msg for-each-ref for-each-repo
  format-patch fsck fsck-objects gc get-tar-commit-id grep hash-object help hook index-pack init init-db instaweb
  interpret-trailers log ls-files ls-remote ls-tree mailinfo mailsplit maintenance merge merge-base merge-file
  merge-index merge-octopus merge-one-file merge-ours merge-recursive merge-resolve merge-subtree merge-tree mergetool
  mktag mktree multi-pack-index mv name-rev notes pack-objects pack-refs patch-id prune prune-packed pull push
  quiltimport range-diff read-tree rebase receive-pack reflog remote repack replace request-pull rerere reset restore
  rev-list rev-parse revert rm send-pack shell shortlog show show-branch show-index show-ref sparse-checkout stage stash
  status stripspace submodule switch symbolic-ref tag unpack-file unpack-objects update-index update-ref
  update-server-info upload-archive upload-pack var verify-commit verify-pack verify-tag version worktree
  write-tree`.split(/\s+/),
);
