import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** The licences of the packages whose code is in the bundle. Throws for a package that has none. */
export function formatNotices(inputs: readonly string[]): string {
  const folders = inputs.flatMap((path) => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? []);
  const notices = [...new Set(folders)].toSorted().map(formatNotice);
  return `commit-guard contains code of these packages.\n\n${notices.join("\n")}`;
}

function formatNotice(folder: string): string {
  const { name, version, license }: Record<string, unknown> = JSON.parse(
    readFileSync(join(folder, "package.json"), "utf8"),
  );
  const file = readdirSync(folder).find((entry) => /^(?:licen[cs]e|copying)/i.test(entry));
  if (file === undefined && typeof license !== "string") throw new Error(`${folder} has no licence`);
  const text = file !== undefined && existsSync(join(folder, file)) ? readFileSync(join(folder, file), "utf8") : "";
  return `${String(name)} ${String(version)} (${String(license)})\n\n${text.trim()}\n`;
}
