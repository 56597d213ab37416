import { noRemoteCommit } from "../../rules/no-remote-commit.ts";
import { type Command, UNKNOWN } from "../../src/core/command.ts";
import { aCommand, aProgram } from "../support/command.ts";
import { testCommandRule } from "../support/test-command-rule.ts";

interface Row {
  readonly name: string;
  readonly command: Command;
}

const program = (text: string, input: string | null = null): Row => ({
  name: text,
  command: aCommand({ programs: [aProgram(text, { input })] }),
});
const tool = (name: string, input = "{}"): Row => ({
  name: `${name} ${input}`,
  command: aCommand({ tools: [{ name, input }] }),
});
const refused = (text: string, token: string): Row & { readonly tokens: string[] } => ({
  ...program(text),
  tokens: [token],
});
const REPO = "repos/o/r";
const API = "https://api.github.com";
const LAB = "https://gitlab.example.com/api/v4/projects/1";

testCommandRule(noRemoteCommit, {
  good: [
    ...[
      `gh api ${REPO}/contents/a.txt`,
      `gh api -X GET ${REPO}/contents/a -f ref=main`,
      `gh api ${REPO}/issues -f title=a`,
      `gh api ${REPO}/git/refs -f ref=refs/tags/v1 -f sha=abc`,
      `gh api -X DELETE ${REPO}/git/refs/heads/old`,
      `gh api ${REPO}/pulls/1/reviews -f event=APPROVE`,
      `gh api ${REPO}/git/commits/abc`,
      "gh api graphql -f query={viewer{login}}",
      "gh api graphql -f query=mutation{addComment}",
      "gh pr merge 1 --squash",
      "gh pr create --fill",
      "gh repo view",
      "glab api projects/1/repository/commits",
      "glab mr merge 1",
      `curl -s ${API}/${REPO}/contents/a`,
      `curl -sL -H Accept:x ${API}/${REPO}/git/commits/abc`,
      `curl -X POST ${API}/${REPO}/issues -d {}`,
      `curl -G -d ref=main ${API}/${REPO}/contents/a`,
      "curl -X PUT https://example.com/contents/a -d x",
      "curl -X POST http://localhost/merges",
      "wget https://example.com/a.tgz",
      "http GET api.github.com/repos/o/r/contents/a",
      "echo gh api -X PUT repos/o/r/contents/a",
    ].map((text) => program(text)),
    tool("mcp__github__get_file_contents", '{"owner":"o","repo":"r"}'),
    tool("mcp__github__create_pull_request", '{"owner":"o"}'),
    tool("mcp__filesystem__delete_file", '{"path":"a"}'),
    tool("mcp__filesystem__create_file", '{"path":"a"}'),
    tool("mcp__git__git_commit", '{"repo_path":"."}'),
  ],
  bad: [
    refused(`gh api -X PUT ${REPO}/contents/a.txt -f message=a`, `${REPO}/contents/a.txt`),
    refused(`gh api --method=PUT /${REPO}/contents/a`, `/${REPO}/contents/a`),
    refused(`gh api ${REPO}/contents/a --input f.json`, `${REPO}/contents/a`),
    refused(`gh api -XDELETE ${REPO}/contents/a`, `${REPO}/contents/a`),
    refused("gh api repos/{owner}/{repo}/git/commits -f message=a", "repos/{owner}/{repo}/git/commits"),
    refused(
      `gh api -X PATCH repos/${UNKNOWN}/${UNKNOWN}/git/refs/heads/main -f sha=a`,
      `repos/${UNKNOWN}/${UNKNOWN}/git/refs/heads/main`,
    ),
    refused(`gh api ${REPO}/git/refs -f ref=refs/heads/x -f sha=a`, `${REPO}/git/refs`),
    refused(`gh api ${REPO}/git/trees -F tree=a`, `${REPO}/git/trees`),
    refused(`gh api ${REPO}/merges -f base=main -f head=x`, `${REPO}/merges`),
    refused(`gh api -X PUT ${REPO}/pulls/1/merge`, `${REPO}/pulls/1/merge`),
    refused("gh api graphql -f query=mutation{createCommitOnBranch(input:1){x}}", "createCommitOnBranch"),
    refused("gh pr merge 1 --admin", "--admin"),
    refused("glab api projects/1/repository/commits -f branch=main", "projects/1/repository/commits"),
    refused("glab api -X POST projects/:id/repository/files/a%2Fb", "projects/:id/repository/files/a%2Fb"),
    refused(`curl -X PUT ${API}/${REPO}/contents/a -d {}`, `${API}/${REPO}/contents/a`),
    refused(`curl -sXPUT ${API}/${REPO}/contents/a`, `${API}/${REPO}/contents/a`),
    refused(`curl -d {} ${API}/${REPO}/git/commits`, `${API}/${REPO}/git/commits`),
    refused(`curl --request PUT --data @b ${UNKNOWN}/${REPO}/contents/a`, `${UNKNOWN}/${REPO}/contents/a`),
    refused(`curl -d x https://git.example.com/api/v3/${REPO}/merges`, `https://git.example.com/api/v3/${REPO}/merges`),
    refused(
      `curl -X POST https://try.gitea.io/api/v1/${REPO}/contents/a`,
      `https://try.gitea.io/api/v1/${REPO}/contents/a`,
    ),
    refused(`curl -H T:x --json {} ${LAB}/repository/commits`, `${LAB}/repository/commits`),
    refused(`curl -X PUT ${LAB}/merge_requests/2/merge`, `${LAB}/merge_requests/2/merge`),
    refused(
      "curl -F a=b https://api.bitbucket.org/2.0/repositories/w/r/src",
      "https://api.bitbucket.org/2.0/repositories/w/r/src",
    ),
    refused(`wget --method=PUT --body-file=b ${API}/${REPO}/contents/a`, `${API}/${REPO}/contents/a`),
    refused(`http PUT ${API}/${REPO}/contents/a message=x`, `${API}/${REPO}/contents/a`),
    refused(`http ${API}/${REPO}/git/commits message=x`, `${API}/${REPO}/git/commits`),
    refused(`Invoke-RestMethod -Method Put -Uri ${API}/${REPO}/contents/a`, `${API}/${REPO}/contents/a`),
    {
      ...program("gh api graphql --input -", '{"query":"mutation { mergePullRequest(input:{}) {x} }"}'),
      tokens: ["mergePullRequest"],
    },
    ...[
      "mcp__github__push_files",
      "mcp__github__create_or_update_file",
      "mcp__github__delete_file",
      "mcp__github__merge_pull_request",
      "github.update_pull_request_branch",
      "mcp_gitea_update_file",
      "gitlab__push_files",
    ].map((name) => ({ ...tool(name), tokens: [name] })),
    { ...tool("mcp__scm__create_commit", '{"project_id":1}'), tokens: ["mcp__scm__create_commit"] },
  ],
});
