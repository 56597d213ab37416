import type { Change } from "./commit.ts";
import type { Uncounted } from "./rule.ts";

/** Says which changes a size rule left out, so that no file disappears in silence. */
export function uncounted(changes: readonly Change[]): Uncounted[] {
  return changes
    .filter(({ generated }) => generated !== null)
    .map(({ path, generated }) => ({ skipped: `not counted: ${path} (${generated})` }));
}
