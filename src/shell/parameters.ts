import { UNKNOWN } from "../core/command.ts";
import { elementOf } from "./arrays.ts";
import type { Shell } from "./shell-state.ts";

/** The values that a parameter stands for: one, or as many as `$@` has. Null where nobody can know. */
export type Values = readonly string[] | null;

/** `$name` and `${name}`, without an operation. */
export function readParameter(shell: Shell, name: string): Values {
  const special = SPECIAL[name];
  if (special !== undefined) return special(shell);
  if (/^\d+$/.test(name)) return positional(shell, Number(name));
  const variable = shell.variables.get(shell.references.get(name) ?? name);
  if (variable !== undefined) return variable.isArray ? elementOf(variable, "0") : variable.values;
  const usual = USUAL[name];
  return usual === undefined ? null : [usual];
}

const SPECIAL: Readonly<Record<string, (shell: Shell) => Values>> = {
  "@": ({ parameters }) => parameters,
  "*": ({ parameters }) => parameters,
  "#": ({ parameters }) => [String(parameters.length)],
  PWD: ({ folder }) => [folder],
  "?": ({ status }) => (status === "success" ? ["0"] : null),
  "-": () => null,
  $: () => null,
  "!": () => null,
};

function positional({ parameters, variables }: Shell, number: number): Values {
  if (number === 0) return variables.get("0")?.values ?? ["bash"];
  const value = parameters[number - 1];
  return value === undefined ? [] : [value];
}

/** What these variables begin with on every machine; of the home folder its name in paths. */
const USUAL: Readonly<Record<string, string>> = {
  HOME: "~",
  IFS: " \t\n",
  SHELL: "/bin/bash",
  BASH: "/bin/bash",
  PATH: `/usr${UNKNOWN}`,
  OLDPWD: `/${UNKNOWN}`,
};
