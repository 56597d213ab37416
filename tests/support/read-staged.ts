import { readDraftParents, readStagedChanges } from "../../src/git/draft.ts";
import { openRepository } from "../../src/git/open-repository.ts";
import { createSandbox } from "../../src/git/sandbox.ts";

// Run as a hook: prints the tree and the parents that the commit being made will have.
const repository = openRepository(process.cwd());
using sandbox = createSandbox(repository);
const { tree, parents } = readStagedChanges(repository, readDraftParents(repository, false), sandbox);
process.stdout.write([tree, ...parents].join(" "));
