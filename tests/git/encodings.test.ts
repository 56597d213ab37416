import { spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { readFacts } from "../support/git-facts.ts";
import { createRepo, type Repo } from "../support/repo.ts";

const OBJECTS: Readonly<Record<string, { readonly encoding: string | null; readonly message: string }>> = {
  "UTF-8": { encoding: null, message: "feat: \xc3\xa9t\xc3\xa9\n\nbody \xe2\x82\xac\n" },
  "latin1 with its header": { encoding: "ISO-8859-1", message: "feat: \xe9t\xe9\n" },
  "windows-1252 with its header": { encoding: "windows-1252", message: "feat: \x80\x93\n" },
  "Shift_JIS with its header": { encoding: "Shift_JIS", message: "feat: \x93\xfa\x96{\n" },
  "a byte order mark": { encoding: null, message: "\xef\xbb\xbffeat: mark\n" },
  "line ends of Windows": { encoding: null, message: "feat: ends\r\n\r\nSigned-off-by: A <a@example.com>\r\n" },
  "a NUL": { encoding: null, message: "feat: nul\n\nbody\n\0\nSigned-off-by: A <a@example.com>\n" },
  "no message": { encoding: null, message: "" },
};

/** Stores the bytes as they are, the author's name in the same encoding. */
function store(repo: Repo, { encoding, message }: (typeof OBJECTS)[string]): string {
  const headers = [
    `tree ${repo.git("hash-object", "-w", "-t", "tree", "/dev/null")}`,
    "author Ada <ada@example.com> 0 +0000",
    "committer Ada <ada@example.com> 0 +0000",
    ...(encoding === null ? [] : [`encoding ${encoding}`]),
  ];
  const input = Buffer.from(`${headers.join("\n")}\n\n${message}`, "latin1");
  const args = ["hash-object", "-t", "commit", "-w", "--stdin", "--literally"];
  return spawnSync("git", args, { cwd: repo.root, env: repo.env, input }).stdout.toString().trim();
}

describe("a message", () => {
  it.each(Object.entries(OBJECTS))("is read as git log shows it: %s", async (_name, object) => {
    await using repo = await createRepo();
    const id = store(repo, object);
    const [facts] = await readFacts(repo.root, [id]);
    const show = (format: string): string => repo.git("log", "-1", "--encoding=UTF-8", `--format=${format}`, id);
    expect(facts?.message.subject).toBe(show("%s"));
    expect(facts?.message.trailers.map(({ token, value }) => `${token}: ${value}`).join("\n")).toBe(
      show("%(trailers:only,unfold)").trimEnd(),
    );
  });

  it("that is not what it says is taken for latin1, and nothing is lost", async () => {
    await using repo = await createRepo();
    const [facts] = await readFacts(repo.root, [store(repo, { encoding: null, message: "feat: \xff\xe9\n" })]);
    expect(facts?.message.subject).toBe("feat: \u00ff\u00e9");
  });
});
