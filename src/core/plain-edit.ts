import type { FileChange } from "./command.ts";
import type { GuardedKind } from "./guarded-files.ts";

/**
 * Whether a change whose outcome nobody computed is plain to read all the same: words that sed replaces by other words,
 * none of which has to do with the hooks, or a link to a hook that the project keeps.
 */
export function isPlainEdit(kind: GuardedKind, { kind: how, path, text }: FileChange): boolean {
  if (how === "link") return kind === "hook" && linksHook(path, text);
  const weighty = WEIGHTY[kind];
  return how === "edit" && weighty !== undefined && substitutes(text, weighty);
}

function substitutes(text: string, weighty: RegExp): boolean {
  const script = SED.exec(text)?.groups?.["script"] ?? "";
  const words = SUBSTITUTION.exec(script)?.groups;
  if (words === undefined || silences(words)) return false;
  return !weighty.test(`${words["from"]}\n${words["to"]}`);
}

/** A command that only talks takes the place of one that does something. */
function silences({ from = "", to = "" }: Readonly<Record<string, string>>): boolean {
  return TALKING.test(to) && !TALKING.test(from);
}

const TALKING = /^\s*(?:echo|printf|cat|sleep)\b/;

/** `sed -i [-E] [-e] s/from/to/g file`, as words joined by blanks, quoted or not. Source: sed(1). */
const SED = /^sed\s+(?:(?:-[inEr]+|--in-place|-e)\s+)+(?<quote>['"]?)(?<script>s.*[^\s'"])\k<quote>\s+\S+$/;
const SUBSTITUTION =
  /^s(?<sign>[^\w\s])(?<from>(?:\\.|(?!\k<sign>)[^\\])+)\k<sign>(?<to>(?:\\.|(?!\k<sign>)[^\\])+)\k<sign>[gI\d]*$/;

/** Words by which a substitution could take something away; of kinds that are not here every edit counts. */
const WEIGHTY: Partial<Readonly<Record<GuardedKind, RegExp>>> = {
  hook: /commit-guard|exit|true|false|[#^$&*:;|\\.]|^\s*$/im,
  "git-config": /hook|include|core|path|[\\^$*[\]]/i,
  "agent-settings": /commit-guard|hook|matcher|command|tool|bash|shell|edit|write|[\\^$*]/i,
};

/** The project keeps the hook under its own name, in a folder that is not the system's. */
function linksHook(path: string, text: string): boolean {
  const [program, target = ""] = text.split(/\s+/).filter((word) => !word.startsWith("-"));
  const event = path.slice(path.lastIndexOf("/") + 1);
  const name = target.slice(target.lastIndexOf("/") + 1).replace(/\.\w+$/, "");
  return program === "ln" && name === event && !target.startsWith("/");
}
