#!/usr/bin/env bash
# Measures `badges issue` from a roster to published badges – record, VC-JWT, OB 2.0 hosted, baked PNG, store, audit log –
# for workbooks and for CP932 text: processor time for each badge beyond the first thousand, in raw Ed25519 signings, and
# peak memory against that of a thousand rows. The yardstick is measured before and after.
# Usage: eng/bench-issue.sh [rows...] (default: 4000 20000; the sizes are measured in this order, each in a workspace of its own)
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

need_dotnet
need_command python3 python3
[[ -x /usr/bin/time ]] || need_packages time
sizes=("$@")
((${#sizes[@]})) || sizes=(4000 20000)
for rows in "${sizes[@]}"; do
  ((rows > 1000)) || fail "a size is more than the thousand rows that it is compared with, and not $rows"
done
work=$(mktemp -d "$artifacts/issue.XXXXXX")
trap 'rm -rf "$work"' EXIT
program="$artifacts/badges/badges"

"$root/eng/badges" quickstart "$work/template" --no-serve --lang en > "$work/quickstart.log" 2>&1 || [[ $? == 1 ]]
python3 - "$work/template/badges.json" <<'PYTHON'
import json, pathlib, sys
path = pathlib.Path(sys.argv[1])
settings = json.loads(path.read_text("utf-8"))
settings["formats"].pop("ob2-jws")  # RSA: its own bound, far below everything else
path.write_text(json.dumps(settings, ensure_ascii=False, indent=2), "utf-8")
PYTHON

yardstick() {
  (cd "$root" && dotnet run -c Release --project tests/BadgeIssuer.Benchmarks -v quiet -- 5 'raw Ed25519') \
    | awk '/^raw Ed25519/ { gsub(",", "", $(NF - 1)); print $(NF - 1) }'
}

# issue ROWS KIND: processor seconds, elapsed seconds and peak memory in MB.
issue() {
  local roster="$work/roster.$2"
  if [[ $2 == xlsx ]]; then
    python3 "$root/eng/make-bench-roster.py" "$1" --xlsx "$roster"
  else
    python3 "$root/eng/make-bench-roster.py" "$1" > "$roster"
  fi
  cp -a "$work/template" "$work/demo"
  sync
  /usr/bin/time -o "$work/time" -f '%U %S %e %M' "$program" --workspace "$work/demo" --lang en issue "$roster" \
    > "$work/out" 2> "$work/err" || fail "issue failed: $(tail -n 3 "$work/err")"
  tail -n 1 "$work/out" | grep -q "$1 issued" || fail "not all were issued: $(tail -n 1 "$work/out")"
  rm -rf "$work/demo"
  awk '{ printf "%.2f %.2f %.0f\n", $1 + $2, $3, $4 / 1024 }' "$work/time"
}

before=$(yardstick)
for kind in xlsx csv; do
  read -r base_cpu _ base_memory < <(issue 1000 "$kind")
  for rows in "${sizes[@]}"; do
    read -r cpu clock memory < <(issue "$rows" "$kind")
    echo "$kind $rows $cpu $clock $memory $base_cpu $base_memory"
  done
done > "$work/results"
after=$(yardstick)

awk -v before="$before" -v after="$after" '
  # The peers: 87 badges a second where raw signing makes 55,000.
  function verdict(met) { return met ? "met" : "MISSED" }
  {
    each = ($3 - $6) / ($2 - 1000)
    ratio = 1 / each / ((before + after) / 2)
    peers = ratio / (87 / 55000)
    printf "%-4s %7d rows: %6.0f badges/s of processor time, %5.0f by the clock; to raw Ed25519 %.4f; %5.1f x the peers (goal 15)  %s\n",
      $1, $2, 1 / each, $2 / $4, ratio, peers, verdict(peers >= 15)
    printf "%-4s %7d rows: peak %d MB, of a thousand rows %d MB, x %.2f (goal 1.20, and under 250 MB)  %s\n",
      $1, $2, $5, $7, $5 / $7, verdict($5 <= 1.2 * $7 && $5 < 250)
    if ($1 in first) printf "%-4s %7d rows: a badge costs x %.2f of the first size (goal 1.30)  %s\n", $1, $2, each / first[$1], verdict(each <= 1.3 * first[$1])
    else first[$1] = each
  }' "$work/results"
