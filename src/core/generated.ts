/** Files that package managers write. Exact names, in any folder; `explain atomic-files` prints them. */
export const LOCK_FILES: readonly string[] = [
  ".terraform.lock.hcl",
  "Cargo.lock",
  "Cartfile.resolved",
  "Chart.lock",
  "Gemfile.lock",
  "Gopkg.lock",
  "MODULE.bazel.lock",
  "Package.resolved",
  "Pipfile.lock",
  "Podfile.lock",
  "buildscript-gradle.lockfile",
  "bun.lock",
  "bun.lockb",
  "cabal.project.freeze",
  "composer.lock",
  "conan.lock",
  "deno.lock",
  "devbox.lock",
  "flake.lock",
  "gems.locked",
  "go.sum",
  "gradle.lockfile",
  "mix.lock",
  "npm-shrinkwrap.json",
  "package-lock.json",
  "packages.lock.json",
  "paket.lock",
  "pdm.lock",
  "pixi.lock",
  "pnpm-lock.yaml",
  "poetry.lock",
  "pubspec.lock",
  "rebar.lock",
  "shard.lock",
  "spago.lock",
  "stack.yaml.lock",
  "uv.lock",
  "yarn.lock",
];

const NAMES: ReadonlySet<string> = new Set(LOCK_FILES);

export function isLockFile(path: string): boolean {
  return NAMES.has(path.slice(path.lastIndexOf("/") + 1));
}
