/**
 * Bytes as git stores them, made text. `latin1` text holds one byte per character, which is how the parsers see output.
 */

/** UTF-8; a byte that is not UTF-8 becomes a lone surrogate U+DC80 … U+DCFF, so that nothing is lost. */
export function decodePath(latin1: string): string {
  if (isAscii(latin1)) return latin1;
  const bytes = Buffer.from(latin1, "latin1");
  const text = bytes.toString("utf8");
  return text.includes("\ufffd") && !Buffer.from(text, "utf8").equals(bytes) ? escapeBytes(bytes) : text;
}

/** The inverse of decodePath. */
export function encodePath(path: string): Buffer {
  if (!/[\udc80-\udcff]/.test(path)) return Buffer.from(path, "utf8");
  return Buffer.concat([...path].map(encodeCharacter));
}

/**
 * A commit message or a person's name, by the commit's `encoding` header (UTF-8 when null). As git does, text that is not
 * what it says is taken as latin1.
 */
export function decodeText(latin1: string, encoding: string | null): string {
  if (isAscii(latin1)) return latin1;
  const bytes = Buffer.from(latin1, "latin1");
  return decodeStrictly(bytes, encoding ?? "utf-8") ?? decodeStrictly(bytes, "utf-8") ?? latin1;
}

/**
 * The inverse of decodeText, as latin1 text of the bytes. Null where Node cannot write the encoding: then only ASCII can be
 * written, which every encoding that git takes has in common.
 */
export function encodeText(text: string, encoding: string | null): string | null {
  if (isAscii(text)) return text;
  if (encoding === null || /^utf-?8$/i.test(encoding)) return Buffer.from(text, "utf8").toString("latin1");
  const isLatin1 = Buffer.from(text, "latin1").toString("latin1") === text;
  return LATIN1.test(encoding) && isLatin1 ? text : null;
}

// WHATWG decodes ISO-8859-1 as windows-1252, which differs in 0x80 … 0x9f.
const LATIN1 = /^(?:iso-?8859-1|latin-?1)$/i;

function decodeStrictly(bytes: Buffer, encoding: string): string | null {
  if (LATIN1.test(encoding)) return bytes.toString("latin1");
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

function isAscii(latin1: string): boolean {
  // oxlint-disable-next-line no-control-regex -- every ASCII byte, the control characters too
  return /^[\u0000-\u007f]*$/.test(latin1);
}

function encodeCharacter(character: string): Buffer {
  const code = character.charCodeAt(0);
  const isByte = character.length === 1 && code >= 0xdc80 && code <= 0xdcff;
  return isByte ? Buffer.from([code - 0xdc00]) : Buffer.from(character, "utf8");
}

function escapeBytes(bytes: Buffer): string {
  let text = "";
  for (let at = 0; at < bytes.length;) {
    const length = sequenceLength(bytes, at);
    text += length === 0 ? String.fromCharCode(0xdc00 + (bytes[at] ?? 0)) : bytes.toString("utf8", at, at + length);
    at += Math.max(length, 1);
  }
  return text;
}

/** The length in bytes of the valid UTF-8 sequence at a place; 0 where there is none. */
function sequenceLength(bytes: Buffer, at: number): number {
  for (const length of [1, 2, 3, 4]) {
    const sequence = bytes.subarray(at, at + length);
    const text = sequence.toString("utf8");
    if (!text.includes("\ufffd") || sequence.equals(Buffer.from("\ufffd"))) return length;
  }
  return 0;
}
