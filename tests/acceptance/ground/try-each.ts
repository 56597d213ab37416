import { rmSync } from "node:fs";
import { join } from "node:path";
import type { Ground, Request } from "./ground.ts";
import type { Histories } from "./histories.ts";
import { inParallel } from "./run.ts";
import type { Cell, Row } from "./table.ts";

export interface Stage {
  readonly ground: Ground;
  readonly request: Request;
  readonly histories: readonly Histories[];
}

export type Try<T> = (ground: Ground, histories: Histories, item: T, folder: string) => Promise<Cell>;

/** Tries each item that was asked for in each mode, in a folder of its own. Gives a row for each item. */
export function tryEach<T extends { readonly name: string }>(
  { ground, request, histories }: Stage,
  items: readonly T[],
  tryOne: Try<T>,
): Promise<Row[]> {
  const asked = items.filter(({ name }) => name.includes(request.only));
  return inParallel(asked, request.jobs, async (item) => {
    const cells: Cell[] = [];
    for (const one of histories) {
      const folder = join(one.folder, `${items.indexOf(item)} ${item.name.replaceAll("/", "_")}`);
      cells.push(await tryOne(ground, one, item, folder));
      if (!request.keep) rmSync(folder, { recursive: true, force: true });
    }
    return { name: item.name, cells };
  });
}
