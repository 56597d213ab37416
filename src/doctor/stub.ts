/** The two values that init fills into the package's stub. */
export interface StubValues {
  /** The path of the package's shim. */
  readonly recorded: string;
  /** The earlier hook; empty for none. */
  readonly chained: string;
}

/** Reads an installed stub by the text it was made from. Null where anything but its two values differs. */
export function readStub(text: string, template: string): StubValues | null {
  const parts = template.split(/'?@(RECORDED|CHAINED)@'?/);
  const pattern = parts
    .map((part, index) => (index % 2 === 0 ? escapePattern(part) : valuePattern(part, index)))
    .join("");
  const groups = new RegExp(`^${pattern}$`).exec(text)?.groups;
  if (!groups) return null;
  const valueOf = (name: string): string =>
    unquote(Object.entries(groups).find(([key]) => key.startsWith(name))?.[1] ?? "");
  return { recorded: valueOf("RECORDED"), chained: valueOf("CHAINED") };
}

/** One word in single quotes, as init writes it for sh. */
function valuePattern(name: string, index: number): string {
  return String.raw`(?<${name}${index}>'(?:[^'\n]|'\\'')*'|)`;
}

function escapePattern(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);
}

function unquote(word: string): string {
  return word.replace(/^'(?<inside>.*)'$/, "$<inside>").replaceAll(String.raw`'\''`, "'");
}
