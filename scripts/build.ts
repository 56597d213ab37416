import { execFileSync } from "node:child_process";
import { chmodSync, copyFileSync, cpSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build, type BuildResult } from "esbuild";
import { commitlintBundle } from "./bundle-commitlint.ts";
import { formatNotices } from "./notices.ts";

const PROGRAMS = ["commit-guard", "get-agent-hash", "update-agent-hashes"] as const;

/** For CommonJS packages inside the bundle that name their temporary files after themselves. */
const FILE_NAME = `import { fileURLToPath as toBundlePath } from "node:url";\nconst __filename = toBundlePath(import.meta.url);`;

/** Bundles what users run, so that they install no dependency; the types come from the compiler. */
async function main(): Promise<void> {
  rmSync("dist", { recursive: true, force: true });
  const { metafile } = await build({
    entryPoints: [
      ...PROGRAMS.map((name) => ({ in: `src/cli/bin/${name}.ts`, out: `programs/${name}` })),
      { in: "src/cli/guard-policy.ts", out: "programs/guard-policy" },
      { in: "src/index.ts", out: "index" },
    ],
    outdir: "dist",
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    target: "node20.19",
    mainFields: ["module", "main"], // the UMD main of jsonc-parser cannot be bundled
    chunkNames: "chunks/[name]-[hash]",
    legalComments: "none",
    metafile: true,
    logLevel: "warning",
    plugins: commitlintBundle.plugins,
    banner: { js: `${commitlintBundle.banner["js"]}\n${FILE_NAME}` },
  });
  const guard = await buildGuard();
  for (const name of PROGRAMS) writeProgram(name);
  mkdirSync("dist/hooks", { recursive: true });
  for (const name of ["shim.sh", "stub.sh", "guard.sh"]) copyFileSync(`hooks/${name}`, `dist/hooks/${name}`);
  for (const name of ["shim.sh", "guard.sh"]) chmodSync(`dist/hooks/${name}`, 0o755);
  cpSync("hosts", "dist/hosts", { recursive: true });
  writeFileSync(
    "dist/NOTICES.txt",
    formatNotices([...Object.keys(metafile.inputs), ...Object.keys(guard.metafile.inputs)]),
  );
  execFileSync("tsc", ["-p", "tsconfig.types.json"], { stdio: "inherit" });
}

/** One CommonJS file: no other kind of module starts as fast. The settings are read by a file of their own, if at all. */
async function buildGuard(): Promise<BuildResult<{ readonly metafile: true }>> {
  return build({
    entryPoints: [
      { in: "src/cli/bin/guard-loader.ts", out: "guard" },
      { in: "src/cli/bin/guard.ts", out: "guard-code" },
    ],
    outdir: "dist",
    outExtension: { ".js": ".cjs" },
    bundle: true,
    minify: true,
    format: "cjs",
    platform: "node",
    target: "node20.19",
    legalComments: "none",
    metafile: true,
    logLevel: "warning",
  });
}

/**
 * In words that every Node understands, so that an old one gets one clear line; CommonJS, which starts sooner than what it
 * loads.
 */
function writeProgram(name: string): void {
  const path = join("dist", `${name}.cjs`);
  writeFileSync(
    path,
    `#!/usr/bin/env node
"use strict";
const version = process.versions.node.split(".").map(Number);
const isGuard = ${name === "commit-guard"} && ${IS_GUARD};
process.exitCode = isGuard ? 2 : 3;
if (version[0] < 20 || (version[0] === 20 && version[1] < 19))
  process.stderr.write("error: ${name} needs Node 20.19 or newer, this is " + process.versions.node + "\\n");
else if (isGuard) require("./guard.cjs");
else
  import("./programs/${name}.js").catch((error) => {
    process.stderr.write("error: ${name} is not whole, install it again: " + error.message + "\\n");
  });
`,
  );
  chmodSync(path, 0o755);
}

/** As `guardWords` in src/cli has it. */
const IS_GUARD = `process.argv[process.argv[2] === "-C" ? 4 : 2] === "guard" && !process.argv.some((word) => /^(?:-h|--help)$/.test(word))`;

await main();
