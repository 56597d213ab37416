import { defineConfig, type ViteUserConfig } from "vitest/config";

// No test may fail because a machine is slow: speed belongs to the benchmark. (The largest delay a timer can have.)
const NEVER = 2 ** 31 - 1;

const config: ViteUserConfig = defineConfig({
  test: {
    include: ["tests/**/*.test.ts"],
    restoreMocks: true,
    testTimeout: NEVER,
    hookTimeout: NEVER,
    setupFiles: ["tests/support/scrub-environment.ts"],
    reporters: ["default", "./tests/support/closing-line.ts"],
  },
});

export default config;
