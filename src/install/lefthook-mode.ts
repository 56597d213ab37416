import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { applyEdits, type EditResult, modify, parse } from "jsonc-parser";
import { asText, ownText, type State, utf8Text } from "./file-state.ts";
import { CannotInstall } from "./install-error.ts";
import type { PackagePlace } from "./package-place.ts";
import { quoteForSh } from "./shell-text.ts";
import { NOTHING, ownFile, type Plot, type Target, type Wanted } from "./target.ts";
import { addItems, addKey, readYaml, type YamlEdit } from "./yaml-edit.ts";

/** The file that the configuration of lefthook extends. It is tracked: lefthook takes no notice of one that is missing. */
const OWN_FILE = "lefthook-commit-guard.yml";

/** Mode lefthook: a file with our jobs, which the configuration extends. */
export function planLefthook({ repository, survey, place, world, left }: Plot): Wanted {
  const path = survey.lefthook;
  if (path === null) throw new CannotInstall("there is no configuration of lefthook here");
  const found = world.read(path);
  const jobs = ownFile(join(repository.root, OWN_FILE), createJobs(place), "host", "the jobs of commit-guard");
  const edited = found === null || left.has(path) ? [] : extend(path, found);
  return {
    ...NOTHING,
    targets: [jobs, ...edited],
    notes: isOff(found)
      ? [`${basename(path)} sets assert_lefthook_installed: false: without lefthook nothing is checked`]
      : [],
    next: [{ say: "Let lefthook install its hooks in this clone:", run: "npx lefthook install" }],
  };
}

function createJobs({ files, inRepository }: PackagePlace): NonNullable<State> {
  const shim = quoteForSh(`${inRepository}/dist/hooks/shim.sh`);
  const text = readFileSync(join(files, "hosts/lefthook.yml"), "utf8").replaceAll("@SHIM@", () => shim);
  return { bytes: Buffer.from(text), mode: 0o644 };
}

function extend(path: string, found: NonNullable<State>): readonly Target[] {
  const text = utf8Text(path, found);
  const edit = editLefthook(path, text);
  if (edit === null)
    throw new CannotInstall(`'${basename(path)}' is laid out in a way that cannot be edited safely`, ADVICE);
  if (edit.text === text) return [];
  const state = { ...found, bytes: Buffer.from(edit.text) };
  return [{ ...ownFile(path, state, "host", `extends ${OWN_FILE}`), inserted: edit.inserted.map(ownText) }];
}

const ADVICE = [
  { say: `Add '${OWN_FILE}' to its list 'extends', and 'assert_lefthook_installed: true', then run init again.` },
];

/** The configuration with what extends it; null for a layout that cannot be edited safely. */
export function editLefthook(path: string, text: string): YamlEdit | null {
  if (path.endsWith(".toml")) return editToml(text);
  return /\.jsonc?$/.test(path) ? editJson(text) : editYaml(text);
}

function editYaml(text: string): YamlEdit | null {
  const content = readYaml(text);
  if (content === null) return null;
  const none: YamlEdit = { text, inserted: [] };
  const extended = isExtended(content) ? none : addExtends(none, content);
  if (extended === null || Object.hasOwn(content, ASSERT)) return extended;
  return addKey(extended, ASSERT, [`${ASSERT}: true`], true);
}

const ASSERT = "assert_lefthook_installed";

function addExtends(edit: YamlEdit, content: Readonly<Record<string, unknown>>): YamlEdit | null {
  if (!Object.hasOwn(content, "extends")) return addKey(edit, "extends", ["extends:", `  - ${OWN_FILE}`], [OWN_FILE]);
  return addItems(edit, "extends", { lines: [`- ${OWN_FILE}`], flow: OWN_FILE, values: [OWN_FILE] });
}

function isExtended({ extends: list }: Readonly<Record<string, unknown>>): boolean {
  return Array.isArray(list) && list.includes(OWN_FILE);
}

/** One piece stands for all of the edits: where the file changes later, they cannot be told apart. */
function editJson(text: string): YamlEdit | null {
  const content: unknown = parse(text);
  if (typeof content !== "object" || content === null || Array.isArray(content)) return null;
  const record: Readonly<Record<string, unknown>> = { ...content };
  const list = record["extends"] ?? [];
  if (!Array.isArray(list)) return null;
  const edits = isExtended(record) ? [] : setKey(text, "extends", [OWN_FILE, ...list]);
  const extended = applyEdits(text, edits);
  return {
    text: Object.hasOwn(record, ASSERT) ? extended : applyEdits(extended, setKey(extended, ASSERT, true)),
    inserted: [],
  };
}

function setKey(text: string, key: string, value: unknown): EditResult {
  return modify(text, [key], value, { formattingOptions: { insertSpaces: true, tabSize: 2 } });
}

/** Keys of the top stand before every table. */
function editToml(text: string): YamlEdit | null {
  if (new RegExp(`^\\s*extends\\s*=\\s*\\[[^\\]]*["']${OWN_FILE}`, "m").test(text)) return { text, inserted: [] };
  if (/^\s*["']?extends["']?\s*=/m.test(text)) return null;
  const assert = /^\s*["']?assert_lefthook_installed["']?\s*=/m.test(text) ? "" : `${ASSERT} = true\n`;
  const piece = `extends = ["${OWN_FILE}"]\n${assert}`;
  return { text: `${piece}${text}`, inserted: [piece] };
}

function isOff(found: State): boolean {
  return /assert_lefthook_installed["']?\s*[:=]\s*false/.test(asText(found));
}
