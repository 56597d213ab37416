import { createRequire } from "node:module";
import { _, Ajv, type AnySchemaObject, type KeywordCxt } from "ajv";
import standaloneCode from "ajv/dist/standalone/index.js";
import type { BuildOptions, Plugin } from "esbuild";

/**
 * What esbuild needs so that `src/settings/commitlint.ts` becomes an ES module that runs from an empty folder, on every
 * Node that commit-guard supports. Merge it into the options of the build that has `format: "esm"`.
 */
export const commitlintBundle: Required<Pick<BuildOptions, "plugins" | "banner">> = {
  plugins: [compileSchema(), leaveOut()],
  /** For CommonJS packages inside the bundle that require Node's own modules. */
  banner: {
    js: 'import { createRequire as createBundleRequire } from "node:module";\nconst require = createBundleRequire(import.meta.url);',
  },
};

/**
 * `@commitlint/config-validator` requires its schema by path at run time, where a bundle has no such file, and has Ajv
 * compile it there, twice for each commit. Here Ajv compiles it once, while the bundle is built.
 */
function compileSchema(): Plugin {
  return {
    name: "commitlint-schema",
    setup: (build) =>
      build.onLoad({ filter: /config-validator[\\/]lib[\\/]validate\.js$/ }, ({ path }) => ({
        contents: withCompiledSchema(path),
        loader: "js",
      })),
  };
}

function withCompiledSchema(path: string): string {
  const schema: unknown = createRequire(path)("./commitlint.schema.json");
  if (!isSchema(schema)) throw new Error(`${path} has changed`);
  // The options are those of config-validator, whose messages need the verbose errors.
  const code = { source: true, esm: true };
  const ajv = new Ajv({ meta: false, strict: false, useDefaults: true, validateSchema: false, verbose: true, code });
  ajv.addKeyword({
    keyword: "typeof",
    code: (context: KeywordCxt) => context.fail(_`typeof ${context.data} !== ${context.schema}`),
  });
  return `${standaloneCode.default(ajv, ajv.compile(schema))}\n${VALIDATE_CONFIG}`;
}

function isSchema(value: unknown): value is AnySchemaObject {
  return typeof value === "object" && value !== null;
}

/** What config-validator exports, on top of the compiled `validate`. */
const VALIDATE_CONFIG = `
import { formatErrors } from "./formatErrors.js";
export function validateConfig(source, config) {
  if (validate(config)) return;
  throw new Error("Commitlint configuration in " + source + " is invalid:\\n" + formatErrors(validate.errors));
}
`;

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
