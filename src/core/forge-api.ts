/** A call of a forge's API, as far as the command line tells. */
export interface ForgeCall {
  readonly method: string;
  /** A whole address, or the path of an endpoint as `gh api` takes it. */
  readonly url: string;
  readonly body: string;
}

/** Whether a call makes a commit, moves a branch or merges. */
export function commitsThrough({ method, url, body }: ForgeCall): boolean {
  const path = pathOf(url);
  return ENDPOINTS.some(({ at, by, unless }) => by.includes(method) && at.test(path) && unless?.test(body) !== true);
}

/** The mutation of a GraphQL document that makes a commit or merges. Source: GitHub's and GitLab's GraphQL reference. */
export function mutationIn(document: string): string | null {
  if (!/\bmutation\b/.test(document)) return null;
  return MUTATION.exec(document)?.[0] ?? null;
}

const MUTATION =
  /\b(?:createCommitOnBranch|mergePullRequest|mergeBranch|updateRefs?|updatePullRequestBranch|commitCreate|mergeRequestAccept)\b/;

interface Endpoint {
  readonly at: RegExp;
  readonly by: readonly string[];
  /** A body that makes it harmless. */
  readonly unless?: RegExp;
}

const WRITE = ["POST", "PUT", "PATCH"];
const TAG = /\bref["']?\s*[=:]\s*["']?refs\/tags\//;

const GITHUB = String.raw`^repos/[^/]+/[^/]+/`;
const GITLAB = String.raw`^projects/[^/]+/`;
const BITBUCKET = String.raw`^repositories/[^/]+/[^/]+/`;

const ENDPOINTS: readonly Endpoint[] = [
  // GitHub, and Gitea and Forgejo, which follow it: https://docs.github.com/en/rest/repos/contents, /rest/git
  { at: new RegExp(`${GITHUB}contents(?:/|$)`), by: [...WRITE, "DELETE"] },
  { at: new RegExp(`${GITHUB}git/(?:commits|trees)(?:/|$)`), by: WRITE },
  { at: new RegExp(`${GITHUB}git/refs(?:$|/heads/|/?$)`), by: WRITE, unless: TAG },
  { at: new RegExp(`${GITHUB}(?:merges|merge-upstream|diffpatch)$`), by: WRITE },
  { at: new RegExp(`${GITHUB}pulls/[^/]+/(?:merge|update-branch|update)$`), by: WRITE },
  // GitLab: https://docs.gitlab.com/api/commits, /repository_files, /merge_requests
  { at: new RegExp(`${GITLAB}repository/commits(?:$|/[^/]+/(?:cherry_pick|revert)$)`), by: WRITE },
  { at: new RegExp(`${GITLAB}repository/files/`), by: [...WRITE, "DELETE"] },
  { at: new RegExp(`${GITLAB}merge_requests/[^/]+/merge$`), by: WRITE },
  // Bitbucket Cloud: https://developer.atlassian.com/cloud/bitbucket/rest/api-group-source
  { at: new RegExp(`${BITBUCKET}src$`), by: WRITE },
  { at: new RegExp(`${BITBUCKET}pullrequests/[^/]+/merge$`), by: WRITE },
  // Azure DevOps: https://learn.microsoft.com/en-us/rest/api/azure/devops/git/pushes
  { at: /_apis\/git\/repositories\/[^/]+\/(?:pushes|commits|cherryPicks|reverts)$/, by: WRITE },
];

/** Without host, version, query and slashes at the ends. */
function pathOf(url: string): string {
  const [address = ""] = url.split(/[?#]/);
  return address
    .replace(/^\w+:\/\/[^/]*/, "")
    .replace(/^.*?(?=(?:repos\/[^/]+\/[^/]+|projects\/[^/]+|repositories\/[^/]+\/[^/]+)\/)/, (prefix) =>
      isApiPrefix(prefix) ? "" : prefix,
    )
    .replaceAll(/^\/+|\/+$/g, "");
}

/** `/`, `/api/v4/`, `api.github.com/`, `/2.0/`, or a variable in their place. */
function isApiPrefix(prefix: string): boolean {
  return /^(?:[^/]*\/)*$/.test(prefix) || !/^[\w./-]+$/.test(prefix);
}
