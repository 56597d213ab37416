import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { generatedFiles } from "../scripts/generated-files.ts";

const files = generatedFiles();

it.each(Object.keys(files))("%s is what the rules say; npm run generate writes it", (path) => {
  expect(readFileSync(path, "utf8")).toBe(files[path]);
});

it("has a page for every rule, none for others", () => {
  const pages = readdirSync("docs/rules").map((name) => `docs/rules/${name}`);
  expect(pages.toSorted()).toEqual(
    Object.keys(files)
      .filter((path) => path.endsWith(".md"))
      .toSorted(),
  );
});
