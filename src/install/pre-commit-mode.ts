import { basename } from "node:path";
import { ownText, type State, utf8Text } from "./file-state.ts";
import { CannotInstall } from "./install-error.ts";
import { quoteForSh } from "./shell-text.ts";
import { NOTHING, ownFile, type Plot, type Target, type Wanted } from "./target.ts";
import { addItems, addKey, readYaml, type YamlEdit, type YamlItems } from "./yaml-edit.ts";

/** Mode pre-commit: a local repository with a hook for each event, which prek reads as well. */
export function planPreCommit({ survey, place, world, left }: Plot): Wanted {
  const path = survey.preCommit;
  if (path === null) throw new CannotInstall("there is no .pre-commit-config.yaml here");
  const found = world.read(path);
  const isFree = found !== null && !left.has(path);
  return {
    ...NOTHING,
    targets: isFree ? extend(path, found, quoteForSh(`${place.inRepository}/dist/hosts/pre-commit.sh`)) : [],
    notes: ["pre-commit 3.2 or newer is needed: older ones call the stages by other names"],
    next: [{ say: "Let pre-commit (or prek) install its hooks in this clone:", run: "pre-commit install" }],
  };
}

const STAGES = [
  "pre-commit",
  "pre-merge-commit",
  "prepare-commit-msg",
  "commit-msg",
  "post-commit",
  "pre-push",
] as const;
/** To these the path of the message is handed. */
const WITH_MESSAGE: ReadonlySet<string> = new Set(["prepare-commit-msg", "commit-msg"]);

function extend(path: string, found: NonNullable<State>, door: string): readonly Target[] {
  const text = utf8Text(path, found);
  const edit = editPreCommit(text, door);
  if (edit === null) {
    throw new CannotInstall(`'${basename(path)}' is laid out in a way that cannot be edited safely`, [
      { say: `Write 'repos' as a list with one item a line, then run init again; or use --mode hooks.` },
    ]);
  }
  if (edit.text === text) return [];
  const state = { ...found, bytes: Buffer.from(edit.text) };
  return [{ ...ownFile(path, state, "host", "the hooks of commit-guard"), inserted: edit.inserted.map(ownText) }];
}

/** The configuration with our block; null for a layout that cannot be edited safely. */
export function editPreCommit(text: string, door: string): YamlEdit | null {
  const content = readYaml(text);
  if (content === null) return null;
  if (text.includes("id: commit-guard-")) return { text, inserted: [] };
  const none: YamlEdit = { text, inserted: [] };
  const item = createItem(door);
  const extended = Object.hasOwn(content, "repos")
    ? addItems(none, "repos", item)
    : addKey(none, "repos", ["repos:", ...item.lines.map((line) => `  ${line}`)], item.values);
  return extended && addTypes(extended, content["default_install_hook_types"]);
}

const TYPES = "default_install_hook_types";

function addTypes(edit: YamlEdit, present: unknown): YamlEdit | null {
  if (present === undefined) return addKey(edit, TYPES, [`${TYPES}: [${STAGES.join(", ")}]`], [...STAGES]);
  if (!Array.isArray(present)) return null;
  const missing = STAGES.filter((stage) => !present.includes(stage));
  if (missing.length === 0) return edit;
  const lines = missing.map((stage) => `- ${stage}`);
  return addItems(edit, TYPES, { lines, flow: missing.join(", "), values: missing });
}

function createItem(door: string): YamlItems {
  const hooks = STAGES.map((stage) => ({
    id: `commit-guard-${stage}`,
    name: "commit-guard",
    language: "system",
    entry: `sh ${door} ${stage}`,
    stages: [stage],
    always_run: true,
    pass_filenames: WITH_MESSAGE.has(stage),
  }));
  const flow = JSON.stringify({ repo: "local", hooks }); // JSON is YAML
  const lines = hooks.flatMap(formatHook);
  return { lines: ["- repo: local", "  hooks:", ...lines], flow, values: [{ repo: "local", hooks }] };
}

function formatHook({ id, entry, stages, pass_filenames: passes, ...rest }: Hook): readonly string[] {
  return [
    `    - id: ${id}`,
    `      name: ${rest.name}`,
    `      language: ${rest.language}`,
    `      entry: ${JSON.stringify(entry)}`,
    `      stages: [${stages.join(", ")}]`,
    `      always_run: true`,
    `      pass_filenames: ${passes}`,
  ];
}

interface Hook {
  readonly id: string;
  readonly name: string;
  readonly language: string;
  readonly entry: string;
  readonly stages: readonly string[];
  readonly always_run: boolean;
  readonly pass_filenames: boolean;
}
