import type { Repository } from "./open-repository.ts";
import { runGit } from "./run-git.ts";

/** The URL of the remote `origin`, without a name or password that may stand in it; null without that remote. */
export function readOrigin({ root }: Repository): string | null {
  const { code, stdout } = runGit(root, ["config", "--get", "remote.origin.url"]);
  return code === 0
    ? stdout
        .toString()
        .trim()
        .replace(/^(?<scheme>[\w+.-]+:\/\/)[^/@]*@/, "$<scheme>")
    : null;
}
