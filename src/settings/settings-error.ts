/** Settings that cannot bind (exit code 2). The message has a line for every problem. */
export class SettingsError extends Error {
  override readonly name: string = "SettingsError";
}
