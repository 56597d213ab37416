/** The shortest hash that an attribution may carry, in hex digits. */
export const LEAST_DIGITS = 7;

/**
 * The start of an object id that no other object has. `others` are all objects that share its first `least` digits; git's
 * own `%h` would depend on configuration and on the size of the repository.
 */
export function abbreviate(id: string, others: readonly string[], least: number): string {
  const needed = others.filter((other) => other !== id).map((other) => commonDigits(id, other) + 1);
  return id.slice(0, Math.max(least, ...needed));
}

function commonDigits(one: string, other: string): number {
  let count = 0;
  while (count < one.length && one[count] === other[count]) count += 1;
  return count;
}
