/** The subjects that git and the merge buttons of forges write by themselves. Sources: fmt-merge-msg and the forges' docs. */
const DEFAULT_MERGE_SUBJECTS: readonly RegExp[] = [
  // git: Merge branch 'topic' into main; Merge branches 'a' and 'b'; Merge tag 'v1.0'; Merge remote-tracking branch 'origin/x'
  /^Merge (?:HEAD, )?(?:branch|branches|tag|tags|commit|commits|remote-tracking branch|remote-tracking branches) '/,
  // git pull of another HEAD, by URL, host:path or path: Merge https://example.com/repo; Merge ../repo into topic
  /^Merge (?:[a-z+]+:\/\/|(?:[\w.-]+@)?[\w.-]+:|\.{0,2}\/)\S+(?: into \S+)?$/,
  // GitHub: Merge pull request #12 from owner/branch; Gitea, Forgejo: Merge pull request 'title' (#12) from branch into main
  /^Merge pull request (?:#\d+ from \S+|'.*' \(#\d+\) from \S+ into \S+)$/,
  // Bitbucket Cloud: Merged in branch (pull request #12)
  /^Merged in \S+ \(pull request #\d+\)$/,
  // Bitbucket Data Center: Pull request #12: title; Merge pull request #12 in PROJECT/repo from branch to main
  /^(?:Pull request #\d+: |Merge pull request #\d+ in \S+ from \S+ to \S+$)/,
  // Azure Repos: Merged PR 12: title
  /^Merged PR \d+: /,
];

export function isDefaultMergeSubject(subject: string): boolean {
  return DEFAULT_MERGE_SUBJECTS.some((pattern) => pattern.test(subject));
}
