/** The suite also runs inside our own hooks, where git exports the outer repository, and in CI. No test may see either. */
for (const name of Object.keys(process.env)) {
  if (name.startsWith("GIT_") || name === "CI") delete process.env[name];
}
Object.assign(process.env, {
  GIT_CONFIG_GLOBAL: "/dev/null",
  GIT_CONFIG_NOSYSTEM: "1",
  GIT_AUTHOR_DATE: "2026-01-02T03:04:05Z",
  GIT_COMMITTER_DATE: "2026-01-02T03:04:05Z",
});
