#!/usr/bin/env node
import { readAgentSettings } from "../agent-settings.ts";
import { getAgentHash } from "../get-agent-hash.ts";
import { start } from "../start.ts";

start(async (argv, io) => getAgentHash(argv, io, await readAgentSettings(io.cwd)));
