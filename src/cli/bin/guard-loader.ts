import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { Script } from "node:vm";

/**
 * Starts the guard from code that V8 compiled before: compiling it anew costs half as much as a whole start of Node. The
 * compiled code lies in the package beside what it was made from; where it cannot be kept, nothing but time is lost.
 */
const program = `${__dirname}/guard-code.cjs`;
const folder = `${__dirname}/cache`;
const cache = `${folder}/guard-${process.version}-${process.arch}`;

const source = readFileSync(program, "latin1"); // the build writes ASCII only
const cachedData = readCache();
const text = `(function (require, module) {${source}\n})`;
const script = new Script(text, { filename: program, ...(cachedData === undefined ? {} : { cachedData }) });
if (cachedData === undefined || script.cachedDataRejected === true) process.once("exit", keepCache);
const guard = { exports: {} as typeof import("./guard.ts") }; // oxlint-disable-line typescript/consistent-type-assertions -- filled by the next line
script.runInThisContext()(require, guard);

const argv = process.argv.slice(2);
const { guardWords, startGuard } = guard.exports;
// Loaded only where something is refused. By a name that a bundler does not follow.
const policy = "./programs/guard-policy.js";
void startGuard(guardWords(argv) ?? argv, async () => import(policy));

function readCache(): Buffer | undefined {
  try {
    return readFileSync(cache);
  } catch {
    return undefined;
  }
}

/** At the end, so that it holds every function that this run needed. */
function keepCache(): void {
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(`${cache}.${process.pid}`, script.createCachedData());
    renameSync(`${cache}.${process.pid}`, cache);
  } catch {
    // a package that cannot be written to: the next start compiles again
  }
}
