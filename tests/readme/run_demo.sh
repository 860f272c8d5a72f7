#!/bin/sh
# run_demo.sh BUILD: tells the whole story of `kithctl demo` in a scratch folder, twice: the same seed gives the same
# neighbourhood, another seed another one. What it leaves can be opened, and holds what the story says.
set -eu
build=$(cd "$1" && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
printf 'invented people live here' > "$scratch/words"
export KITH_PASSPHRASE_FILE="$scratch/words"
ask() { "$build/kithctl" "$@"; }
# What the answers say, without ids and times.
people() { ask record list "$1/centre.kith" --kind entity --json | grep '"@label"' | sort; }

ask demo "$scratch/demo" | tee "$scratch/said"
grep -q '400 invented people' "$scratch/said"
grep -q 'hold 400 interviews' "$scratch/said"
grep -q 'one conflict waits for you' "$scratch/said"
ask --seed 2026 demo "$scratch/same" > /dev/null
ask --seed 7 demo "$scratch/other" > /dev/null
people "$scratch/demo" > "$scratch/a"
people "$scratch/same" > "$scratch/b"; people "$scratch/other" > "$scratch/c"
[ "$(wc -l < "$scratch/a")" -gt 1000 ]
cmp "$scratch/a" "$scratch/b"
if cmp -s "$scratch/a" "$scratch/c"; then echo "another seed gave the same neighbourhood"; exit 1; fi

centre="$scratch/demo/centre.kith"
ask verify "$centre"
ask conflict list "$centre" --json > "$scratch/conflicts" || true
[ "$(grep -c '"record"' "$scratch/conflicts")" -eq 1 ]
ask alike "$centre" --json > "$scratch/alike" || true # it waits for a person
[ "$(grep -c '"places"' "$scratch/alike")" -ge 3 ]
ask round list "$centre" | tee "$scratch/rounds"
[ "$(wc -l < "$scratch/rounds")" -eq 3 ]
# Every kind of answer, and gaps among them; willingness near 28, 43 and 29 per cent.
ask insight "$centre" --json > "$scratch/insight"
python3 - "$scratch/insight" <<'END'
import json, sys
seen = json.load(open(sys.argv[1]))
shares = [answer["percent"] for answer in seen["willingness"]["answers"]]
assert all(abs(share - study) < 6 for share, study in zip(shares, (28, 43, 29))), shares
offered = [leaf for leaf in seen["leaves"] if leaf["gifts"]["count"] > 0]
assert len(offered) > 45, f"gifts on {len(offered)} leaves only"
assert 3 <= len(seen["gaps"]) <= 20, f"{len(seen['gaps'])} gaps"
(poll,) = seen["polls"]
assert poll["rho"] < 0, poll["rho"]
END
