/** What a tool does, as far as its name tells. */
export type ToolKind = "posix" | "powershell" | "typed" | "write" | "remove" | "move" | "change" | "mcp" | "other";

/** Reads the name of a tool. Agents spell one tool many ways: `Bash`, `run_shell_command`, `str-replace-editor`. */
export function kindOf(tool: string): ToolKind {
  return KINDS.get(bare(tool)) ?? (isMcpName(tool) ? "mcp" : "other");
}

function bare(tool: string): string {
  return tool.length > LONGEST ? "" : tool.toLowerCase().replaceAll(/[^a-z\d]/g, "");
}

const LONGEST = 100;

/** `mcp__server__tool`, Gemini's `mcp_server_tool`, Cursor's `MCP:tool`, Kiro's `@server/tool`, Copilot's `github-mcp-server-tool`. */
function isMcpName(tool: string): boolean {
  return /^mcp[_:./-]|^@[^/]+\/|\w__\w|-mcp-server-/i.test(tool);
}

/**
 * Sources: the tools reference of Claude Code and Gemini CLI; openai/codex; the documentation of Cursor, Copilot, VS Code,
 * Windsurf, Cline, Kiro, opencode, Amp, Antigravity, Kimi, Hermes, Qwen Code, Factory and Augment.
 */
const NAMES: readonly (readonly [ToolKind, string])[] = [
  [
    "posix",
    `bash bashtool shell shelltool shellcommand localshell localshellcall containerexec exec execcommand execute
    executebash executecommand executeshell executecmd runcommand runcommands runshellcommand runshell runbash
    runterminalcmd runterminalcommand runinterminal terminal shellexec launchprocess`,
  ],
  ["powershell", "powershell powershelltool pwsh executepwsh runpowershell"],
  // Text for a shell that is already open.
  ["typed", "writebash writepowershell writestdin writeprocess sendtoterminal sendcommandinput"],
  // A whole file, or parts of it where the input says so.
  [
    "write",
    `write writefile writetofile create createfile savefile newfile fswrite filewrite writecode prewritecode
    edit editfile editfiles multiedit multiedittool fileedit filesedit strreplace strreplacefile strreplaceeditor
    strreplacebasededittool replace replacestringinfile multireplacestringinfile replaceinfile replacefilecontent
    multireplacefilecontent searchreplace searchandreplace applypatch applydiff patch editor texteditor fsreplace`,
  ],
  ["remove", "delete deletefile deletefiles removefile removefiles fsdelete rmfile"],
  ["move", "movefile renamefile move rename"],
  [
    "change",
    `notebookedit editnotebook editnotebookfile inserteditintofile insert insertcontent insertintofile fsappend
    appendfile appendtofile undoedit undo`,
  ],
];

const KINDS: ReadonlyMap<string, ToolKind> = new Map(
  NAMES.flatMap(([kind, names]) => names.split(/\s+/).map((name) => [name, kind] as const)),
);
