import { layOut } from "./layout.ts";

/**
 * The message with another subject, of one line. All else stays byte for byte; what went on below the first line of the
 * subject becomes a paragraph of its own, so that nothing is lost.
 */
export function replaceSubject(text: string, subject: string): string {
  const { lines, first, titleEnd } = layOut(text);
  if (first === lines.length) return `${subject}\n${text}`;
  const ending = lines[first]?.endsWith("\r") === true ? "\r" : "";
  const gap = titleEnd > first + 1 ? [ending] : [];
  const start = lines.slice(0, first).join("\n").length + (first === 0 ? 0 : 1);
  const rest = text.slice(start + (lines[first]?.length ?? 0));
  return [text.slice(0, start), subject, ending, ...gap.map((end) => `\n${end}`), rest].join("");
}
