// The grammar of git's own subject. A ref's name holds no blank, so that more words are a person's.
const KIND = "(?:remote-tracking )?(?:branch(?:es)?|tags?|commits?)";
const NAMES = String.raw`'\S+?'(?:, '\S+?')*(?: and '\S+?')?`;
const GROUP = String.raw`${KIND} ${NAMES}(?: \(early part\))?`;
const SOURCE = String.raw`${GROUP}(?:, ${GROUP})*(?: of \S+?)?`;
const INTO = String.raw`(?: into \S+)?$`;

/** The subjects that git and the merge buttons of forges write by themselves. Sources: fmt-merge-msg and the forges' docs. */
const DEFAULT_MERGE_SUBJECTS: readonly RegExp[] = [
  // git: Merge branch 'topic' into main; Merge branches 'a' and 'b'; Merge tag 'v1.0' of example.com:repo; branch 'x' of other
  new RegExp(`^Merge (?:HEAD, )?${SOURCE}(?:; ${SOURCE})*${INTO}`),
  // git pull of another repository's HEAD: Merge https://example.com/repo; Merge ../repo into topic
  new RegExp(String.raw`^Merge (?:[a-z+]+:\/\/|[\w.-]+@[\w.-]+:|[\w.-]+:\/|\.{0,2}\/)\S+?${INTO}`),
  // GitHub: Merge pull request #12 from owner/branch; Gitea, Forgejo: Merge pull request 'title' (#12) from branch into main
  /^Merge pull request (?:#\d+ from \S+|'.*' \(#\d+\) from \S+ into \S+)$/,
  // Bitbucket Cloud: Merged in branch (pull request #12); of a branch that is brought up to date: Merged main into branch
  /^(?:Merged in \S+ \(pull request #\d+\)|Merged \S+ into \S+)$/,
  // Bitbucket Data Center: Pull request #12: title; Merge pull request #12 in PROJECT/repo from branch to main
  /^(?:Pull request #\d+: \S|Merge pull request #\d+ in \S+ from \S+ to \S+$)/,
  // Azure Repos: Merged PR 12: title
  /^Merged PR \d+: \S/,
];

export function isDefaultMergeSubject(subject: string): boolean {
  return DEFAULT_MERGE_SUBJECTS.some((pattern) => pattern.test(subject));
}
