import { expect, it } from "vitest";
import { keepSettings } from "../../hooks/kept-settings.ts";
import { createRepo } from "../support/repo.ts";

it.each([
  ["", ""],
  ["'a.b'='c'", "'a.b'='c'"],
  ["'a.b'='c' 'http.extraHeader'='Authorization: x' 'd.e'='f'", "'a.b'='c' 'd.e'='f'"],
  ["'URL.https://u:p@h/.insteadOf'='x'", ""],
  ["'credential.helper'='!f'", ""],
  ["'a.b' 'c.d'=", "'a.b' 'c.d'="],
  ["'a.b=c d' 'http.proxy=x'", "'a.b=c d'"],
  [String.raw`'a.b'='it'\''s '\!''`, String.raw`'a.b'='it'\''s '\!''`],
])("of %s keeps %s", (parameters, kept) => {
  expect(keepSettings(parameters)).toBe(kept);
});

it("keeps what git hands to hooks, in git's own quoting", async () => {
  await using repo = await createRepo();
  const value = "it's 'http.x'='y' !";
  repo.git("config", "alias.settings", '!printf %s "$GIT_CONFIG_PARAMETERS"');
  const parameters = repo.git("-c", `a.b=${value}`, "-c", "http.proxy=secret", "-c", "c.d", "settings");
  expect(parameters).toContain("secret");
  const kept = keepSettings(parameters);
  expect(kept).toBe(parameters.replace(/ 'http\.proxy'?=\S+/, ""));
});
