import type { Commit, Person } from "../core/commit.ts";

/** The exact addresses that AI tools write into commits. People at their makers' companies have others. */
const AI_EMAILS: ReadonlySet<string> = new Set([
  "158243242+devin-ai-integration[bot]@users.noreply.github.com",
  "176961590+gemini-code-assist[bot]@users.noreply.github.com",
  "198982749+copilot@users.noreply.github.com",
  "223556219+copilot@users.noreply.github.com",
  "amp@ampcode.com",
  "codex@openai.com",
  "crush@charm.land",
  "cursoragent@cursor.com",
  "noreply@anthropic.com",
  "noreply@openai.com",
  "noreply@opencode.ai",
]);

/** The name of the AI that an identity is; null for people. */
export function aiIdentity({ name, email }: Person): string | null {
  return AI_EMAILS.has(email.toLowerCase()) ? name : null;
}

/** Signs in the commit itself that an AI took part, each a phrase that follows "though". */
export function signsInCommit({
  author,
  committer,
  message,
}: Pick<Commit, "author" | "committer" | "message">): string[] {
  const made = [author, committer].map(aiIdentity).filter((name) => name !== null);
  const credited = message.trailers
    .filter(({ token }) => token.toLowerCase() === "co-authored-by")
    .map(({ value }) => aiIdentity(parseCredit(value)))
    .filter((name) => name !== null);
  return [...made.map((name) => `'${name}' made it`), ...credited.map((name) => `'${name}' is credited as co-author`)];
}

function parseCredit(value: string): Person {
  const groups = /^(?<name>.*?)\s*<(?<email>[^<>]*)>/s.exec(value)?.groups;
  return { name: groups?.["name"] ?? "", email: groups?.["email"] ?? "" };
}
