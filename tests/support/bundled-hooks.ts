import { copyFileSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { bundleProgram } from "./twin-repo.ts";

/** The shim beside the bundled program, as the package has them. */
export interface BundledHooks extends Disposable {
  readonly shim: string;
}

export async function bundleHooks(): Promise<BundledHooks> {
  const bundle = await bundleProgram();
  const folder = dirname(bundle.program);
  mkdirSync(join(folder, "hooks"));
  copyFileSync("hooks/shim.sh", join(folder, "hooks/shim.sh"));
  writeFileSync(join(folder, "commit-guard.cjs"), 'process.exitCode = 3;\nimport("./commit-guard.mjs");\n');
  return { shim: join(folder, "hooks/shim.sh"), [Symbol.dispose]: () => bundle[Symbol.dispose]() };
}
