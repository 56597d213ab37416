# main: m1 - m2 - m3; from m1 also topic: t1 - t2 - t3, and clash: c1 (meets m2 in a.txt) - c2. HEAD is at main.
put a.txt "a one"
put b.txt "b one"
record "feat: add a"
git tag v1
git checkout --quiet -b topic
for name in t1 t2 t3; do
  put $name.txt "$name one"
  record "feat: add $name"
done
git checkout --quiet -b clash v1
put a.txt "a clash"
record "fix: change a another way"
put c.txt "c one"
record "feat: add c"
git checkout --quiet main
put a.txt "a main"
record "fix: change a"
put m.txt "m one"
record "feat: add m"
