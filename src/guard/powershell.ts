/**
 * A PowerShell command as a POSIX shell would write it, as far as commands of git and variables go: `$env:HUSKY = "0"`
 * is an export, a backtick escapes, `& git` is git.
 */
export function fromPowerShell(text: string): string {
  return text
    .replaceAll(/\$env:(\w+)\s*=\s*("[^"]*"|'[^']*'|[^\s;]+)/gi, "export $1=$2")
    .replaceAll(/\bSet-Item\s+(?:-Path\s+)?env:[\\/]?(\w+)\s+(?:-Value\s+)?("[^"]*"|'[^']*'|\S+)/gi, "export $1=$2")
    .replaceAll(
      /\[(?:System\.)?Environment\]::SetEnvironmentVariable\(\s*["'](\w+)["']\s*,\s*["']([^"']*)["'][^)]*\)/gi,
      "export $1='$2'",
    )
    .replaceAll(/\$env:(\w+)/gi, "$$$1")
    .replaceAll(/(^|[;|&{\n]\s*)&\s*(?=["'\w])/g, "$1")
    .replaceAll(/`\n/g, " ")
    .replaceAll(/`([^\n])/g, String.raw`\$1`)
    .replaceAll(/\b(?:Remove-Item|ri)\b/gi, "rm")
    .replaceAll(/\b(?:Move-Item|Rename-Item)\b/gi, "mv")
    .replaceAll(/\bCopy-Item\b/gi, "cp")
    .replaceAll(/\b(?:Invoke-Expression|iex)\b/gi, "eval");
}
