/**
 * Options of rules, declared once as data. From these come the type, the validation of settings, the JSON schema, the
 * docs page and `explain`.
 */
interface OptionText<T> {
  readonly default: T;
  /** One sentence for the docs. */
  readonly about: string;
}

export interface IntegerOption extends OptionText<number> {
  readonly kind: "integer";
  readonly min: number;
}

export interface StringsOption extends OptionText<readonly string[]> {
  readonly kind: "strings";
}

export interface ChoiceOption<C extends string> extends OptionText<C> {
  readonly kind: "choice";
  readonly choices: readonly C[];
}

export type Option = IntegerOption | StringsOption | ChoiceOption<string>;
export type OptionsSpec = Readonly<Record<string, Option>>;
export type OptionValue = number | string | readonly string[];
export type Options = Readonly<Record<string, OptionValue>>;

/** The values that belong to a specification. */
export type OptionsOf<S extends OptionsSpec> = { readonly [K in keyof S]: S[K]["default"] };

export function integer(option: Omit<IntegerOption, "kind">): IntegerOption {
  return { kind: "integer", ...option };
}

export function strings(option: Omit<StringsOption, "kind">): StringsOption {
  return { kind: "strings", ...option };
}

export function choice<C extends string>(option: Omit<ChoiceOption<C>, "kind">): ChoiceOption<C> {
  return { kind: "choice", ...option };
}

/** The values of every option: those given, the defaults for the rest. The settings were validated before. */
export function readOptions<S extends OptionsSpec>(spec: S, given: Options): OptionsOf<S> {
  const values = Object.entries(spec).map(([name, option]) => [name, given[name] ?? option.default]);
  // oxlint-disable-next-line typescript/consistent-type-assertions -- built key by key from `spec`, whose values are S's
  return Object.fromEntries(values) as OptionsOf<S>;
}
