#!/usr/bin/env bash
# Measures against raw Ed25519 signing, turn about, and prints a table: work, median ratio, min, max, goal, met or not.
# The npm peers follow with the same credential, if they are installed (eng/test.sh does that), then starts, rosters to
# published badges, and the site under load.
# Usage: eng/bench.sh [rounds]
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

need_dotnet
table="$artifacts/bench.txt"
(cd "$root" && dotnet run -c Release --project tests/BadgeIssuer.Benchmarks -v quiet -- "${1:-15}") | tee "$table"

if [[ -d $root/tests/interop/node_modules ]]; then
  yardstick=$(awk '/^raw Ed25519/ { gsub(",", "", $(NF - 1)); print $(NF - 1) }' "$table")
  node "$root/tests/interop/bench.mjs" "$yardstick"
fi

"$root/eng/bench-start.sh"
"$root/eng/bench-issue.sh"
"$root/eng/bench-site.sh"
