import type { Program, Run } from "./run.ts";
import type { Shell } from "./shell-state.ts";

/**
 * A PowerShell command as a POSIX shell would write it, as far as commands of git and variables go: `$env:HUSKY = "0"`
 * is an export, a backtick escapes, `& git` is git.
 */
export function fromPowerShell(text: string): string {
  return (
    text
      .replaceAll(/&[ \t]*\{([^{}]*)\}/g, "$1")
      // In double quotes, the shell outside has taken "$env" away.
      .replaceAll(/(^|[;&|][ \t]*)\u{FFFF}:(\w+)\s*=\s*([^\s;]+)/gu, "$1export $2=$3")
      .replaceAll(/\$env:(\w+)\s*=\s*("[^"]*"|'[^']*'|[^\s;]+)/gi, "export $1=$2")
      .replaceAll(/\bSet-Item\s+(?:-Path\s+)?env:[\\/]?(\w+)\s+(?:-Value\s+)?("[^"]*"|'[^']*'|\S+)/gi, "export $1=$2")
      .replaceAll(
        /\[(?:System\.)?Environment\]::SetEnvironmentVariable\(\s*["'](\w+)["']\s*,\s*["']([^"']*)["'][^)]{0,80}\)/gi,
        "export $1='$2'",
      )
      .replaceAll(/\$env:(\w+)/gi, "$$$1")
      .replaceAll(/(^|[;|&{\n][ \t]*)&[ \t]*(?=["'\w])/g, "$1")
      .replaceAll(/(?<=[\w.])\\(?=[\w.*])/g, "/")
      .replaceAll(
        /\b(?:Set-Content|Out-File)\s+(?:-(?:Path|FilePath)\s+)?(\S+)\s+(?:-Value\s+)?("[^"]*"|'[^']*'|\S+)/gi,
        "echo $2 > $1",
      )
      .replaceAll(/\bClear-Content\s+(?:-Path\s+)?(\S+)/gi, ": > $1")
      .replaceAll(/\bAdd-Content\s+(?:-Path\s+)?(\S+)\s+(?:-Value\s+)?("[^"]*"|'[^']*'|\S+)/gi, "echo $2 >> $1")
      .replaceAll(/`\n/g, " ")
      .replaceAll(/`([^\n])/g, String.raw`\$1`)
      .replaceAll(/\b(?:Remove-Item|ri)\b/gi, "rm")
      .replaceAll(/\b(?:Move-Item|Rename-Item)\b/gi, "mv")
      .replaceAll(/\bCopy-Item\b/gi, "cp")
      .replaceAll(/\b(?:Invoke-Expression|iex)\b/gi, "eval")
  );
}

const NAMES: ReadonlySet<string> = new Set(["powershell", "pwsh", "cmd"]);

/** `pwsh -Command …`, `powershell -EncodedCommand …`, `cmd /c …`. Null where it is none of these, or runs a file. */
export function runPowerShell({ name, args }: Program, shell: Shell, run: Run): readonly Shell[] | null {
  if (!NAMES.has(name.toLowerCase())) return null;
  const encoded = args.findIndex((arg) => /^[-/](?:e|ec|enc\w*)$/i.test(arg));
  if (encoded !== -1) return run.runText(fromPowerShell(decode(args[encoded + 1] ?? "")), shell);
  const at = args.findIndex((arg) => /^(?:[-/]c(?:ommand)?|\/k)$/i.test(arg));
  if (at === -1) return null;
  const text = args.slice(at + 1).join(" ");
  return run.runText(name.toLowerCase() === "cmd" ? fromCmd(text) : fromPowerShell(text), shell);
}

/** UTF-16, little-endian, in Base64. */
function decode(text: string): string {
  try {
    return atob(text).replaceAll("\0", "");
  } catch {
    return "";
  }
}

function fromCmd(text: string): string {
  return text
    .replaceAll(/\bset\s+"?(\w+)=([^"&|]*?)\s*(?="|&|\||$)"?/gi, "export $1='$2'")
    .replaceAll(/(^|[^&])&(?!&)/g, "$1;")
    .replaceAll(/(?<=[\w.])\\(?=[\w.*])/g, "/")
    .replaceAll(/\^([^])/g, "$1");
}
