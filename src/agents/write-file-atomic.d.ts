/** The part of the package that is used; it ships no types. */
declare module "write-file-atomic" {
  /** Writes a temporary file beside the target, syncs it to disk and renames it over the target. */
  export function sync(filename: string, data: string): void;
}
