import { type Operation, operations } from "../ground/operation.ts";

const TOPIC = "git format-patch --quiet -o ../patches v1..topic";
const CLASH = "git format-patch --quiet -o ../patches v1..clash";

export const PATCHES: readonly Operation[] = [
  ...operations("am", {
    plain: `${TOPIC}; git am --quiet ../patches/*`,
    "-3": `${TOPIC}; git am --quiet -3 ../patches/*`,
    "-s": `${TOPIC}; git am --quiet -s ../patches/*`,
    "an mbox": "git format-patch --quiet --stdout v1..topic >../box; git am --quiet ../box",
    "from standard input": "git format-patch --stdout v1..topic | git am --quiet",
    "--keep-cr": `${TOPIC}; git am --quiet --keep-cr ../patches/*`,
    "--scissors": "git format-patch --stdout -1 topic >../box; git am --quiet --scissors ../box",
    "-i": `${TOPIC}; printf 'a\\n' | script -qec "git am -i ../patches/0001*" /dev/null >/dev/null`,
    "conflict, --continue": `${CLASH}; stops git am -3 ../patches/*; solve; git am --continue`,
    "conflict, --resolved without -3": `${CLASH}; stops git am ../patches/*; solve; git am --resolved`,
    "conflict, --skip": `${CLASH}; stops git am -3 ../patches/*; git am --skip`,
    "conflict, --abort": `${CLASH}; stops git am -3 ../patches/*; git am --abort`,
    "conflict, commit of one's own, --skip": `${CLASH}; stops git am -3 ../patches/*; solve
      record "fix: settle a"; git am --skip`,
  }),
  ...operations("apply", {
    "--index, commit": `git diff v1 topic | git apply --index; record "feat: apply topic"`,
    "--3way, commit": `git diff v1 topic | git apply --3way; record "feat: apply topic"`,
  }),
  ...operations("stash", {
    "push, pop": "put a.txt more; echo b >>b.txt; git stash push --quiet; git stash pop --quiet --index",
    "-u": "echo x >x.txt; git stash push --quiet -u; git stash pop --quiet",
    branch: "put a.txt more; git stash push --quiet; git stash branch hidden",
    "--keep-index, commit": `put a.txt more; echo b >>b.txt; git stash push --quiet --keep-index
      record "fix: change a more"; git stash pop --quiet`,
    "--staged, commit": `put a.txt more; git stash push --quiet --staged; put b.txt more
      record "fix: change b"; git stash pop --quiet`,
    "apply, drop": "put a.txt more; git stash push --quiet -m note; git stash apply --quiet; git stash drop --quiet",
    "create, store": "put a.txt more; git stash store -m note $(git stash create)",
  }),
];
