import { execFileSync } from "node:child_process";
import { chmodSync, copyFileSync, cpSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
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
  for (const name of PROGRAMS) writeProgram(name);
  mkdirSync("dist/hooks", { recursive: true });
  for (const name of ["shim.sh", "stub.sh"]) copyFileSync(`hooks/${name}`, `dist/hooks/${name}`);
  chmodSync("dist/hooks/shim.sh", 0o755);
  cpSync("hosts", "dist/hosts", { recursive: true });
  writeFileSync("dist/NOTICES.txt", formatNotices(Object.keys(metafile.inputs)));
  execFileSync("tsc", ["-p", "tsconfig.types.json"], { stdio: "inherit" });
}

/** In words that every Node understands, so that an old one gets one clear line. */
function writeProgram(name: string): void {
  const path = join("dist", `${name}.js`);
  writeFileSync(
    path,
    `#!/usr/bin/env node
const version = process.versions.node.split(".").map(Number);
process.exitCode = 3;
if (version[0] > 20 || (version[0] === 20 && version[1] >= 19))
  import("./programs/${name}.js").catch((error) => {
    process.stderr.write("error: ${name} is not whole, install it again: " + error.message + "\\n");
  });
else process.stderr.write("error: ${name} needs Node 20.19 or newer, this is " + process.versions.node + "\\n");
`,
  );
  chmodSync(path, 0o755);
}

await main();
