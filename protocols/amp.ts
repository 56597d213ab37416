import { isFromPlugin, readFromPlugin, replyToPlugin } from "./in-process.ts";
import type { Protocol } from "./protocol.ts";

/** Amp: https://ampcode.com/manual/plugin-api, through the plugin that init writes. */
export const amp: Protocol = {
  name: "amp",
  recognises: (payload) => isFromPlugin(payload, "amp"),
  read: (payload) => readFromPlugin(payload, () => false),
  reply: replyToPlugin,
};
