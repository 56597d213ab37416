/** Commands that show history. The words are explained at `OptionTable`. */
export const READING_OPTIONS: Readonly<Record<string, string>> = {
  "@diff": `
    G= O= R S= abbrev? anchored= binary B,break-rewrites? check color-moved-ws= color-moved? color-words? color?
    compact-summary cumulative default-prefix diff-algorithm= diff-filter= dirstat-by-file? X,dirstat? dst-prefix=
    exit-code ext-diff find-copies-harder C,find-copies? find-object= M,find-renames? follow full-index
    W,function-context histogram w,ignore-all-space ignore-blank-lines ignore-cr-at-eol I,ignore-matching-lines=
    ignore-space-at-eol b,ignore-space-change ignore-submodules? indent-heuristic inter-hunk-context=
    D,irreversible-delete ita-invisible-in-index ita-visible-in-index l= line-prefix= max-depth= minimal name-only
    name-status s,no-patch no-prefix no-renames numstat output-indicator-context= output-indicator-new=
    output-indicator-old= output= p,patch patch-with-raw patch-with-stat patience pickaxe-all pickaxe-regex quiet
    raw relative? rename-empty rotate-to= shortstat skip-to= src-prefix= stat-count= stat-graph-width=
    stat-name-width= stat-width= stat? submodule? summary a,text textconv u U,unified? word-diff-regex= word-diff?
    ws-error-highlight= z`,
  "@revisions": `
    n,max-count= skip= since= since-as-filter= after= until= before= max-age= min-age= author= committer= grep=
    grep-reflog= E,extended-regexp F,fixed-strings i,regexp-ignore-case P,perl-regexp invert-grep all-match
    min-parents? max-parents? branches? tags? remotes? glob= exclude= exclude-hidden= encoding= date= format?
    pretty? show-notes? notes? diff-merges= ancestry-path? filter? all merges no-merges first-parent reverse oneline
    graph follow g,walk-reflogs c m r t`,
  diff: ":exact @diff cached staged merge-base no-index ours theirs base cc",
  "diff-tree": ":exact @diff @revisions stdin root v s cc always no-commit-id",
  "diff-index": ":exact @diff cached merge-base m",
  "diff-files": ":exact @diff ours theirs base cc c q",
  log: `
    :exact @diff @revisions L= clear-decorations! decorate-refs-exclude= decorate-refs= decorate? i-still-use-this
    mailmap q,quiet source use-mailmap`,
  show: "@log",
  whatchanged: "@log",
  "rev-list": `
    :exact @diff @revisions abbrev-commit bisect bisect-all bisect-vars children count date-order disk-usage?
    header= left-right no-max-parents no-min-parents object-names objects= parents remove-empty sparse stdin
    topo-order unpacked`,
  "format-patch": `
    :exact @diff @revisions add-header= attach? base= cc= commit-list-format= cover-from-description= cover-letter
    creation-factor= description-file= filename-max-length= force-in-body-from from? ignore-if-in-upstream
    in-reply-to= inline?! interdiff= k,keep-subject! no-binary N,no-numbered! p,no-stat! n,numbered numbered-files
    o,output-directory=! progress q,quiet range-diff= v,reroll-count= rfc? signature-file= signature= s,signoff
    start-number= stdout subject-prefix=! suffix= thread? to= zero-commit`,
  "range-diff": `
    :exact @diff creation-factor= no-dual-color left-only right-only max-memory= diff-merges= notes? remerge-diff`,
  shortlog: ":exact @revisions c,committer e,email group= n,numbered s,summary w?",
  reflog: ":sub @log",
  "reflog show": "@log",
  "reflog expire": `
    all n,dry-run expire-unreachable=! expire=! rewrite single-worktree stale-fix updateref verbose`,
  "reflog delete": "n,dry-run rewrite updateref verbose",
  "reflog exists": "",
  "reflog list": "",
  blame: `
    C? L= M? S= abbrev? b c color-by-age color-lines contents= diff-algorithm=! ignore-rev= ignore-revs-file=
    incremental l line-porcelain minimal p,porcelain progress root s score-debug e,show-email f,show-name
    n,show-number show-stats t w`,
  annotate: "@blame",
  describe: `
    abbrev? all always broken? candidates= contains debug dirty? exact-match exclude= first-parent long match= tags`,
  "for-each-ref": `
    color? contains=! count= exclude= format= ignore-case include-root-refs merged=! no-contains=! no-merged=!
    omit-empty p,perl points-at= python s,shell sort= start-after= stdin tcl`,
  grep: `
    H I A,after-context= all-match and! G,basic-regexp B,before-context= break cached color? column C,context=
    c,count e= exclude-standard ext-grep E,extended-regexp f= l,files-with-matches L,files-without-match
    F,fixed-strings full-name W,function-context h heading i,ignore-case v,invert-match n,line-number m,max-count=
    max-depth=! name-only no-index not! z,null o,only-matching O,open-files-in-pager? or P,perl-regexp q,quiet
    recurse-submodules r,recursive p,show-function a,text textconv threads= untracked w,word-regexp`,
  "show-ref": "abbrev? branches d,dereference exclude-existing?! exists s,hash? head heads q,quiet tags verify",
  "merge-base": "a,all fork-point! independent! is-ancestor! octopus!",
  "name-rev": "all always annotate-stdin exclude= name-only peel-tag refs= stdin tags undefined",
  cherry: "abbrev? v,verbose",
  difftool: `
    :exact @diff d,dir-diff x,extcmd= g,gui no-index y,no-prompt symlinks tool-help t,tool= trust-exit-code`,
  mergetool: ":exact t,tool= tool-help y,no-prompt prompt g,gui O?",
  "rev-parse": `
    :exact git-path= prefix= default= resolve-git-dir= short? abbrev-ref? path-format? glob? exclude? branches?
    tags? remotes? since? after? until? before? show-object-format? disambiguate?`,
};
