import { chmodSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { withoutNode } from "../ground/environment.ts";
import { must } from "../ground/run.ts";
import type { Expectation, Scenario, Stage } from "./scenario.ts";

const NO_CONFIG_HOOKS = "git before 2.54 has no hooks in its configuration";

export const SCENARIOS: readonly Scenario[] = [
  { name: "a good commit", good: true },
  { name: "a bad commit" },
  {
    name: "linked worktree, no npm install",
    async spoil({ folder, place: { cwd, env } }) {
      await must({ cwd, env }, "git", "worktree", "add", "--quiet", "-b", "tree", "../tree");
      return { place: { cwd: join(folder, "tree"), env } };
    },
    expect: unlessHuskyIsBlind(["check", "doctor"]),
  },
  {
    name: "PATH without node",
    async spoil({ folder, place: { cwd, env } }) {
      return { place: { cwd, env: withoutNode(env, join(folder, "bin")) } };
    },
  },
  {
    name: "node_modules removed",
    async spoil({ place: { cwd } }) {
      rmSync(join(cwd, "node_modules"), { recursive: true });
      return {};
    },
  },
  {
    name: "older branch without its files",
    before: async ({ place }) => void (await must(place, "git", "branch", "older")),
    async spoil({ place }) {
      await must(place, "git", "checkout", "--quiet", "older");
      return {};
    },
    expect: unlessHuskyIsBlind(["check", "doctor"]),
  },
  {
    name: "its environment switch",
    async spoil({ manager, place: { cwd, env } }) {
      return { place: { cwd, env: { ...env, ...manager.off } } };
    },
    expect: unlessHuskyIsBlind(["check", "doctor"]),
  },
  { name: "--no-verify", spoil: async () => ({ options: ["--no-verify"] }) },
  ...["pre-commit", "prepare-commit-msg", "commit-msg"].map((event): Scenario => ({
    name: `${event} lost its run bit`,
    spoil: (stage) => takeRunBit(stage, [event]),
  })),
  {
    name: "all hooks lost their run bit",
    spoil: (stage) => takeRunBit(stage, readdirSync(join(stage.place.cwd, stage.manager.hooks))),
    expect: ({ ground }) => where(ground.hasConfigHooks, ["check", "doctor"]),
  },
  {
    name: "all hooks removed",
    async spoil({ manager, place }) {
      rmSync(join(place.cwd, manager.hooks), { recursive: true });
      return {};
    },
    expect: ({ ground, manager }) => where(ground.hasConfigHooks || manager.mode === "config", ["check", "doctor"]),
  },
  {
    name: "a pre-commit that stood in .git/hooks before",
    before: async ({ place, folder }) => writeHook(join(place.cwd, ".git/hooks"), join(folder, "seen")),
    witness: "seen",
  },
  {
    name: "global core.hooksPath set before",
    async before({ folder, place }) {
      writeHook(join(folder, "global"), join(folder, "seen"));
      await must(place, "git", "config", "--global", "core.hooksPath", join(folder, "global"));
    },
    witness: "seen",
  },
  {
    name: "-c core.hooksPath=/dev/null",
    spoil: async () => ({ git: ["-c", "core.hooksPath=/dev/null"] }),
    expect: ({ ground }) => where(ground.hasConfigHooks, ["pre-push", "check"]),
  },
];

function where(holds: boolean, later: Exclude<Expectation, "blocked">["later"]): Expectation {
  return holds ? "blocked" : { later, because: NO_CONFIG_HOOKS };
}

/** Husky's own stubs do not run there, and an older git knows of no others. */
function unlessHuskyIsBlind(later: Exclude<Expectation, "blocked">["later"]): (stage: Stage) => Expectation {
  return ({ ground, manager }) => where(ground.hasConfigHooks || manager.mode !== "husky", later);
}

async function takeRunBit({ place, manager }: Stage, events: readonly string[]): Promise<object> {
  for (const event of events) {
    const file = join(place.cwd, manager.hooks, event);
    if (existsSync(file)) chmodSync(file, 0o644);
  }
  return {};
}

function writeHook(folder: string, witness: string): void {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, "pre-commit");
  writeFileSync(file, `#!/bin/sh\ntouch '${witness}'\n`);
  chmodSync(file, 0o755);
}
