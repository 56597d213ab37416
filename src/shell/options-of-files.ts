/** Commands on files, the index and objects. The words are explained at `OptionTable`. */
export const FILE_OPTIONS: Readonly<Record<string, string>> = {
  add: `
    A,all auto-advance chmod= n,dry-run e,edit f,force ignore-errors ignore-missing ignore-removal N,intent-to-add
    inter-hunk-context=! i,interactive p,patch pathspec-file-nul pathspec-from-file= refresh renormalize resolved
    sparse U,unified=! u,update v,verbose warn-embedded-repo`,
  rm: "cached n,dry-run f,force ignore-unmatch pathspec-file-nul pathspec-from-file= q,quiet r sparse",
  mv: "n,dry-run f,force k sparse v,verbose",
  restore: `
    conflict= ignore-skip-worktree-bits ignore-unmerged inter-hunk-context=! m,merge 2,ours! overlay p,patch
    pathspec-file-nul pathspec-from-file= progress q,quiet recurse-submodules? s,source= S,staged 3,theirs!
    U,unified=! W,worktree`,
  clean: "X d n,dry-run e,exclude=! f,force i,interactive q,quiet x",
  status: `
    ahead-behind b,branch column? M,find-renames?! ignore-submodules? ignored? long no-renames z,null porcelain?
    s,short show-stash u,untracked-files? v,verbose`,
  apply: `
    3,3way C= allow-binary-replacement allow-empty allow-overlap apply binary build-fake-ancestor= cached check
    directory= exclude=! ignore-space-change ignore-whitespace inaccurate-eof include=! index N,intent-to-add no-add
    numstat ours! p= q,quiet recount reject R,reverse stat summary theirs! unidiff-zero union! unsafe-paths
    v,verbose whitespace= z`,
  "check-attr": "a,all cached source= stdin z",
  "ls-files": `
    abbrev? c,cached debug deduplicate d,deleted directory empty-directory eol error-unmatch X,exclude-from=!
    exclude-per-directory= exclude-standard! x,exclude=! f format=! full-name! i,ignored k,killed m,modified
    o,others recurse-submodules resolve-undo sparse s,stage t u,unmerged v with-tree= z`,
  "ls-tree": "abbrev? d format=! full-name full-tree l,long! name-only! name-status! object-only! r t z",
  "cat-file": `
    Z allow-unknown-type batch-all-objects! batch-check?! batch-command?! batch?! buffer e filter= filters!
    follow-symlinks mailmap p path= s t textconv! unordered use-mailmap z`,
  "hash-object": "literally no-filters path= stdin stdin-paths t= w",
  "read-tree": `
    aggressive debug-unpack n,dry-run empty exclude-per-directory=! i index-output=! m no-sparse-checkout prefix=!
    q,quiet recurse-submodules? reset super-prefix= trivial u v,verbose`,
  "update-index": `
    add g,again! cacheinfo! chmod=! clear-resolve-undo! force-remove force-untracked-cache force-write-index
    fsmonitor ignore-missing ignore-skip-worktree-entries ignore-submodules index-info! index-version= info-only
    no-assume-unchanged no-fsmonitor-valid no-skip-worktree q really-refresh! refresh! remove replace
    show-index-version split-index stdin! test-untracked-cache unmerged unresolve! untracked-cache verbose z`,
  "write-tree": "ignore-cache-tree missing-ok prefix=",
  "merge-tree": `
    allow-unrelated-histories! merge-base= messages name-only! quiet! stdin! X,strategy-option= trivial-merge!
    write-tree! z`,
  "merge-file": "L= diff-algorithm=! diff3 marker-size= object-id ours q,quiet p,stdout theirs union zdiff3",
  mktree: "batch missing z",
  "interpret-trailers": `
    if-exists= if-missing= in-place no-divider only-input only-trailers parse! trailer= trim-empty unfold where=`,
  fsck: `
    cache connectivity-only dangling full lost-found name-objects progress references reflogs root strict tags
    unreachable v,verbose`,
  gc: `
    aggressive auto cruft detach expire-to= force keep-largest-pack max-cruft-size=! prune? q,quiet
    skip-foreground-tasks`,
  prune: "n,dry-run exclude-promisor-objects expire= progress v,verbose",
  "pack-refs": "all auto exclude= include= prune",
  repack: `
    A F a combine-cruft-below-size=! cruft cruft-expiration= d i,delta-islands depth= expire-to= f filter-to=
    filter= g,geometric= keep-pack= k,keep-unreachable l,local max-cruft-size=! max-pack-size= n name-hash-version=
    pack-kept-objects path-walk q,quiet threads= unpack-unreachable= window-memory= window= b,write-bitmap-index
    m,write-midx?`,
  "verify-commit": "raw v,verbose",
  "verify-tag": "format= raw v,verbose",
  stage: "@add",
  "fsck-objects": "@fsck",
  "sparse-checkout": ":sub",
  "sparse-checkout init": "cone sparse-index",
  "sparse-checkout list": "",
  "sparse-checkout set": "cone skip-checks! sparse-index stdin!",
  "sparse-checkout add": "",
  "sparse-checkout reapply": "",
  "sparse-checkout disable": "",
  "sparse-checkout check-rules": "cone rules-file= z",
  "unpack-objects": ":exact n q r strict max-input-size?",
  var: ":exact l",
  "fast-import": `
    :exact force quiet stats done relative-marks allow-unsafe-features date-format? max-pack-size?
    big-file-threshold? depth? active-branches? export-marks? import-marks? import-marks-if-exists?
    export-pack-edges? cat-blob-fd? signed-commits? signed-tags?`,
  "fast-export": `
    anonymize anonymize-map=! export-marks= fake-missing-tagger full-tree import-marks-if-exists= import-marks=
    mark-tags no-data progress= reencode= reference-excluded-parents refspec= show-original-ids signed-commits=
    signed-tags= tag-of-filtered-object= use-done-feature`,
};
