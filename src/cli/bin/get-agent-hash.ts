#!/usr/bin/env node
import { agentSettings } from "../agent-settings.ts";
import { ADVICE, getAgentHash } from "../get-agent-hash.ts";
import { start } from "../start.ts";

start((argv, io) => getAgentHash(argv, io, agentSettings(io.cwd)), ADVICE);
