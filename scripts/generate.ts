import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { generatedFiles } from "./generated-files.ts";

/** Writes what is made from the rules: a page for each, the JSON schema of settings. A test fails when they are stale. */
const files = generatedFiles();
mkdirSync("docs/rules", { recursive: true });
for (const old of readdirSync("docs/rules")) rmSync(join("docs/rules", old));
for (const [path, text] of Object.entries(files)) writeFileSync(path, text);
