import { chmodSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { openRepository } from "../../src/git/open-repository.ts";
import { createRehearsal, type Rehearsal } from "../../src/git/rehearsal.ts";
import { createRepo, type Repo } from "../support/repo.ts";
import { newerGit } from "../support/newer-git.ts";
import { snapshot } from "../support/snapshot.ts";

const COMMIT_EVENTS = ["pre-commit", "prepare-commit-msg", "commit-msg"];

function writeHooks(repo: Repo, script: string, events: readonly string[]): void {
  mkdirSync(join(repo.root, ".git/hooks"), { recursive: true });
  for (const event of events) {
    const file = join(repo.root, ".git/hooks", event);
    writeFileSync(file, `#!/bin/sh\nevent=${event}\n${script}\n`);
    chmodSync(file, 0o755);
  }
}

/** Two commits, one staged change, one unstaged, an untracked file, a deleted one, a stash, a remote-tracking branch. */
function fill(repo: Repo): void {
  repo.commit("chore: start", { "a.txt": "1\n", "b.txt": "1\n", " c\n.txt": "1\n" });
  repo.write("a.txt", "stashed\n");
  repo.git("stash", "--quiet");
  repo.commit("chore: go on", { "d.txt": "1\n" });
  repo.git("update-ref", "refs/remotes/origin/main", "HEAD");
  repo.write("a.txt", "staged\n");
  repo.git("add", "a.txt");
  repo.write("a.txt", "unstaged\n");
  repo.write("new.txt", "untracked\n");
  rmSync(join(repo.root, "b.txt"));
}

function rehearse(root: string, env: NodeJS.ProcessEnv): readonly string[] {
  using rehearsal = createRehearsal(openRepository(root), env);
  return outcomesOf(rehearsal);
}

function outcomesOf({ commit, push }: Rehearsal): readonly string[] {
  return [commit({}), commit({}, { verify: false }), push({})].map(({ outcome }) => outcome);
}

const THROUGH = ["through", "through", "through"];

describe("where every hook lets everything pass", () => {
  it("nothing moves, whatever hooks add, stash, or format by what changed", async () => {
    await using repo = await createRepo();
    fill(repo);
    const script = `git diff --quiet && git diff --cached --quiet && git diff-index --quiet HEAD || echo "$event sees a change" >>'${repo.home}/log'
git stash --quiet; git add --update; git commit-tree -m x HEAD^{tree} >/dev/null; exit 0`;
    writeHooks(repo, script, [...COMMIT_EVENTS, "post-commit", "pre-push"]);
    writeHooks(repo, `echo post-commit ran >>'${repo.home}/log'`, ["post-commit"]);
    const before = snapshot(repo.root);
    expect(rehearse(repo.root, repo.env)).toEqual(THROUGH);
    expect(snapshot(repo.root)).toEqual(before);
    expect(snapshot(repo.home)).toEqual({});
  });

  it.each(["--object-format=sha256", "--initial-branch=x"])(
    "nothing moves before the first commit (%s)",
    async (option) => {
      await using repo = await createRepo();
      rmSync(join(repo.root, ".git"), { recursive: true });
      repo.git("init", "--quiet", "--template=", option);
      const before = snapshot(repo.root);
      expect(rehearse(repo.root, repo.env)).toEqual(THROUGH);
      expect(snapshot(repo.root)).toEqual(before);
    },
  );

  it("nothing moves in a linked work tree with a configuration of its own, in the middle of a merge", async () => {
    await using repo = await createRepo();
    fill(repo);
    repo.git("config", "extensions.worktreeConfig", "true");
    const linked = join(repo.home, "linked tree");
    repo.git("worktree", "add", "--quiet", "--detach", linked, "HEAD~1");
    repo.git("-C", linked, "config", "--worktree", "core.hooksPath", "own");
    repo.git("-C", linked, "merge", "--no-commit", "--no-ff", "--quiet", "main");
    writeHooks(repo, "exit 1", COMMIT_EVENTS); // those of the main work tree
    const before = [snapshot(repo.root), snapshot(linked)];
    expect(rehearse(linked, repo.env)).toEqual(THROUGH);
    expect([snapshot(repo.root), snapshot(linked)]).toEqual(before);
  });

  it.skipIf(newerGit() === null)("nothing moves with refs in tables (git 2.45 and newer, NEWER_GIT)", async () => {
    vi.stubEnv("PATH", newerGit() ?? "");
    await using repo = await createRepo();
    rmSync(join(repo.root, ".git"), { recursive: true });
    repo.git("init", "--quiet", "--template=", "--ref-format=reftable");
    fill(repo);
    const before = snapshot(repo.root);
    expect(rehearse(repo.root, repo.env)).toEqual(THROUGH);
    expect(snapshot(repo.root)).toEqual(before);
    vi.unstubAllEnvs();
  });
});

describe("a hook that refuses", () => {
  it.each(["pre-commit", "commit-msg"])("is heard at %s, and skipped as git skips it", async (event) => {
    await using repo = await createRepo();
    fill(repo);
    writeHooks(repo, "exit 7", [event]);
    expect(rehearse(repo.root, repo.env)).toEqual(["refused", "through", "through"]);
  });

  it("is heard at prepare-commit-msg, which --no-verify does not skip, with its own words", async () => {
    await using repo = await createRepo();
    fill(repo);
    writeHooks(repo, "echo 'error: no' >&2; exit 1", ["prepare-commit-msg", "pre-push"]);
    expect(rehearse(repo.root, repo.env)).toEqual(["refused", "refused", "refused"]);
    using rehearsal = createRehearsal(openRepository(repo.root), repo.env);
    expect(rehearsal.commit({}).stderr).toBe("error: no\n");
  });

  it("is handed the environment, no change of the reader's, and settings that would ask for more have no say", async () => {
    await using repo = await createRepo();
    fill(repo);
    for (const [key, value] of [
      ["commit.gpgSign", "true"],
      ["gpg.program", "/nowhere"],
      ["push.gpgSign", "true"],
      ["push.pushOption", "x"],
      ["push.recurseSubmodules", "only"],
      ["user.useConfigOnly", "true"],
    ])
      repo.git("config", key ?? "", value ?? "");
    writeHooks(repo, 'test "$CANARY" = sings', ["pre-commit", "pre-push"]);
    using rehearsal = createRehearsal(openRepository(repo.root), repo.env);
    expect(rehearsal.commit({ CANARY: "sings" }).outcome).toBe("through");
    expect(rehearsal.push({ CANARY: "sings" }).outcome).toBe("through");
    expect(outcomesOf(rehearsal)).toEqual(["refused", "through", "refused"]);
  });
});
