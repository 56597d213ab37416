import fc from "fast-check";
import { statement } from "./arbitrary-statement.ts";
import { setting } from "./arbitrary-setting.ts";

/**
 * Straight pieces of bash in which everything is known: they set variables, arrays, parameters, functions, expand them
 * in every way that bash has, and hand the words to `probe`.
 */
export function arbitrarySnippet(): fc.Arbitrary<string> {
  const settings = fc.array(fc.oneof(setting(), setting(), shellSetting()), { minLength: 2, maxLength: 5 });
  const statements = fc.array(statement(3), { minLength: 1, maxLength: 4 });
  return fc.tuple(settings, statements).map(([one, other]) => [...PREPARED, ...one, ...other, "probe end"].join("\n"));
}

const PREPARED = [
  "x=abc y='a b' z= i=2 j=10; unset v k l w u n",
  "a=(one 'two 3' four)",
  "declare -A m=([k]=v ['a b']=w)",
  "set -- p 'q r' ''",
];

function shellSetting(): fc.Arbitrary<string> {
  return fc.constantFrom("IFS=:", "IFS=', '", "unset IFS", "IFS=$' \\t\\n'", ":");
}
