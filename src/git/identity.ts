import { userInfo } from "node:os";
import { parsePerson } from "./parse-commit.ts";
import { runGit } from "./run-git.ts";

/** Who is at work here, as `Name <e-mail>`; the name of the account where git does not know. */
export function readOwnName(root: string): string {
  const { code, stdout } = runGit(root, ["var", "GIT_COMMITTER_IDENT"]);
  if (code !== 0) return userInfo().username;
  const { name, email } = parsePerson(stdout.toString());
  return `${name} <${email}>`;
}
