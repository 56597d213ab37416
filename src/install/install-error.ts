import type { Step } from "../core/rule.ts";

/** What was asked for does not fit this repository (exit code 2). Nothing was changed. */
export class CannotInstall extends Error {
  override readonly name: string = "CannotInstall";
  readonly next: readonly Step[];

  constructor(message: string, next: readonly Step[] = [], options?: ErrorOptions) {
    super(message, options);
    this.next = next;
  }
}

/** A file could not be written (exit code 3). What was changed before it has been put back. */
export class InstallFault extends Error {
  override readonly name: string = "InstallFault";
  readonly next: readonly Step[];

  constructor(message: string, next: readonly Step[] = [], options?: ErrorOptions) {
    super(message, options);
    this.next = next;
  }
}
