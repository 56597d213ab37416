import { defineConfig, type ViteUserConfig } from "vitest/config";
import base from "./vitest.config.ts";

/** What users install: the packed tarball, in fresh folders. Needs a build. */
const config: ViteUserConfig = defineConfig({ ...base, test: { ...base.test, include: ["tests/packed/*.packed.ts"] } });

export default config;
