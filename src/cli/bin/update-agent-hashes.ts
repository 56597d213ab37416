#!/usr/bin/env node
import { readAgentSettings } from "../agent-settings.ts";
import { start } from "../start.ts";
import { updateAgentHashes } from "../update-agent-hashes.ts";

start(async (argv, io) => updateAgentHashes(argv, io, await readAgentSettings(io.cwd)));
