/** What commit-guard uses of packages that ship no declarations. */

declare module "conventional-changelog-conventionalcommits" {
  import type { ParserOptions } from "conventional-commits-parser";

  export default function createPreset(): { readonly parser: ParserOptions };
}

declare module "js-yaml" {
  /** Throws a `YAMLException` for text that is not YAML. */
  export function load(text: string): unknown;
}
