/** What an agent is about to do, whatever its own protocol calls it. */
export interface ToolCall {
  /** As the agent names it: `Bash`, `run_shell_command`, `mcp__github__push_files`. */
  readonly tool: string;
  /** Where the agent stands: an absolute path; null where the payload does not tell. */
  readonly folder: string | null;
  /** All it would do: empty when it runs no command and changes no file. One tool of an MCP server may count twice. */
  readonly actions: readonly ToolAction[];
}

export type ToolAction =
  | { readonly kind: "shell"; readonly command: string; readonly shell: "posix" | "powershell" }
  | { readonly kind: "edit"; readonly edits: readonly FileEdit[] }
  /** A tool of an MCP server; its input as JSON. */
  | { readonly kind: "mcp"; readonly input: string };

/** One file that a tool changes. Paths as the agent gave them. */
export type FileEdit =
  | { readonly path: string; readonly kind: "write"; readonly content: string }
  | { readonly path: string; readonly kind: "replace"; readonly replacements: readonly Replacement[] }
  /** Changed in a way that only the agent knows. */
  | { readonly path: string; readonly kind: "unknown" }
  | { readonly path: string; readonly kind: "remove" }
  | { readonly path: string; readonly kind: "move"; readonly to: string };

/** Never of nothing: what replaces nothing is written, or unknown. */
export interface Replacement {
  readonly from: string;
  readonly to: string;
  readonly isAll: boolean;
}

/** What the guard answers. `say` is what the agent reads; empty when there is nothing to say. */
export interface GuardAnswer {
  readonly verdict: "allow" | "ask" | "deny";
  readonly say: string;
}

/** What the guard's process prints, and the code it ends with. */
export interface Reply {
  readonly out: string;
  readonly err: string;
  readonly code: 0 | 2;
}
