import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Case } from "../../support/guard-corpus.ts";
import { inParallel, type Outcome } from "../ground/run.ts";
import { ask } from "./ask.ts";
import { claudePayload, type Guard, type GuardPlace } from "./guard.ts";

/**
 * Other guards, from a folder where these are installed from npm: block-no-verify 1.3.0, ecc-universal 2.0.0,
 * cc-safety-net 2.4.5. `room` is a folder for their settings.
 */
export function peers(packages: string, room: string, jobs: number): Guard[] {
  const program = (path: string): string => join(packages, "node_modules", path);
  const net = program("cc-safety-net/dist/bin/cc-safety-net.js");
  const withRules = { CC_SAFETY_NET_HOME: writeRules(join(room, "rules")) };
  return [
    peer("block-no-verify", [program("block-no-verify/dist/cli.js")], jobs),
    peer("ECC", [program("ecc-universal/scripts/hooks/block-no-verify.js")], jobs),
    peer("cc-safety-net", [net, "hook", "--coding-cli"], jobs, { CC_SAFETY_NET_HOME: join(room, "none") }),
    peer("cc-safety-net with rules", [net, "hook", "--coding-cli"], jobs, withRules),
  ];
}

function peer(name: string, args: readonly string[], jobs: number, env: NodeJS.ProcessEnv = {}): Guard {
  return {
    name,
    async refuses(cases, place) {
      const at = { ...place, env: { ...place.env, ...env } };
      const refused = await inParallel(cases, jobs, (one) => refuses(one, at, args));
      return new Set(cases.filter((_, index) => refused[index]).map(({ id }) => id));
    },
  };
}

async function refuses(one: Case, place: GuardPlace, args: readonly string[]): Promise<boolean> {
  const { code, out, err }: Outcome = await ask(place, args, claudePayload(one, place));
  if (code === 2) return true;
  if (code !== 0) throw new Error(`${args.join(" ")} ended with ${code} at ${one.id}: ${err}`);
  return /"permissionDecision":\s*"(?:deny|ask)"|"decision":\s*"block"/.test(out);
}

/** What a user can write who reads its documentation: every subcommand with the flag, every spelling of it. */
function writeRules(home: string): string {
  const long = ["--no-verify", "--no-verif", "--no-veri"];
  const rules = ["commit", "push", "merge", "rebase", "am", "pull"].map((subcommand) => ({
    name: `no-verify-${subcommand}`,
    command: "git",
    subcommand,
    block_args: subcommand === "commit" || subcommand === "am" ? [...long, "-n"] : long,
    reason: "Hooks must run.",
  }));
  const book = { rulebook_version: 1, name: "hooks", version: "1.0.0", allowed_commands: ["git"], rules };
  mkdirSync(join(home, "rules/hooks"), { recursive: true });
  writeFileSync(join(home, "rules/rule.json"), JSON.stringify({ version: 1, rules: ["hooks"] }));
  writeFileSync(join(home, "rules/hooks/rulebook.json"), JSON.stringify(book));
  return home;
}
