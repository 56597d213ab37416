/** A literal after the first step. */
export const LITERAL: string = String.raw`"(?:[^"\\]|\\.)*"`;

export function readLiteral(literal: string): string {
  try {
    const value: unknown = JSON.parse(literal);
    return typeof value === "string" ? value : "";
  } catch {
    return "";
  }
}

/** The texts of a list of literals. */
export function literalsOf(text: string): readonly string[] {
  return (text.match(new RegExp(LITERAL, "g")) ?? []).map(readLiteral);
}
