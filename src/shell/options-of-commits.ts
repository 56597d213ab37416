/** Commands that make commits or move branches. The words are explained at `OptionTable`. */
export const COMMIT_OPTIONS: Readonly<Record<string, string>> = {
  commit: `
    ahead-behind a,all allow-empty allow-empty-message amend author= branch cleanup= date= dry-run e,edit F,file=
    fixup= S,gpg-sign? i,include inter-hunk-context=! interactive long m,message= no-post-rewrite n,no-verify z,null
    o,only p,patch pathspec-file-nul pathspec-from-file= porcelain q,quiet c,reedit-message= reset-author
    C,reuse-message= short s,signoff squash= status t,template= trailer= U,unified=! u,untracked-files? v,verbose`,
  merge: `
    abort allow-unrelated-histories autostash cleanup= commit compact-summary continue e,edit ff ff-only! F,file=!
    S,gpg-sign? into-name= log? m,message= n no-verify overwrite-ignore progress q,quiet quit rerere-autoupdate
    signoff squash stat X,strategy-option= s,strategy= summary v,verbose verify-signatures`,
  rebase: `
    C= abort! allow-empty-message apply! autosquash autostash committer-date-is-author-date continue! edit-todo!
    empty=! x,exec= f,force-rebase fork-point S,gpg-sign? ignore-date ignore-whitespace i,interactive! keep-base
    keep-empty m,merge! no-ff n,no-stat no-verify onto= preserve-merges q,quiet quit! reapply-cherry-picks
    r,rebase-merges? rerere-autoupdate reschedule-failed-exec reset-author-date root show-current-patch! signoff
    skip! X,strategy-option= s,strategy= trailer= update-refs v,verbose whitespace=`,
  "cherry-pick": `
    abort! allow-empty allow-empty-message cleanup= continue! e,edit empty=! ff S,gpg-sign? keep-redundant-commits
    m,mainline= n,no-commit quit! rerere-autoupdate s,signoff skip! X,strategy-option= strategy= x`,
  revert: `
    abort! cleanup= continue! e,edit S,gpg-sign? m,mainline= n,no-commit quit! reference rerere-autoupdate s,signoff
    skip! X,strategy-option= strategy=`,
  am: `
    3,3way C= abort! allow-empty! binary committer-date-is-author-date continue! directory= empty=! exclude=
    S,gpg-sign? ignore-date ignore-space-change ignore-whitespace include= i,interactive k,keep keep-cr
    keep-non-patch m,message-id n,no-verify p= patch-format= q,quiet quit! quoted-cr=! rebasing reject
    rerere-autoupdate r,resolved! resolvemsg= retry! c,scissors show-current-patch?! s,signoff skip! u,utf8
    whitespace=`,
  reset: `
    auto-advance hard N,intent-to-add inter-hunk-context=! keep merge mixed no-refresh p,patch pathspec-file-nul
    pathspec-from-file= q,quiet recurse-submodules? soft U,unified=!`,
  tag: `
    a,annotate cleanup= color? column? contains=! create-reflog d,delete! e,edit F,file= f,force format=
    i,ignore-case l,list! u,local-user= merged=! m,message=! n? no-contains=! no-merged=! omit-empty points-at=
    s,sign sort= trailer= v,verify! with=! without=!`,
  branch: `
    C D M abbrev? a,all color? column? contains=! c,copy create-reflog d,delete delete-merged=! dry-run
    edit-description f,force forked=! format= i,ignore-case l,list merged=! m,move no-contains=! no-merged=!
    omit-empty points-at= q,quiet recurse-submodules r,remotes set-upstream u,set-upstream-to= show-current sort=
    t,track? unset-upstream v,verbose with=! without=!`,
  checkout: `
    B= auto-advance b= conflict= d,detach f,force guess ignore-other-worktrees ignore-skip-worktree-bits
    inter-hunk-context=! l m,merge orphan= 2,ours! overlay overwrite-ignore p,patch pathspec-file-nul
    pathspec-from-file= progress q,quiet recurse-submodules? 3,theirs! t,track? U,unified=!`,
  switch: `
    conflict= c,create= d,detach discard-changes f,force C,force-create= guess ignore-other-worktrees m,merge
    orphan= overwrite-ignore progress q,quiet recurse-submodules? t,track?`,
  stash: ":sub @stash-push",
  "stash push": "@stash-push",
  "@stash-push": `
    a,all auto-advance u,include-untracked inter-hunk-context=! k,keep-index m,message= p,patch pathspec-file-nul
    pathspec-from-file= q,quiet S,staged U,unified=!`,
  "stash save": `
    a,all auto-advance u,include-untracked inter-hunk-context=! k,keep-index m,message= p,patch q,quiet S,staged
    U,unified=!`,
  "stash apply": "index label-base= label-ours= label-theirs= q,quiet",
  "stash pop": "index label-base= label-ours= label-theirs= q,quiet",
  "stash drop": "q,quiet",
  "stash branch": "",
  "stash clear": "",
  "stash create": ":verbatim",
  "stash store": "m,message= q,quiet",
  "stash export": "print! to-ref=",
  "stash import": "",
  "stash list": "@log",
  "stash show": "@diff u,include-untracked only-untracked!",
  history: ":sub",
  "history reword": "n,dry-run update-refs=!",
  "history split": "n,dry-run update-refs=!",
  replay: "advance=! contained onto=! ref-action=! ref=! revert=!",
  "update-ref": "0,batch-updates create-reflog d m= no-deref stdin z",
  "commit-tree": "F= S,gpg-sign? m= p=",
  "symbolic-ref": "d,delete m= q,quiet recurse short",
  "filter-branch": `
    :exact f,force setup= env-filter= tree-filter= index-filter= parent-filter= remap-to-ancestor msg-filter=
    commit-filter= tag-name-filter= subdirectory-filter= prune-empty original= d= state-branch=`,
  bisect: ":sub",
  "bisect run": ":verbatim",
  "bisect start": "term-old= term-good= term-new= term-bad= first-parent no-checkout",
  "bisect terms": "term-good term-old term-bad term-new",
  "bisect visualize": "@log",
  "bisect view": "@log",
  notes: ":sub ref=",
  "@notes-add": `
    allow-empty e,edit F,file=! f,force m,message=! c,reedit-message=! C,reuse-message=! separator? stripspace`,
  "notes add": "@notes-add",
  "notes append": "@notes-add",
  "notes edit": "@notes-add",
  "notes copy": "for-rewrite= f,force stdin",
  "notes merge": "abort! commit! q,quiet s,strategy= v,verbose",
  "notes remove": "ignore-missing stdin",
  "notes prune": "n,dry-run v,verbose",
  "notes list": "",
  "notes show": "",
  replace: "convert-graft-file! d,delete! e,edit! f,force format= g,graft! l,list! raw",
};
