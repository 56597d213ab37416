import fc from "fast-check";
import { printing } from "./arbitrary-printing.ts";
import { quoted } from "./arbitrary-text.ts";
import { argument, name } from "./arbitrary-word.ts";

/** What changes the shell: variables, arrays, parameters, attributes. */
export function setting(): fc.Arbitrary<string> {
  return fc.oneof(
    fc
      .tuple(
        name,
        argument().filter((text) => !text.includes("@")),
      )
      .map(([one, text]) => `${one}=${text}`),
    fc.tuple(name, quoted()).map(([one, text]) => `${one}+=${text}`),
    fc.array(argument(), { maxLength: 3 }).map((words) => `a=(${words.join(" ")})`),
    argument().map((text) => `a+=(${text})`),
    fc.tuple(fc.constantFrom("0", "1", "i", "5", "-1"), quoted()).map(([index, text]) => `a[${index}]=${text}`),
    quoted().map((text) => `m[k]=${text}`),
    fc.array(argument(), { maxLength: 3 }).map((words) => `set -- ${words.join(" ")}`),
    fc.constantFrom(
      "shift",
      "unset 'a[1]'",
      "unset v",
      "n=x",
      "declare -i k=i+2",
      "(( i++ ))",
      "let i+=3",
      "declare -u u=abc",
      "export v=1",
      "readonly r=1",
      "declare -n n=y",
    ),
    fc.tuple(name, printing()).map(([one, text]) => `${one}=$(${text})`),
    fc
      .tuple(fc.constantFrom("x", "-r x", "x y", "-ra a", "-r x y v", "-a a"), quoted())
      .map(([names, text]) => `read ${names} <<< ${text}`),
    printing().map((text) => `mapfile -t a < <(${text})`),
  );
}
