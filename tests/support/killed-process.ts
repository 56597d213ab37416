import { vi } from "vitest";

type Fs = typeof import("node:fs");

/** How many calls that change a file may still be made; the next one and all after it are those of a dead process. */
const life = { left: Number.POSITIVE_INFINITY };

const CHANGING: readonly (keyof Fs)[] = [
  "chmodSync",
  "copyFileSync",
  "lchownSync",
  "linkSync",
  "mkdirSync",
  "renameSync",
  "rmdirSync",
  "rmSync",
  "symlinkSync",
  "writeFileSync",
];

/** For `vi.mock("node:fs", …)`: as it is, until `dieAfter` says otherwise. */
export async function mortalFs(): Promise<object> {
  const fs = await vi.importActual<Fs>("node:fs");
  const mortal = Object.fromEntries(CHANGING.map((name) => [name, mortalCall(fs, name)]));
  return { ...fs, ...mortal, default: { ...fs, ...mortal } };
}

/** Runs something that is killed after so many changes of files. Whether it was. */
export function dieAfter(calls: number, run: () => void): boolean {
  life.left = calls;
  try {
    run();
    return false;
  } catch (error) {
    if (life.left > 0) throw error;
    return true;
  } finally {
    life.left = Number.POSITIVE_INFINITY;
  }
}

function mortalCall(fs: Fs, name: keyof Fs): (...args: readonly unknown[]) => unknown {
  const call: unknown = fs[name];
  if (typeof call !== "function") throw new Error(`node:fs has no ${name}`);
  return (...args) => {
    if (life.left <= 0) throw halfWay(fs, name, args);
    life.left -= 1;
    return call(...args);
  };
}

/** Of a file that was being written the first byte is there. */
function halfWay(fs: Fs, name: keyof Fs, [path]: readonly unknown[]): Error {
  if (life.left === 0 && name === "writeFileSync") fs.writeFileSync(String(path), "{");
  life.left = -1;
  return new Error("killed");
}
