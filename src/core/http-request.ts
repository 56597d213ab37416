/** What a command line asks a server for. */
export interface HttpRequest {
  /** In capitals. */
  readonly method: string;
  readonly urls: readonly string[];
  /** What it sends, as far as it stands in the command line. */
  readonly body: string;
}

/** Reads the command line of a program that calls web APIs; null for any other program. */
export function readRequest(name: string, args: readonly string[]): HttpRequest | null {
  const kind = KINDS[name.toLowerCase()];
  if (kind === undefined) return null;
  if (kind.verb !== undefined && args[0] !== kind.verb) return null;
  const rest = kind.verb === undefined ? args : args.slice(1);
  return readWith(kind, rest);
}

/** How a program names its method and its body. Source: the manual of each. */
interface Kind {
  /** The subcommand that calls an API. */
  readonly verb?: string;
  readonly method: RegExp;
  /** Options that send something, and the method that they imply. */
  readonly body: RegExp;
  readonly implied: string;
  /** Options that send what they have in the address. */
  readonly asQuery?: RegExp;
  /** Other options that take the next word. */
  readonly valued: RegExp;
}

const FORGE_CLI: Kind = {
  verb: "api",
  method: /^(?:-X|--method)(?:=|(?=.)|$)/,
  body: /^(?:-f|-F|--field|--raw-field|--input|--form|-d|--data)(?:=|$)|^-[fF](?=.)/,
  implied: "POST",
  valued: /^(?:-H|--header|-q|--jq|-t|--template|--hostname|--cache|-p|--preview|-R|--repo|-l|--login)$/,
};

const CURL: Kind = {
  method: /^(?:-[sSfLkivgG#N]*X|--request(?:=|$))/,
  body: /^(?:--data(?:-\w+)?|--json|--form(?:-string)?|--upload-file)(?:=|$)|^-[sSfLkivg#]*[dFT]/,
  implied: "POST",
  asQuery: /^(?:-[sSfLkiv]*G|--get)$/,
  valued:
    /^(?:-[sSfLkiv]*[HuoAebcmrwxEKDCtYyzPQ]|--(?:header|user|output|user-agent|cookie|max-time|write-out|proxy|cert|key|retry))$/,
};

const WGET: Kind = {
  method: /^--method(?:=|$)/,
  body: /^--(?:post|body)-(?:data|file)(?:=|$)/,
  implied: "POST",
  valued: /^(?:-[OoPUt]|--header|--user|--password|--output-document)$/,
};

const POWERSHELL: Kind = {
  method: /^-(?:Method|CustomMethod)$/i,
  body: /^-(?:Body|InFile)$/i,
  implied: "GET",
  valued: /^-(?:Headers|ContentType|OutFile|Token|Authentication)$/i,
};

/** httpie: the method is a word, and so is each field. */
const HTTPIE: Kind = {
  method: /^(?=[A-Z]+$)/,
  body: /^(?:--raw)(?:=|$)|^(?!https?:)[\w.[\]-]+(?::?=@?|@)/,
  implied: "POST",
  valued: /^(?:-[aAo]|--auth|--output|--session)$/,
};

const KINDS: Readonly<Record<string, Kind>> = {
  gh: FORGE_CLI,
  glab: FORGE_CLI,
  hub: FORGE_CLI,
  tea: FORGE_CLI,
  curl: CURL,
  wget: WGET,
  http: HTTPIE,
  https: HTTPIE,
  xh: HTTPIE,
  xhs: HTTPIE,
  "invoke-restmethod": POWERSHELL,
  "invoke-webrequest": POWERSHELL,
  irm: POWERSHELL,
  iwr: POWERSHELL,
};

interface Reading {
  readonly method: string;
  readonly body: readonly string[];
  readonly urls: readonly string[];
  readonly isQuery: boolean;
  /** The option that takes the next word. */
  readonly open: "method" | "body" | "other" | null;
}

const START: Reading = { method: "", body: [], urls: [], isQuery: false, open: null };

function readWith(kind: Kind, args: readonly string[]): HttpRequest {
  const { method, body, urls, isQuery } = args.reduce((reading, word) => readWord(kind, reading, word), START);
  const implied = body.length > 0 && !isQuery ? kind.implied : "GET";
  return { method: (method || implied).toUpperCase(), urls, body: body.join("\n") };
}

function readWord(kind: Kind, reading: Reading, word: string): Reading {
  if (reading.open !== null) return fill({ ...reading, open: null }, reading.open, word);
  if (kind.asQuery?.test(word) === true) return { ...reading, isQuery: true };
  const option = (["method", "body"] as const).find((name) => kind[name].test(word));
  if (option !== undefined) return readOption(kind[option], reading, { option, word });
  if (kind.valued.test(word)) return { ...reading, open: "other" };
  return word.startsWith("-") ? reading : { ...reading, urls: [...reading.urls, word] };
}

/** The value stands in the same word, or is the next. */
function readOption(
  pattern: RegExp,
  reading: Reading,
  { option, word }: { readonly option: "method" | "body"; readonly word: string },
): Reading {
  const value = word.replace(pattern, "");
  return value === "" ? { ...reading, open: option } : fill(reading, option, value);
}

function fill(reading: Reading, option: "method" | "body" | "other", value: string): Reading {
  if (option === "method") return { ...reading, method: value };
  return option === "body" ? { ...reading, body: [...reading.body, value] } : reading;
}
