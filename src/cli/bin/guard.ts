// The guard by itself, in one file, for `guard-loader.ts`.
export { startGuard } from "../guard-entry.ts";
export { guardWords } from "../guard-request.ts";
