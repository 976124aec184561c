#!/usr/bin/env bash
# Measures starts against the framework's own, in turn, by pairs:
# `badges verify FILE` from its start to its end beside a .NET program that says hello, by processor time and by the clock;
# the site from its start to its first page, and to its first answer, beside ASP.NET Core that does no work.
# The yardsticks are compiled ahead (ReadyToRun) for the machine's framework.
# Usage: eng/bench-start.sh [runs]
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
source "$root/eng/yardsticks.sh"

need_dotnet
runs=${1:-11} work=$(mktemp -d "$artifacts/start.XXXXXX")
trap 'rm -rf "$work"' EXIT
make_hello
make_empty_site
"$root/eng/badges" quickstart "$work/demo" --no-serve >&2 || [[ $? == 1 ]] # 1: some sample rows are rejected on purpose
badge=$(find "$work/demo/public/credentials" -name '*.json' | sort | head -n 1)

# seconds COMMAND...: processor seconds and elapsed seconds of one run.
seconds() {
  local TIMEFORMAT='%U %S %R'
  { time "$@" > /dev/null 2>&1; } 2>&1 | awk '{ print $1 + $2, $3 }'
}

# until_answered PORT PATH: returns when a server on this machine answers with 200.
until_answered() {
  local answer
  until { exec 3<> "/dev/tcp/127.0.0.1/$1"; } 2>/dev/null; do sleep 0.002; done
  printf 'GET %s HTTP/1.1\r\nHost: localhost:%s\r\nConnection: close\r\n\r\n' "$2" "$1" >&3
  read -r answer <&3
  exec 3>&-
  [[ $answer == *" 200 "* ]] || fail "$2 answered: $answer"
}

# started PORT PATH COMMAND...: processor seconds and elapsed seconds until the first 200.
started() {
  local port=$1 path=$2 before=$EPOCHREALTIME pid
  shift 2
  "$@" --urls "http://127.0.0.1:$port" > /dev/null 2>&1 &
  pid=$!
  until_answered "$port" "$path"
  awk -v before="$before" -v after="$EPOCHREALTIME" -v ticks="$(getconf CLK_TCK)" \
    '{ print ($14 + $15) / ticks, after - before }' "/proc/$pid/stat"
  kill "$pid"
  wait "$pid" 2>/dev/null || true
}

site() { started 5181 "$1" env BADGES_PUBLICATION="$work/demo/public" "$artifacts/badges/site/BadgeIssuer.Web"; }

# report NAME GOAL < "processor clock processor clock", ours and the yardstick's: the table's lines.
report() {
  local pairs name=$1 goal=$2 column ours theirs by
  pairs=$(cat)
  for column in "processor 1 3" "clock 2 4"; do
    read -r by ours theirs <<< "$column"
    awk -v a="$ours" -v b="$theirs" '{ print $a / $b }' <<< "$pairs" | sort -n | awk -v name="$name, by $by" -v goal="$goal" '
      { ratio[NR] = $1 }
      END { median = ratio[int((NR + 1) / 2)]
            printf "%-58s %8.2f %8.2f %8.2f %6.2f  %s\n", name, median, ratio[1], ratio[NR], goal,
              median <= goal ? "met" : "MISSED" }'
  done
}

# The first pair of each fills the caches.
for ((run = 0; run <= runs; run++)); do
  a=$(seconds "$artifacts/badges/badges" verify "$badge" --workspace "$work/demo")
  b=$(seconds "$yardsticks/hello/out/hello")
  ((run == 0)) || echo "$a $b"
done | report "badges verify FILE to .NET hello" 2

for path in /health/ready /; do
  for ((run = 0; run <= runs; run++)); do
    a=$(site "$path")
    b=$(started 5182 / "$yardsticks/empty-site/out/empty-site")
    ((run == 0)) || echo "$a $b"
  done | report "site to its first 200 ($path) to ASP.NET's own" 1.5
done
