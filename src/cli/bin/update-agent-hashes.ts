#!/usr/bin/env node
import { agentSettings } from "../agent-settings.ts";
import { start } from "../start.ts";
import { updateAgentHashes } from "../update-agent-hashes.ts";

start((argv, io) => updateAgentHashes(argv, io, agentSettings(io.cwd)));
