import { expect, it } from "vitest";
import { fromPowerShell } from "../../src/shell/powershell.ts";

it.each([
  ["git commit -n", "git commit -n"],
  ['$env:HUSKY = "0"; git commit', 'export HUSKY="0"; git commit'],
  ["$env:HUSKY=0", "export HUSKY=0"],
  ["Set-Item -Path env:HUSKY -Value 0", "export HUSKY=0"],
  ['[Environment]::SetEnvironmentVariable("HUSKY", "0", "User")', "export HUSKY='0'"],
  ["echo $env:PATH", "echo $PATH"],
  ["& git commit", "git commit"],
  ["x; & 'git' commit", "x; 'git' commit"],
  ["git commit `\n  -n", "git commit    -n"],
  ["git co`mmit", "git co\\mmit"],
  [".git\\hooks\\pre-commit", ".git/hooks/pre-commit"],
  ["Remove-Item -Force .git/hooks/pre-commit", "rm -Force .git/hooks/pre-commit"],
  ["Rename-Item a b; Copy-Item a b", "mv a b; cp a b"],
  ["Set-Content -Path a -Value 'x'", "echo 'x' > a"],
  ["Clear-Content a", ": > a"],
  ["iex 'git commit -n'", "eval 'git commit -n'"],
])("writes '%s' as a shell would", (text, shell) => {
  expect(fromPowerShell(text)).toBe(shell);
});
