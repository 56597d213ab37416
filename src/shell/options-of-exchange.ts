/** Commands that talk to other repositories or to settings. The words are explained at `OptionTable`. */
export const EXCHANGE_OPTIONS: Readonly<Record<string, string>> = {
  clone: `
    also-filter-submodules bare b,branch= bundle-uri= c,config= depth= dissociate filter= 4,ipv4 6,ipv6 j,jobs=
    l,local mirror naked n,no-checkout no-hardlinks o,origin= progress q,quiet recurse-submodules? recursive?
    ref-format= reference-if-able= reference= reject-shallow remote-submodules revision= separate-git-dir=
    server-option= shallow-exclude= shallow-since= shallow-submodules s,shared single-branch sparse tags template=
    u,upload-pack= v,verbose`,
  fetch: `
    all a,append atomic auto-gc auto-maintenance deepen= depth= dry-run filter= f,force 4,ipv4 6,ipv6 j,jobs= k,keep
    m,multiple n negotiate-only negotiation-include= negotiation-restrict= negotiation-tip= porcelain prefetch
    progress p,prune P,prune-tags q,quiet recurse-submodules-default= recurse-submodules? refetch! refmap=!
    o,server-option= set-upstream shallow-exclude= shallow-since= show-forced-updates stdin submodule-prefix= t,tags
    unshallow! u,update-head-ok update-shallow upload-pack= v,verbose write-commit-graph write-fetch-head`,
  pull: `
    all allow-unrelated-histories a,append autostash cleanup= commit compact-summary deepen= depth= dry-run edit ff
    ff-only! f,force S,gpg-sign? 4,ipv4 6,ipv6 j,jobs? k,keep log? n negotiation-include= negotiation-restrict=
    negotiation-tip= progress p,prune q,quiet r,rebase? recurse-submodules? refmap=! o,server-option= set-upstream
    shallow-exclude= shallow-since= show-forced-updates signoff? squash stat X,strategy-option= s,strategy= summary
    t,tags unshallow! update-shallow upload-pack= v,verbose verify verify-signatures`,
  push: `
    all atomic branches d,delete n,dry-run exec= follow-tags f,force force-if-includes force-with-lease? 4,ipv4
    6,ipv6 mirror no-verify porcelain progress prune o,push-option= q,quiet receive-pack= recurse-submodules= repo=
    u,set-upstream signed? tags thin v,verbose`,
  init: "bare b,initial-branch= object-format= q,quiet ref-format= separate-git-dir= shared?! template=",
  "ls-remote": `
    b,branches exec= exit-code get-url h,heads q,quiet refs o,server-option= sort= symref t,tags upload-pack=`,
  archive: `
    add-file= add-virtual-file= exec= format= l,list mtime=! o,output= prefix= remote= v,verbose
    worktree-attributes`,
  "init-db": "@init",
  config: `
    :sub :stop add blob= bool! bool-or-int! bool-or-str! default= e,edit expiry-date! f,file= fixed-value get
    get-all get-color get-colorbool get-regexp get-urlmatch global includes int! l,list local name-only z,null path!
    remove-section rename-section replace-all show-origin show-scope system t,type= unset unset-all worktree
    comment=`,
  "config list": `
    :stop blob= bool! bool-or-int! bool-or-str! expiry-date! f,file= global includes int! local name-only z,null
    path! show-names show-origin show-scope system t,type= worktree`,
  "config get": `
    :stop all blob= bool! bool-or-int! bool-or-str! default= expiry-date! f,file= fixed-value global includes int!
    local name-only z,null path! regexp show-names show-origin show-scope system t,type= url= value= worktree`,
  "config set": `
    :stop all append blob= bool! bool-or-int! bool-or-str! comment= expiry-date! f,file= fixed-value global int!
    local path! system t,type= value= worktree`,
  "config unset": ":stop all blob= f,file= fixed-value global local system value= worktree",
  "config rename-section": ":stop blob= f,file= global local system worktree",
  "config remove-section": ":stop blob= f,file= global local system worktree",
  "config edit": ":stop blob= f,file= global local system worktree",
  remote: ":sub v,verbose",
  "remote add": "f,fetch m,master= mirror? tags t,track=",
  "remote rename": "progress",
  "remote remove": "",
  "remote set-head": "a,auto d,delete",
  "remote set-branches": "add",
  "remote get-url": "all push",
  "remote set-url": "add delete push",
  "remote show": "n",
  "remote prune": "n,dry-run",
  "remote update": "p,prune",
  "remote rm": "",
  submodule: ":sub :exact q,quiet cached",
  "submodule foreach": ":stop q,quiet recursive",
  "submodule add": "b,branch= depth= dissociate f,force name= progress q,quiet ref-format= reference=",
  "submodule update": `
    checkout depth= dissociate filter= f,force i,init j,jobs= m,merge N,no-fetch progress q,quiet r,rebase
    recommend-shallow recursive ref-format= reference= remote require-init single-branch`,
  "submodule init": "q,quiet",
  "submodule deinit": "q,quiet f,force all",
  "submodule status": "q,quiet cached recursive",
  "submodule sync": "q,quiet recursive",
  "submodule summary": "q,quiet cached files for-status n,summary-limit=",
  "submodule set-branch": "q,quiet d,default b,branch=",
  "submodule set-url": "q,quiet",
  "submodule absorbgitdirs": "",
  worktree: ":sub",
  "worktree add": `
    B= b= checkout d,detach f,force guess-remote lock orphan q,quiet reason= relative-paths track`,
  "worktree list": "expire= porcelain v,verbose z",
  "worktree lock": "reason=",
  "worktree move": "f,force relative-paths",
  "worktree prune": "n,dry-run expire= v,verbose",
  "worktree remove": "f,force",
  "worktree repair": "relative-paths",
  "worktree unlock": "",
  bundle: ":sub",
  "bundle create": "all-progress all-progress-implied progress q,quiet version=",
  "bundle verify": "q,quiet",
  "bundle list-heads": "",
  "bundle unbundle": "progress",
  "for-each-repo": ":stop config= keep-going",
  hook: ":sub",
  "hook run": "allow-unknown-hook-name ignore-missing j,jobs= to-stdin=",
  "hook list": "allow-unknown-hook-name show-scope z",
  maintenance: ":sub",
  "maintenance run": "auto detach quiet schedule= task=!",
  "maintenance start": "scheduler=!",
  "maintenance stop": "",
  "maintenance register": "config-file=",
  "maintenance unregister": "config-file= f,force",
  "send-email": `
    :exact to= cc= bcc= from= sender= reply-to= in-reply-to= subject= identity= compose annotate compose-encoding=
    8bit-encoding= transfer-encoding= envelope-sender= sendmail-cmd= smtp-server= smtp-server-port=
    smtp-server-option= smtp-user= smtp-pass= smtp-encryption= smtp-domain= smtp-auth= smtp-ssl-cert-path=
    smtp-debug= batch-size= relogin-delay= to-cmd= cc-cmd= header-cmd= suppress-cc= confirm= max= no-validate
    n,dry-run q,quiet force dump-aliases`,
};
