import { describe, expect, it } from "vitest";
import type { Finding } from "../../src/core/finding.ts";
import { createDoctorRepo, type DoctorRepo, paste } from "./doctor-repo.ts";
import { snapshot } from "./snapshot.ts";

/** A state of a clone that doctor must find, and what must repair it. */
export interface Broken {
  readonly name: string;
  /** Breaks it; gives what the environment then holds besides. */
  readonly breaks: (repo: DoctorRepo) => NodeJS.ProcessEnv | void;
  readonly rule: string;
  readonly what: RegExp;
  /** The command that is printed first; INIT stands for our own, which the double runs. */
  readonly run: RegExp;
  /** 1 where a commit could slip past. */
  readonly code?: 0 | 1;
}

export const INIT: RegExp = /(?:^| )init(?: --yes)?$/;

interface Options {
  readonly setUp?: (repo: DoctorRepo) => void;
  /** False where files and configuration tell it all: a rehearsal takes longer than the rest. */
  readonly rehearses?: boolean;
}

/** Each state is found, doctor moves nothing, and the command that it prints repairs it. */
export function testBroken(states: readonly Broken[], { setUp, rehearses = false }: Options = {}): void {
  describe.each(states)("$name", ({ breaks, rule, what, run, code = 1 }) => {
    it(`is ${rule}; the printed command repairs it`, async () => {
      await using repo = await createDoctorRepo();
      setUp?.(repo);
      const env = { ...repo.env, ...breaks(repo) };
      const before = snapshot(repo.root);
      const report = await repo.doctor({ env, rehearses });
      expect(snapshot(repo.root)).toEqual(before);
      expect(report).toMatchObject({ code, verdict: code === 1 ? "fail" : "pass" });
      const found = report.findings.filter((finding) => finding.rule === rule);
      expect(found.map((finding) => finding.what)).toEqual([expect.stringMatching(what)]);
      expect(commandOf(found)).toMatch(run);
      const repaired = { env: repairBy(repo, commandOf(found), env), rehearses: HEARD.has(rule) };
      const after = await repo.doctor(repaired);
      expect(after.findings.map((finding) => finding.rule)).not.toContain(rule);
    });
  });
}

/** What only a rehearsal can tell. */
const HEARD: ReadonlySet<string> = new Set(["doctor-canary", "doctor-seal"]);

export function commandOf(findings: readonly Finding[]): string {
  return findings.flatMap(({ next }) => next).find(({ run }) => run !== undefined)?.run ?? "";
}

/** Gives the environment that the command leaves. */
function repairBy(repo: DoctorRepo, command: string, env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  if (!INIT.test(command)) return paste(repo, command, env);
  repo.arm();
  return env;
}
