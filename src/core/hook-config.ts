/** Whether a setting, as git compares its key, decides which hooks git finds or runs. */
export function isHookKey(key: string): boolean {
  return key === "core.hookspath" || isInclude(key) || key.startsWith("hook.");
}

/** Whether a value of a setting keeps the hooks that are there. Null is a key without a value. */
export function keepsHooks(key: string, value: string | null): boolean {
  if (key === "core.hookspath") return value !== null && HUSKYS_OWN.test(value);
  if (isInclude(key)) return value === null || value === "" || value === "/dev/null";
  return !key.startsWith("hook.") || keepsConfiguredHook(key, value);
}

/** What husky itself sets, at the root or in a folder of it. */
const HUSKYS_OWN = /^(?:\.\/)?(?:[\w-]+\/)*\.husky(?:\/_)?\/?$/;

function isInclude(key: string): boolean {
  return key === "include.path" || (key.startsWith("includeif.") && key.endsWith(".path"));
}

/** A hook of the configuration may be added, and switched on. Source: git-hook(1). */
function keepsConfiguredHook(key: string, value: string | null): boolean {
  const isOurs = key.startsWith("hook.commit-guard");
  if (key.endsWith(".enabled")) return !isFalse(value);
  if (key.endsWith(".command")) return !isOurs && !isIdle(value ?? "");
  if (key.endsWith(".event")) return !isOurs && value !== "" && value !== null;
  return true;
}

/** Source: git-config(1), "Values", boolean. */
function isFalse(value: string | null): boolean {
  return value !== null && /^(?:false|no|off|0+)?$/i.test(value);
}

function isIdle(command: string): boolean {
  return /^\s*(?:(?:\/usr)?(?:\/bin\/)?true|:|exit(?:\s+0)?)?\s*;?\s*$/.test(command);
}
