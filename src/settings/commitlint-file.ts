import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type CommitlintSource, isCommitlintCode } from "./commitlint-source.ts";

/** The value that a configuration file gives; nothing is known about its shape yet. */
export async function readConfigurationFile({ root, file, dataOnly, text }: CommitlintSource): Promise<unknown> {
  const path = join(root, file);
  if (!isCommitlintCode(file)) return parseData(file, text ?? (await readFile(path, "utf8")));
  if (dataOnly) throw new Error("it is code, here only data may configure commitlint (.commitlintrc.json, .yaml)");
  const value = await importDefault(path);
  return typeof value === "function" ? value() : value;
}

/** The default export of a module, or all of its exports where it has none. */
export async function importDefault(path: string): Promise<unknown> {
  const module: unknown = /\.[cm]?ts$/.test(path) ? await importTypeScript(path) : await import(hrefOf(path));
  return defaultOf(module) ?? module;
}

async function parseData(file: string, text: string): Promise<unknown> {
  const content: unknown = file.endsWith(".json") ? JSON.parse(text) : await parseYaml(text);
  return file.startsWith("package.") ? propertyOf(content, "commitlint") : content;
}

/** A fifth of the whole bundle: loaded only for YAML. */
async function parseYaml(text: string): Promise<unknown> {
  const { load } = await import("js-yaml");
  return load(text);
}

/** Node strips types from 22.18 on; for older ones, and for syntax that is more than types, the repository's jiti. */
async function importTypeScript(path: string): Promise<unknown> {
  const stripsTypes = Boolean(process.features.typescript);
  try {
    if (stripsTypes) return await import(hrefOf(path));
  } catch (error) {
    if (propertyOf(error, "code") !== "ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX") throw error;
  }
  return importByJiti(path);
}

async function importByJiti(path: string): Promise<unknown> {
  const createJiti = propertyOf(requireFrom(path, "jiti"), "createJiti");
  if (typeof createJiti !== "function") {
    throw new Error(
      "TypeScript needs Node.js 22.18 or newer, or the package 'jiti' among the repository's dependencies",
    );
  }
  return createJiti(path).import(path);
}

function requireFrom(path: string, id: string): unknown {
  try {
    return createRequire(path)(id);
  } catch {
    return null;
  }
}

function hrefOf(path: string): string {
  return pathToFileURL(path).href;
}

function defaultOf(module: unknown): unknown {
  return propertyOf(module, "default");
}

function propertyOf(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined;
}
