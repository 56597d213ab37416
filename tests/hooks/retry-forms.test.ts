import { afterAll, beforeAll, expect, it } from "vitest";
import { type Bundle, bundleProgram, createTwins } from "../support/twin-repo.ts";

let bundle: Bundle;
beforeAll(async () => {
  bundle = await bundleProgram();
});
afterAll(() => bundle[Symbol.dispose]());

interface Form {
  readonly name: string;
  /** What both repositories are made of, after the history of twin-repo.ts. */
  readonly setup?: string;
  /** The command that is refused for want of a sign-off. */
  readonly refused: string;
  /** The command as it should have been: with `-s` unless told. */
  readonly repaired?: string;
  readonly folder?: string;
  /** For the large run only. */
  readonly isLong?: true;
}

const STAGED = "echo 3 > a; git add a; echo 4 > b";
const MESSAGE = "-m 'feat: three' -m 'Body.' -m 'Assisted-By: none'";
const SIDE = `git checkout -q -b topic HEAD~; echo 7 > b; git commit -qam 'feat: side'; git checkout -q main`;
const CONFLICT = `git checkout -q -b topic HEAD~; echo 7 > a; git add a; by Eve 1555555555 'feat: side'; git checkout -q main`;
const RESOLVED = "echo 8 > a; git add a";
const MERGE = "git merge -q --no-ff -m 'feat: bring it in' -m 'Assisted-By: none'";

const SIGN_OFF = "Signed-off-by: Ada Author <ada@example.com>";

const FORMS: readonly Form[] = [
  { name: "what is staged", setup: STAGED, refused: `git commit -q ${MESSAGE}` },
  { name: "all", setup: STAGED, refused: `git commit -qa ${MESSAGE}` },
  {
    name: "one path, in a folder",
    setup: `${STAGED}; echo 5 > sub/c`,
    refused: `git commit -q ${MESSAGE} c`,
    folder: "sub",
  },
  { name: "an amended commit", setup: STAGED, refused: `git commit -q --amend ${MESSAGE}` },
  {
    name: "an amended commit without an editor",
    setup: `${STAGED}; git commit -q --amend ${MESSAGE}`,
    refused: "git commit -aq --amend --no-edit",
    isLong: true,
  },
  {
    name: "an amended commit with its author reset",
    setup: STAGED,
    refused: `git commit -q --amend --reset-author ${MESSAGE}`,
    isLong: true,
  },
  {
    name: "an author, a date",
    setup: STAGED,
    refused: `git commit -q --author='Zoë <z@example.com>' --date='@1333333333 +0200' ${MESSAGE}`,
    isLong: true,
  },
  {
    name: "an author, dates of the environment",
    setup: STAGED,
    refused: `GIT_AUTHOR_NAME=Fay GIT_AUTHOR_DATE='@1333333333 +0200' GIT_COMMITTER_DATE='@1344444444 +0000' git commit -q ${MESSAGE}`,
  },
  {
    name: "the message of another commit",
    setup: `${STAGED}; GIT_AUTHOR_NAME=Dan GIT_AUTHOR_DATE='@1444444444 -0330' git commit -q ${MESSAGE}; echo 6 > a; git add a`,
    refused: "git commit -q -C HEAD",
  },
  {
    name: "an amended commit with the message, date of another",
    setup: `GIT_AUTHOR_NAME=Dan GIT_AUTHOR_DATE='@1444444444 -0330' git commit -q --allow-empty ${MESSAGE}; git reset -q HEAD~; echo 6 > a; git add a`,
    refused: "git commit -q --amend --author='Gus <g@example.com>' -C main@{1}",
    isLong: true,
  },
  {
    name: "another's message as one's own",
    setup: `${STAGED}; GIT_AUTHOR_NAME=Dan git commit -q ${MESSAGE}; echo 6 > a; git add a`,
    refused: "git commit -q -C HEAD --reset-author",
    isLong: true,
  },
  { name: "a merge", setup: SIDE, refused: `${MERGE} topic`, repaired: `${MERGE} --signoff topic` },
  {
    name: "a merge with conflicts, included paths",
    setup: `${CONFLICT}; ! git merge -q topic >&2; ${RESOLVED}; echo 9 > b`,
    refused: `git commit -q -i ${MESSAGE} b`,
    isLong: true,
  },
  {
    name: "a cherry-pick with conflicts",
    setup: `${CONFLICT}; ! git cherry-pick topic >&2; ${RESOLVED}`,
    refused: `git commit -q ${MESSAGE}`,
    isLong: true,
  },
  {
    name: "a revert with conflicts",
    setup: `echo 3 > a; git add a; by Eve 1555555555 'feat: three'; ! git revert --no-edit HEAD~ >&2; ${RESOLVED}`,
    refused: `git commit -q ${MESSAGE}`,
    isLong: true,
  },
  { name: "a fixup", setup: STAGED, refused: "git commit -q --fixup=HEAD -m 'Assisted-By: none'", isLong: true },
  {
    name: "a squash",
    setup: STAGED,
    refused: "git commit -q --squash HEAD -m 'feat: more' -m 'Assisted-By: none'",
    isLong: true,
  },
  {
    name: "a fixup that amends",
    setup: STAGED,
    refused: `GIT_EDITOR=../append TEXT='Assisted-By: none' git commit -q --fixup amend:HEAD`,
    repaired: `GIT_EDITOR=../append TEXT='Assisted-By: none\\n${SIGN_OFF}' git commit -q --fixup amend:HEAD`,
    isLong: true,
  },
  {
    name: "a fixup that rewords",
    setup: STAGED,
    refused: `GIT_EDITOR=../append TEXT='Assisted-By: none' git commit -q --fixup=reword:HEAD`,
    repaired: `GIT_EDITOR=../append TEXT='Assisted-By: none\\n${SIGN_OFF}' git commit -q --fixup=reword:HEAD`,
  },
  {
    name: "a signed commit",
    setup: STAGED,
    refused: `git -c gpg.program=../sign commit -q -S ${MESSAGE}`,
    isLong: true,
  },
  { name: "an empty commit", refused: `git commit -q --allow-empty ${MESSAGE}`, isLong: true },
  {
    name: "trailers of the command line",
    setup: STAGED,
    refused: "git commit -q -m 'feat: x' --trailer 'Assisted-By: none'",
    repaired: `git commit -q -m 'feat: x' --trailer 'Assisted-By: none' --trailer '${SIGN_OFF}'`,
    isLong: true,
  },
  {
    name: "a clean-up of the command line",
    setup: `${STAGED}; printf 'feat: x\\n\\n\\n# text  \\n\\nAssisted-By: none' > ../message`,
    refused: "git commit -q --cleanup=verbatim -F ../message",
    isLong: true,
  },
  {
    name: "paths of a file",
    setup: `${STAGED}; printf 'sub/c\\0b\\0' > ../list; echo 5 > sub/c`,
    refused: `git commit -q ${MESSAGE} --pathspec-from-file=../list --pathspec-file-nul`,
    isLong: true,
  },
  {
    name: "literal paths, settings of the command line",
    setup: `${STAGED}; echo 1 > 'x*'; echo 1 > xy; git add .; git commit -qm x; echo 2 > 'x*'; echo 2 > xy`,
    refused: `git --literal-pathspecs -c user.name=Hal -c i18n.commitEncoding=ISO-8859-1 commit -q ${MESSAGE} 'x*'`,
    isLong: true,
  },
  {
    name: "another index",
    setup: `${STAGED}; cp .git/index ../other; git add b`,
    refused: `GIT_INDEX_FILE=$PWD/../other git commit -q ${MESSAGE}`,
    isLong: true,
  },
  {
    name: "an alias",
    setup: `${STAGED}; git config alias.ci 'commit -qa'`,
    refused: `git ci ${MESSAGE}`,
    isLong: true,
  },
  {
    name: "a message of the editor, with comments, a diff below scissors",
    setup: STAGED,
    refused: "GIT_EDITOR=../insert TEXT='feat: three\\n\\nAssisted-By: none' git commit -q -v",
    repaired: `GIT_EDITOR=../insert TEXT='feat: three\\n\\nAssisted-By: none\\n${SIGN_OFF}' git commit -q -v`,
  },
  {
    name: "bytes that are not UTF-8",
    setup: `echo 1 > "$(printf 'caf\\351')"; git add .; git commit -qm x; echo 2 > "$(printf 'caf\\351')"; echo 3 > a`,
    refused: `git commit -q --author="$(printf 'Ren\\351') <r@example.com>" ${MESSAGE} "$(printf 'caf\\351')"`,
  },
  {
    name: "before the first commit",
    setup: "git checkout -q --orphan new; git rm -q --cached b",
    refused: `git commit -q ${MESSAGE}`,
    isLong: true,
  },
  {
    name: "what a detached HEAD has",
    setup: `git checkout -q --detach; ${STAGED}`,
    refused: `git commit -q ${MESSAGE}`,
    isLong: true,
  },
];

it.each(FORMS.filter(({ isLong }) => isLong !== true || process.env["LONG"]))(
  "commits $name again as it was meant",
  async (form) => {
    const { setup = "", refused, repaired = `${refused} -s`, folder } = form;
    await using twins = await createTwins(bundle.program, setup);
    const { guarded, plain } = twins;
    const before = guarded.state();
    const first = guarded.run(refused, folder);
    expect(first).toMatchObject({ code: expect.any(Number), err: expect.stringContaining("[signed-off]") });
    expect(first.code).not.toBe(0);
    expect(guarded.state()["commit"]).toBe(before["commit"]);

    expect(guarded.run("$GUARD retry -s", folder)).toMatchObject({ code: 0, out: "" });
    expect(plain.run(repaired, folder)).toMatchObject({ code: 0 });
    expect(guarded.state()).toEqual(plain.state());
    expect(guarded.run("ls .git/commit-guard").out).toBe("");
  },
);
