import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { testBroken } from "../support/broken-state.ts";

testBroken([
  {
    name: "a local hooks path that leads nowhere",
    breaks: (repo) => void repo.git("config", "core.hooksPath", "gone"),
    rule: "doctor-hooks-path",
    what: /^core\.hooksPath=gone \(local\) leads nowhere$/,
    run: /^git config --file .*\/\.git\/config --unset-all core\.hookspath$/,
  },
  {
    name: "an absolute hooks path of a work tree that leads nowhere",
    breaks(repo) {
      repo.git("config", "extensions.worktreeConfig", "true");
      repo.git("config", "--worktree", "core.hooksPath", "/nowhere/hooks");
    },
    rule: "doctor-hooks-path",
    what: /^core\.hooksPath=\/nowhere\/hooks \(worktree\) leads nowhere$/,
    run: /config\.worktree --unset-all/,
  },
  {
    name: "a hooks path of a work tree that hides ours",
    breaks(repo) {
      repo.git("config", "extensions.worktreeConfig", "true");
      repo.git("config", "--worktree", "core.hooksPath", repo.home);
    },
    rule: "doctor-hooks-path",
    what: /\(worktree\) hides the hooks of commit-guard$/,
    run: /config\.worktree --unset-all/,
  },
  {
    name: "a hooks path in the environment",
    breaks: () => ({ GIT_CONFIG_COUNT: "1", GIT_CONFIG_KEY_0: "core.hooksPath", GIT_CONFIG_VALUE_0: "/dev/null" }),
    rule: "doctor-hooks-path",
    what: /^core\.hooksPath=\/dev\/null \(command\) /,
    run: /^unset GIT_CONFIG_COUNT GIT_CONFIG_PARAMETERS$/,
  },
  {
    name: "the same by git's own variable",
    breaks: () => ({ GIT_CONFIG_PARAMETERS: "'core.hooksPath=/dev/null'" }),
    rule: "doctor-hooks-path",
    what: /^core\.hooksPath=\/dev\/null \(command\) /,
    run: /^unset GIT_CONFIG_COUNT GIT_CONFIG_PARAMETERS$/,
  },
  {
    name: "an alias that hides --no-verify from a push",
    breaks: (repo) => void repo.git("config", "alias.up", "push --no-verify"),
    rule: "doctor-alias",
    what: /^git up hides --no-verify$/,
    run: /--unset-all alias\.up$/,
  },
  {
    name: "an alias that hides -n from a commit",
    breaks: (repo) => void repo.git("config", "alias.wip", "commit -anm wip"),
    rule: "doctor-alias",
    code: 0,
    what: /^git wip hides -anm$/,
    run: /--unset-all alias\.wip$/,
  },
  {
    name: "an alias of the shell that hides a hooks path",
    breaks: (repo) => void repo.git("config", "alias.quick", "!git -c core.hooksPath=/dev/null commit"),
    rule: "doctor-alias",
    what: /^git quick hides core\.hooksPath$/,
    run: /--unset-all alias\.quick$/,
  },
  {
    name: "a lock that a killed git left",
    breaks: (repo) => writeFileSync(join(repo.root, ".git/index.lock"), ""),
    rule: "doctor-index-lock",
    code: 0,
    what: /^index\.lock was left behind/,
    run: /^rm -f -- /,
  },
  {
    name: "a lock of the configuration",
    breaks: (repo) => writeFileSync(join(repo.root, ".git/config.lock"), ""),
    rule: "doctor-config-lock",
    code: 0,
    what: /^config\.lock was left behind/,
    run: /^rm -f -- .*\/\.git\/config\.lock$/,
  },
  {
    name: "a lock of the configuration of a work tree",
    breaks: (repo) => writeFileSync(join(repo.root, ".git/config.worktree.lock"), ""),
    rule: "doctor-config-lock",
    code: 0,
    what: /^config\.worktree\.lock was left behind/,
    run: /^rm -f -- .*\/\.git\/config\.worktree\.lock$/,
  },
  {
    name: "a work tree whose folder is gone",
    breaks(repo) {
      repo.git("worktree", "add", "--quiet", join(repo.home, "gone"));
      rmSync(join(repo.home, "gone"), { recursive: true });
    },
    rule: "doctor-missing-worktree",
    code: 0,
    what: /^its folder is missing/,
    run: /^git worktree prune$/,
  },
]);
