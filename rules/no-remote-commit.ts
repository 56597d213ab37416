import type { Command, ProgramCall, ToolUse } from "../src/core/command.ts";
import { COMMIT_PLAINLY } from "../src/core/command-steps.ts";
import { commitsThrough, mutationIn } from "../src/core/forge-api.ts";
import { type HttpRequest, readRequest } from "../src/core/http-request.ts";
import { type CommandRule, commandRule, type CommandViolation } from "../src/core/rule.ts";

export const noRemoteCommit: CommandRule = commandRule({
  id: "no-remote-commit",
  summary: "Commits are made in the clone, not by the forge.",
  why: "What a forge commits through its API runs no hook, so nobody has judged it.",
  bad: "gh api --method PUT repos/o/r/contents/a.txt -f message=a -f content=YQ==",
  good: "git commit -m 'fix: a'\ngit push",
  details: `Refused are calls of the APIs of GitHub, GitLab, Gitea, Bitbucket and Azure DevOps that write files, commits or
branches or merge, by gh api, glab api, curl, wget, httpie and the like; the tools of MCP servers that do the same; and gh pr
merge --admin. Reading is allowed, so is everything else of an API: issues, reviews, releases, tags, deleting a branch.`,

  *check({ programs, tools }: Command) {
    for (const program of programs) yield* checkProgram(program);
    for (const tool of tools) yield* checkTool(tool);
  },
});

function violation(token: string, within: string): CommandViolation {
  return { what: `"${token}" commits on the forge, past the hooks`, next: COMMIT_PLAINLY, token, within };
}

function* checkProgram(program: ProgramCall): Iterable<CommandViolation> {
  const { name, args, text } = program;
  const request = readRequest(name, args);
  const token = request === null ? mergeFlag(program) : (placeIn(request) ?? mutationOf(request, program));
  if (token !== null) yield violation(token, text);
}

/** A plain `gh pr merge` waits for the checks that the branch demands. */
function mergeFlag({ name, args: [group, verb, ...rest] }: ProgramCall): string | null {
  const isMerge = name === "gh" && group === "pr" && verb === "merge";
  return isMerge ? (rest.find((arg) => arg === "--admin" || arg === "--admin=true") ?? null) : null;
}

function placeIn({ method, urls, body }: HttpRequest): string | null {
  return urls.find((url) => commitsThrough({ method, url, body })) ?? null;
}

function mutationOf({ urls, body }: HttpRequest, { input }: ProgramCall): string | null {
  const isQuery = urls.some((url) => /graphql(?:$|[?#])/.test(url));
  return isQuery ? mutationIn([body, input ?? ""].join("\n")) : null;
}

/** Tools whose name leaves no doubt. Source: github/github-mcp-server, @modelcontextprotocol/server-github and -gitlab. */
const WRITERS =
  /(?:^|[^a-z\d])(?:push_files?|create_or_update_file(?:s|_contents)?|create_or_update_binary_file|create_commit_on_branch|merge_pull_request|merge_merge_request|update_pull_request_branch|accept_merge_request)$/i;
/** Tools that other servers have too: files of the disk, commits of a clone. */
const AMBIGUOUS =
  /(?:^|[^a-z\d])(?:delete_file|create_file|update_file|create_commit|commit_files|merge_branch|update_ref)$/i;
const FORGE = /github|gitlab|gitea|forgejo|bitbucket|codeberg|azure_?devops/i;
/** What only a file of a forge is named by. */
const REMOTE_FILE = /"(?:project_id|owner|workspace|repo_slug)"\s*:/;

function* checkTool({ name, input }: ToolUse): Iterable<CommandViolation> {
  const isForge = FORGE.test(name) || REMOTE_FILE.test(input);
  if (WRITERS.test(name) || (isForge && AMBIGUOUS.test(name))) yield violation(name, `${name} ${input}`);
}
