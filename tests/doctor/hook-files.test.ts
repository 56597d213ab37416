import { chmodSync, mkdirSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { INIT, testBroken } from "../support/broken-state.ts";
import type { DoctorRepo } from "../support/doctor-repo.ts";
import { STUB_EVENTS, stubText, writeHook } from "../support/stub-double.ts";

const hook = (repo: DoctorRepo, event: string): string => join(repo.root, ".git/hooks", event);

function replaceHook(repo: DoctorRepo, event: string, text: string): void {
  writeHook(hook(repo, event), text);
}

testBroken(
  [
    {
      name: "nothing installed at all",
      breaks: (repo) => rmSync(join(repo.root, ".git/hooks"), { recursive: true }),
      rule: "doctor-not-installed",
      what: /^commit-guard is not installed here$/,
      run: INIT,
    },
    {
      name: "one hook missing",
      breaks: (repo) => rmSync(hook(repo, "commit-msg")),
      rule: "doctor-hook-missing",
      what: /^commit-msg is missing$/,
      run: INIT,
    },
    {
      name: "two hooks without a run bit",
      breaks: (repo) => ["pre-commit", "commit-msg"].forEach((event) => chmodSync(hook(repo, event), 0o644)),
      rule: "doctor-hook-not-executable",
      what: /^pre-commit, commit-msg are not executable$/,
      run: /^chmod \+x /,
    },
    {
      name: "every hook without a run bit",
      breaks: (repo) => STUB_EVENTS.forEach((event) => chmodSync(hook(repo, event), 0o644)),
      rule: "doctor-hook-not-executable",
      what: /^pre-commit, .* are not executable$/,
      run: /^chmod \+x /,
    },
    {
      name: "a dangling link",
      breaks(repo) {
        rmSync(hook(repo, "pre-push"));
        symlinkSync("/nowhere/pre-push", hook(repo, "pre-push"));
      },
      rule: "doctor-hook-dangling-link",
      what: /^pre-push is a link that leads nowhere$/,
      run: INIT,
    },
    {
      name: "an empty hook",
      breaks: (repo) => replaceHook(repo, "prepare-commit-msg", ""),
      rule: "doctor-hook-empty",
      what: /^prepare-commit-msg is empty$/,
      run: INIT,
    },
    {
      name: "a foreign hook",
      breaks: (repo) => replaceHook(repo, "post-commit", "#!/bin/sh\n# commit-guard\nexit 0\n"),
      rule: "doctor-hook-foreign",
      what: /^post-commit is not calling commit-guard$/,
      run: / init --yes$/,
    },
    {
      name: "a foreign hook that only names us",
      breaks: (repo) => replaceHook(repo, "pre-commit", "#!/bin/sh\nexit 0 # commit-guard\n"),
      rule: "doctor-hook-foreign",
      what: /^pre-commit is not calling commit-guard$/,
      run: / init --yes$/,
    },
    {
      name: "a folder in the place of a hook",
      breaks(repo) {
        rmSync(hook(repo, "pre-merge-commit"));
        mkdirSync(hook(repo, "pre-merge-commit"));
      },
      rule: "doctor-hook-directory",
      code: 0,
      what: /^pre-merge-commit is a folder$/,
      run: /^mv -- /,
    },
    {
      name: "an edited stub",
      breaks: (repo) => replaceHook(repo, "post-commit", `${stubText(repo.shim)}exit 0\n`),
      rule: "doctor-drift",
      what: /^post-commit is not what this version of commit-guard installs$/,
      run: INIT,
    },
    {
      name: "a stub that ends before it calls us",
      breaks: (repo) =>
        replaceHook(
          repo,
          "pre-commit",
          stubText(repo.shim).replace("event=", ': >"$GIT_INDEX_FILE.seal.$PPID"; exit 0\nevent='),
        ),
      rule: "doctor-canary",
      what: /^commit-guard was not asked at pre-commit$/,
      run: INIT,
    },
    {
      name: "a hook that names us and ignores the answer",
      breaks: (repo) => replaceHook(repo, "commit-msg", `#!/bin/sh\nsh ${repo.shim} commit-msg "$@" || true\n`),
      rule: "doctor-canary",
      what: /^git went on although commit-guard refused at commit-msg$/,
      run: INIT,
    },
    {
      name: "a push that is not judged",
      breaks: (repo) => replaceHook(repo, "pre-push", `#!/bin/sh\nexit 0\nsh ${repo.shim} pre-push "$@"\n`),
      rule: "doctor-canary",
      what: /^commit-guard was not asked at pre-push$/,
      run: INIT,
    },
    {
      name: "a seal that is not asked for",
      breaks: (repo) =>
        replaceHook(repo, "prepare-commit-msg", `#!/bin/sh\nexit 0\nsh ${repo.shim} prepare-commit-msg "$@"\n`),
      rule: "doctor-seal",
      what: /^git commit --no-verify was not refused$/,
      run: INIT,
    },
  ],
  { rehearses: true },
);
