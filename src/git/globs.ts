import picomatch from "picomatch";

/** Whether a path matches one of the globs. `dot`: a leading dot is a letter like any other, as in git's own patterns. */
export function matchesAny(path: string, globs: readonly string[]): boolean {
  return globs.length > 0 && picomatch.isMatch(path, [...globs], { dot: true });
}
