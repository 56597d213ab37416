import { type HookContext, HookRefusal } from "./hook.ts";

/** The path of the message, git's first argument. Throws HookRefusal when the hook was started without it. */
export function messageFile({ args }: HookContext): string {
  const [file] = args;
  if (file !== undefined && file !== "") return file;
  throw new HookRefusal("the hook was started without the path of the message", [
    { say: 'Pass git\'s arguments on: commit-guard hook commit-msg "$@".' },
  ]);
}
