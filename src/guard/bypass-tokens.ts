/** A word that is there for one purpose only. */
export interface BypassToken {
  readonly rule: string;
  readonly token: string;
}

/** What a text that could not be read to its end is refused for. Order: the plainest first. */
const TOKENS: readonly (readonly [RegExp, string])[] = [
  [/--no-verif?y?\b|--no-veri\b|--no-hooks\b|--no-pre-commit-hook\b/, "no-bypass-flag"],
  [/\bgit\s+commit\s+(?:-\w+\s+)*-[a-z]{0,9}n[a-z]{0,9}(?=\s|$)/, "no-bypass-flag"],
  [/\bhooksPath\b|\bhook\.[\w.-]{1,100}\.enabled\b/i, "no-hooks-path"],
  [
    /\b(?:HUSKY|LEFTHOOK)=(?:0|false)\b|\bHUSKY_SKIP_HOOKS=|\bSKIP_SIMPLE_GIT_HOOKS=|\bOVERCOMMIT_DISABLE=/,
    "no-hook-switch",
  ],
  [/\b(?:rm|mv|chmod|unlink)\b[^\n]{0,200}\.git\/hooks/, "no-hook-tampering"],
  [/\bgit\s+(?:commit-tree|fast-import|update-ref)\b/, "no-plumbing-commit"],
];

export function findBypassToken(text: string): BypassToken | null {
  for (const [pattern, rule] of TOKENS) {
    const token = pattern.exec(text)?.[0];
    if (token !== undefined) return { rule, token };
  }
  return null;
}
