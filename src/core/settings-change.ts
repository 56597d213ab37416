import { asObject, isSameJson, type JsonObject, readObject } from "./json-text.ts";

/** The key by which a change of commit-guard's own settings loosens the policy; null where none does. */
export function changedSetting(before: string | null, after: string): string | null {
  if (before === after) return null;
  const now = readObject(after);
  const old = before === null ? null : readObject(before);
  if (now === null) return before === null && !SAYS_OFF.test(after) ? null : "its whole content";
  return changedKey(old, now);
}

/** The key of package.json by which a change takes hooks away; null where none does. */
export function changedPackageKey(before: string | null, after: string): string | null {
  const now = readObject(after);
  if (now === null) return null;
  const old = readObject(before ?? "");
  return changedOwnKey(old, now) ?? (old === null ? null : lostKey(old, now));
}

function changedOwnKey(old: JsonObject | null, now: JsonObject): string | null {
  if (old?.["commitGuard"] === undefined && now["commitGuard"] === undefined) return null;
  const key = changedKey(asObject(old?.["commitGuard"]), asObject(now["commitGuard"]) ?? {});
  return key === null ? null : `commitGuard.${key}`;
}

const SAYS_OFF = /["'](?:off|report)["']/;

/** Every key that decides what is judged, and whom it binds. */
const KEYS = "rules extends mode guard protocol checkpoints baseline generated integration humans gates".split(" ");

/** Without an old value, only what switches something off counts. */
function changedKey(old: JsonObject | null, now: JsonObject): string | null {
  if (old !== null) return KEYS.find((key) => !isSameJson(old[key], now[key])) ?? null;
  const off = Object.entries(asObject(now["rules"]) ?? {}).find(([, value]) => [value].flat()[0] === "off");
  if (off) return `rules.${off[0]}`;
  if (now["mode"] === "report") return "mode";
  return asObject(now["protocol"])?.["mode"] === "off" ? "protocol.mode" : null;
}

const MANAGER_KEYS = ["husky", "simple-git-hooks", "pre-commit", "gitHooks", "hooks"];
const SCRIPTS = ["prepare", "postinstall", "preinstall", "install"];
const MANAGERS = /\b(?:commit-guard|husky|lefthook|simple-git-hooks|pre-commit|prek)\b/;
const PACKAGES = ["commit-guard", "husky", "lefthook", "simple-git-hooks"];

function lostKey(old: JsonObject, now: JsonObject): string | null {
  const key = MANAGER_KEYS.find((name) => old[name] !== undefined && !isSameJson(old[name], now[name]));
  if (key !== undefined) return key;
  const script = SCRIPTS.find(
    (name) => managerIn(old, name) !== null && !scriptOf(now, name).includes(managerIn(old, name) ?? ""),
  );
  if (script !== undefined) return `scripts.${script}`;
  const lost = PACKAGES.find((name) => dependsOn(old, name) && !dependsOn(now, name));
  return lost === undefined ? null : `devDependencies.${lost}`;
}

function scriptOf(content: JsonObject, name: string): string {
  const script = asObject(content["scripts"])?.[name];
  return typeof script === "string" ? script : "";
}

function managerIn(content: JsonObject, script: string): string | null {
  return MANAGERS.exec(scriptOf(content, script))?.[0] ?? null;
}

function dependsOn(content: JsonObject, name: string): boolean {
  return ["devDependencies", "dependencies", "optionalDependencies"].some(
    (key) => asObject(content[key])?.[name] !== undefined,
  );
}
