import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { BuildOptions, Plugin } from "esbuild";

/**
 * What esbuild needs so that `src/settings/commitlint.ts` becomes an ES module that runs from an empty folder, on every
 * Node that commit-guard supports. Merge it into the options of the build that has `format: "esm"`.
 */
export const commitlintBundle: Required<Pick<BuildOptions, "plugins" | "banner">> = {
  plugins: [inlineSchema(), leaveOut()],
  /** For CommonJS packages inside the bundle that require Node's own modules. */
  banner: {
    js: 'import { createRequire as createBundleRequire } from "node:module";\nconst require = createBundleRequire(import.meta.url);',
  },
};

/** `@commitlint/config-validator` requires its schema by path at run time, where a bundle has no such file. */
function inlineSchema(): Plugin {
  return {
    name: "commitlint-schema",
    setup: (build) =>
      build.onLoad({ filter: /config-validator[\\/]lib[\\/]validate\.js$/ }, async ({ path }) => ({
        contents: await withSchema(path),
        loader: "js",
      })),
  };
}

async function withSchema(path: string): Promise<string> {
  const source = await readFile(path, "utf8");
  const schema = await readFile(join(dirname(path), "commitlint.schema.json"), "utf8");
  const [before, after, ...more] = source.split('require("./commitlint.schema.json")');
  if (before === undefined || after === undefined || more.length > 0) throw new Error(`${path} has changed`);
  return `${before}${schema}${after}`;
}

/** Modules that are imported and never used, as commit-guard calls commitlint; each costs size, time or a process. */
const UNUSED: readonly { readonly path: RegExp; readonly instead: string; readonly because: string }[] = [
  {
    path: /node_modules[\\/]semver[\\/]index\.js$/,
    instead: "export default {};",
    because: "only commitlint's default ignores parse versions, and those are off",
  },
  {
    path: /node_modules[\\/]global-directory[\\/]index\.js$/,
    instead: "export default { npm: {}, yarn: {} };",
    because: "presets are never looked up outside of the repository",
  },
  {
    path: /rules[\\/]lib[\\/]trailer-exists\.js$/,
    instead: "export const trailerExists = () => [false, 'unreachable'];",
    because: "src/settings/commitlint.ts has its own, which runs no git",
  },
];

function leaveOut(): Plugin {
  return {
    name: "commitlint-unused",
    setup: (build) => {
      for (const { path, instead, because } of UNUSED) {
        build.onLoad({ filter: path }, () => ({ contents: `/* left out: ${because} */\n${instead}`, loader: "js" }));
      }
    },
  };
}
