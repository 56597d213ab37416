import { firstText, isList, isText, type Json, type JsonObject, valueOf } from "./json.ts";
import { quoteWords } from "./words.ts";

/** The command line in the input of a shell tool; null where there is none. */
export function readCommand(input: JsonObject): string | null {
  const key = COMMANDS.find((name) => valueOf(input, name) !== undefined);
  const value = key === undefined ? undefined : valueOf(input, key);
  if (isText(value)) {
    return withArguments(value, input);
  }
  return key !== undefined && isList(value) ? joined(key, value) : null;
}

/** Text that goes to a shell which is already open. */
export function readTyped(input: JsonObject): string | null {
  return firstText(input, TYPED);
}

/** The folder that a tool's own input asks for; relative to where the agent stands, or absolute. */
export function readFolder(input: JsonObject): string | null {
  const folder = firstText(input, FOLDERS);
  return folder === null || folder.trim() === "" ? null : folder;
}

const COMMANDS = ["command", "cmd", "CommandLine", "commandLine", "command_line", "script", "commands", "argv"];
const TYPED = ["input", "chars", "input_text", "Input", "command", "text"];
const FOLDERS = [
  "workdir",
  "working_directory",
  "workingDirectory",
  "WorkingDirectory",
  "cwd",
  "Cwd",
  "dir_path",
  "directory",
];

/** `{"command": "git", "args": ["commit", "-n"]}`, as servers that start programs take it. */
function withArguments(command: string, input: JsonObject): string {
  const args = valueOf(input, "args");
  const words = isList(args) ? args.filter(isText) : [];
  return words.length === 0 ? command : `${command} ${quoteWords(words)}`;
}

/** A list of words is one command; under the name `commands` it is one command each. */
function joined(key: string, values: readonly Json[]): string | null {
  const words = values.filter(isText);
  if (words.length !== values.length || words.length === 0) {
    return null;
  }
  return key === "commands" ? words.join("\n") : quoteWords(words);
}
