import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { rmSync } from "node:fs";
import { expect, it } from "vitest";
import { commandOf } from "../support/broken-state.ts";
import { createDoctorRepo, type DoctorRepo, paste } from "../support/doctor-repo.ts";
import { snapshot } from "../support/snapshot.ts";
import { SHIM } from "../support/stub-double.ts";

const EVENTS = ["pre-commit", "pre-merge-commit", "prepare-commit-msg", "commit-msg", "post-commit", "pre-push"];
/** As versions before 3.2 call them; later ones know both. */
const STAGES = new Map([
  ["pre-commit", "commit"],
  ["pre-merge-commit", "merge-commit"],
  ["pre-push", "push"],
]);
const SILENT = new Set(["prepare-commit-msg", "commit-msg"]);

function hookText(event: string): string {
  const passes = SILENT.has(event) ? "" : "\n        pass_filenames: false";
  return `      - id: commit-guard-${event}
        name: commit-guard
        language: system
        entry: sh ${SHIM} ${event}
        stages: [${STAGES.get(event) ?? event}]
        always_run: true${passes}
`;
}

function hostByPreCommit(repo: DoctorRepo): void {
  rmSync(join(repo.root, ".git/hooks"), { recursive: true });
  repo.write(".pre-commit-config.yaml", `repos:\n  - repo: local\n    hooks:\n${EVENTS.map(hookText).join("")}`);
  repo.commit("chore: host the hooks");
  paste(repo, `pre-commit install ${EVENTS.map((event) => `--hook-type ${event}`).join(" ")}`);
}

const isMissing = spawnSync("sh", ["-c", `command -v ${EVENTS[0]}`]).status !== 0; // it is called as its first event

it.skipIf(isMissing || process.env["LONG"] === undefined)("real pre-commit hosts us (LONG)", async () => {
  await using repo = await createDoctorRepo();
  hostByPreCommit(repo);
  repo.write("a.txt", "unstaged: pre-commit would stash it\n");
  const before = snapshot(repo.root);
  const { code, findings, unverified, hooks } = await repo.doctor();
  expect({ code, findings, unverified }).toEqual({ code: 0, findings: [], unverified: [] });
  expect(hooks.filter(({ via }) => via === "pre-commit").map(({ event }) => event)).toHaveLength(EVENTS.length);
  expect(snapshot(repo.root)).toEqual(before);

  const skipping = await repo.doctor({ env: { ...repo.env, SKIP: "lint,commit-guard-commit-msg" } });
  expect([skipping.code, commandOf(skipping.findings)]).toEqual([1, "unset SKIP"]);

  for (const event of ["commit-msg", "pre-push"]) rmSync(join(repo.root, ".git/hooks", event));
  const report = await repo.doctor();
  expect([report.code, commandOf(report.findings)]).toEqual([
    1,
    "pre-commit install --hook-type commit-msg --hook-type pre-push",
  ]);
  paste(repo, commandOf(report.findings));
  expect(await repo.doctor()).toMatchObject({ code: 0, findings: [] });
});
