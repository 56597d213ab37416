/**
 * Whether git or GitHub wrote the subject of a merge: taken apart as `git fmt-merge-msg` puts it together. Other forges'
 * forms do not occur in the repositories that are compared.
 */
export function isDefaultMerge(subject: string): boolean {
  if (/^Merge pull request #\d+ from \S+$/.test(subject)) return true;
  if (!subject.startsWith("Merge ")) return false;
  const title = subject.slice("Merge ".length).replace(/ into \S+$/, "");
  return title
    .replace(/^HEAD, /, "")
    .split("; ")
    .every(isSource);
}

/** `branch 'a', tags 'b' and 'c' of <repository>`, or a repository alone, whose HEAD was merged. */
function isSource(source: string): boolean {
  const names = source.replace(/ of \S+$/, "").replace(/ \(early part\)$/, "");
  return isPlace(source) || names.split(/, | and /).every(isName);
}

/** The first name of each kind says which kind it is. */
function isName(name: string, at: number): boolean {
  const kind = /^(?:remote-tracking )?(?:branch(?:es)?|tags?|commits?) /.exec(name)?.[0] ?? "";
  return /^'\S+'$/.test(name.slice(kind.length)) && (at > 0 || kind !== "");
}

/** A URL, `host:path`, or a path. */
function isPlace(source: string): boolean {
  return /^(?:[a-z+]+:\/\/|(?:[\w.-]+@)?[\w.-]+:|\.{0,2}\/)\S+$/.test(source);
}
