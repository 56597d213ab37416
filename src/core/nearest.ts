/**
 * The known name that was most likely meant: one that starts with what was typed, or differs from it in at most a third
 * of its letters. Null when none is near.
 */
export function nearest(name: string, known: Iterable<string>): string | null {
  const rated = [...new Set(known)].map((other) => ({
    other,
    distance: rate(name.toLowerCase(), other.toLowerCase()),
  }));
  const best = rated.toSorted((a, b) => a.distance - b.distance).at(0);
  return best && best.distance <= Math.max(1, Math.floor(best.other.length / 3)) ? best.other : null;
}

function rate(name: string, other: string): number {
  return name !== "" && other.startsWith(name) ? 1 : editDistance(name, other);
}

/** Levenshtein's distance. */
function editDistance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (const [index, letter] of [...from].entries()) {
    const next = [index + 1];
    for (let column = 1; column <= to.length; column += 1) {
      const replaced = (row[column - 1] ?? 0) + (to[column - 1] === letter ? 0 : 1);
      next.push(Math.min(replaced, (row[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
