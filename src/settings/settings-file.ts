import type { Options } from "../core/options.ts";
import type { Settings } from "./settings.ts";

export type Level = "error" | "warning" | "off";

/** Options of a rule, and `waivable: true` where a `Guard-Waive` trailer may excuse a commit from it. */
export type RuleOptions = Readonly<Record<string, Options[string] | boolean | undefined>>;

export type RuleValue = Level | readonly [Level] | readonly [Level, RuleOptions];

/** Every key may be left out, at every depth but inside lists. */
type Partly<T> = T extends readonly unknown[]
  ? T
  : T extends object
    ? { readonly [K in keyof T]?: Partly<T[K]> | undefined }
    : T;

/** What may stand in a settings file. */
export interface SettingsFile extends Partly<Omit<Settings, "rules">> {
  readonly $schema?: string | undefined;
  /** A preset name, or the path of another settings file. */
  readonly extends?: string | undefined;
  readonly rules?: Readonly<Record<string, RuleValue | undefined>> | undefined;
}
