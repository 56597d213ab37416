import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { expect, it } from "vitest";

/** Which folder may import which, and which libraries. What is not listed is forbidden. The table of ARCHITECTURE.md. */
const MAY_IMPORT: Readonly<
  Record<string, { readonly folders: readonly string[]; readonly libraries: readonly string[] }>
> = {
  "src/core": { folders: [], libraries: [] },
  "src/message": { folders: ["src/core"], libraries: [] },
  "src/shell": { folders: ["src/core"], libraries: ["unbash"] },
  "src/report": { folders: ["src/core"], libraries: [] },
  rules: { folders: ["src/core"], libraries: [] },
  protocols: { folders: ["src/core"], libraries: [] },
  "src/git": { folders: ["src/core", "src/message"], libraries: ["node:", "picomatch"] },
  "src/agents": {
    folders: ["src/core", "src/message", "src/git"],
    libraries: ["node:", "jsonc-parser", "write-file-atomic"],
  },
  "src/settings": {
    folders: ["src/core", "src/message"],
    libraries: [
      "node:",
      "valibot",
      "jsonc-parser",
      "@commitlint/",
      "conventional-changelog-conventionalcommits",
      "js-yaml",
    ],
  },
  "src/guard": { folders: ["src/core", "src/shell"], libraries: [] },
  "src/install": {
    folders: ["protocols", "src/core", "src/shell", "src/git", "src/settings"],
    libraries: ["node:", "js-yaml", "jsonc-parser"],
  },
  "src/judge": { folders: ["src/core", "src/message", "src/git", "src/agents", "src/settings"], libraries: ["node:"] },
  "src/doctor": {
    folders: ["protocols", "src/core", "src/shell", "src/git", "src/settings"],
    libraries: ["node:", "jsonc-parser"],
  },
  hooks: {
    folders: [
      "src/core",
      "src/message",
      "src/shell",
      "src/git",
      "src/agents",
      "src/settings",
      "src/judge",
      "src/report",
    ],
    libraries: ["node:"],
  },
};

const FOLDERS = [...Object.keys(MAY_IMPORT), "src/cli"];

/** The folder of the table that a file is in: `src/cli/bin` is in `src/cli`. */
function roomOf(file: string): string | undefined {
  return FOLDERS.find((folder) => file.startsWith(`${folder}/`));
}

function filesOf(folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, encoding: "utf8" });
  return entries.filter((name) => /(?<!\.d)\.ts$/.test(name)).map((name) => join(folder, name));
}

function importsOf(file: string): string[] {
  const source = readFileSync(file, "utf8");
  return [...source.matchAll(/\b(?:from |import )"(?<path>[^"]+)"|\bimport\("(?<lazy>[^"]+)"\)/g)].map(
    ({ groups }) => groups?.["path"] ?? groups?.["lazy"] ?? "",
  );
}

it.each(Object.entries(MAY_IMPORT))("%s imports only what its row says", (folder, { folders, libraries }) => {
  const files = filesOf(folder);
  expect(files).not.toEqual([]);
  for (const file of files) {
    for (const path of importsOf(file)) {
      const isOwn = path.startsWith(".");
      const room = isOwn ? roomOf(relative(".", join(dirname(file), path))) : undefined;
      const isAllowed = isOwn
        ? [folder, ...folders].includes(room ?? "")
        : libraries.some((library) => path.startsWith(library));
      expect(isAllowed, `${file} imports ${path}`).toBe(true);
    }
  }
});

it("has no source outside of the rooms but the public entry", () => {
  const outside = [...filesOf("src"), ...filesOf("rules"), ...filesOf("hooks"), ...filesOf("protocols")].filter(
    (file) => roomOf(file) === undefined,
  );
  expect(outside).toEqual(["src/index.ts"]);
});

it("starts git behind one door", () => {
  const starters = filesOf("src").filter((file) => importsOf(file).includes("node:child_process"));
  expect(starters.filter((file) => roomOf(file) !== "src/git")).toEqual([]);
});

it("names no file or folder for nothing in particular", () => {
  const vague = FOLDERS.flatMap(filesOf).filter((file) =>
    /(?:^|\/)(?:utils?|helpers?|common|misc|shared|manager)(?:\.ts|\/)/i.test(file),
  );
  expect(vague).toEqual([]);
});
