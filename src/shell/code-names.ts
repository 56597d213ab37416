import { LITERAL } from "./code-literal.ts";

/** Modules and their functions by the names that they have at home. */
export function putModules(code: string): string {
  const required = code.matchAll(/\b(\w+)\s*=\s*require\("(?:node:)?([\w/]+)"\)/g);
  const parts = [...code.matchAll(/\{([^{}]*)\}\s*=\s*(?:await\s+)?(?:require|import)\(/g)].flatMap(([, list = ""]) => [
    ...list.matchAll(/\b(\w+)\s*:\s*(\w+)/g),
  ]);
  const imported = code.matchAll(/\bimport\s+(?:\*\s+as\s+)?(\w+)\s+from\s+"(?:node:)?([\w/]+)"/g);
  const renamed = code.matchAll(/\b(?:import|,)\s+([\w.]+)\s+as\s+(\w+)/g);
  const names = [
    ...[...required, ...imported].map(([, name = "", module = ""]) => [name, module] as const),
    ...[...renamed, ...parts].map(([, module = "", name = ""]) => [name, module] as const),
  ];
  return names
    .slice(0, MOST_CONSTANTS)
    .reduce((text, [name, module]) => text.replace(new RegExp(`\\b${name}(?=[.(])`, "g"), () => module), code);
}

const CONSTANT = new RegExp(
  `(?:^|[;\\n{(,]|\\b(?:const|let|var|my|local)\\b)\\s*([$@]?[A-Za-z_]\\w*)\\s*=\\s*(${LITERAL}|\\[[^\\[\\]()]*\\])\\s*(?=[;\\n),]|$)`,
  "g",
);

/** A name that is given a literal once stands for it. */
export function putConstants(code: string): string {
  let text = code;
  const found = [...code.matchAll(CONSTANT), ...code.matchAll(LOOPED)];
  for (const [, name = "", value = ""] of found.slice(0, MOST_CONSTANTS)) {
    const pattern = new RegExp(`(?<![\\w.$@"])${name.replace("$", "\\$")}(?!\\w|\\s*=[^=]|\\s*:)`, "g");
    text = text.replace(pattern, () => value);
  }
  return text;
}

/** `for hook in glob.glob(".git/hooks/*")` */
const LOOPED = new RegExp(
  `\\bfor\\s+(\\w+)\\s+in\\s+(?:[\\w.]{1,40}\\(){0,4}[\\w.]{0,40}(?:glob|iglob)\\(\\s*(${LITERAL})`,
  "g",
);

const MOST_CONSTANTS = 16;

/** `words.append("-n")`, `words.push("-n")`, `words += ["-n"]`: what comes to a list later. */
export function extendLists(code: string): string {
  let text = code;
  for (const [whole, name = "", one, other] of [...code.matchAll(EXTENDED)].slice(0, MOST_CONSTANTS)) {
    const list = new RegExp(`((?<![\\w.])${name.replace("$", "\\$")}\\s*=\\s*\\[[^\\[\\]]*)\\]`);
    if (!list.test(text)) continue;
    text = text.replace(whole, () => ";").replace(list, (_, start: string) => `${start}, ${one ?? other ?? ""}]`);
  }
  return text;
}

const EXTENDED = new RegExp(
  `(?<![\\w$@])([$@]?[A-Za-z_]\\w*)(?:\\.(?:append|push|extend|concat|insert)\\((?:\\s*\\d+\\s*,)?\\s*\\[?((?:\\s*${LITERAL}\\s*,?)+)\\]?\\s*\\)|\\s*\\+=\\s*\\[((?:\\s*${LITERAL}\\s*,?)+)\\])`,
  "g",
);
