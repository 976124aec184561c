#!/usr/bin/env bash
# Measures the site under load, 16 connections, beside ASP.NET Core that does no work, in turn: the share page and the
# credential's JSON to a file of the same bytes, a verification to a body that is read and answered. Then the site's memory
# after 100,000 verifications of good and hostile badges.
# Usage: eng/bench-site.sh [rounds] [seconds]
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
source "$root/eng/yardsticks.sh"

need_dotnet
need_command wrk wrk
rounds=${1:-5} length=${2:-4} work=$(mktemp -d "$artifacts/site.XXXXXX") servers=()
trap 'for server in "${servers[@]}"; do kill "$server" 2>/dev/null || true; done; rm -rf "$work"' EXIT
make_empty_site
"$root/eng/badges" quickstart "$work/demo" --no-serve >&2 || [[ $? == 1 ]] # 1: some sample rows are rejected on purpose
badge=$(find "$work/demo/public/credentials" -name '*.json' | sort | head -n 1)
id=$(basename "$badge" .json)
mkdir "$work/static" "$work/bodies"
cp "$badge" "$work/static/credential.json"

# start PORT COMMAND...: a server, until the script ends.
start() {
  local port=$1
  shift
  "$@" --urls "http://127.0.0.1:$port" > "$work/$port.log" 2>&1 &
  servers+=($!)
  until { exec 3<> "/dev/tcp/127.0.0.1/$port"; } 2>/dev/null; do sleep 0.05; done
  exec 3>&-
}

ours=http://127.0.0.1:5183 theirs=http://127.0.0.1:5184
# One client stands for many here.
start 5183 env BADGES_PUBLICATION="$work/demo/public" Site__RequestsPerMinute=1000000000 \
  Verification__VerificationsPerMinute=1000000000 Verification__Fetch=false "$artifacts/badges/site/BadgeIssuer.Web"
start 5184 env STATIC_FILES="$work/static" "$yardsticks/empty-site/out/empty-site"

# Sends the files of a folder in turn.
cat > "$work/post.lua" <<'EOF'
local bodies = {}
for name in io.popen('ls "' .. os.getenv("BODIES") .. '"/*'):lines() do
  local file = io.open(name, "rb")
  bodies[#bodies + 1] = file:read("*a")
  file:close()
end
local at = 0
wrk.headers["Content-Type"] = os.getenv("MEDIA_TYPE")
function request()
  at = at % #bodies + 1
  return wrk.format("POST", nil, nil, bodies[at])
end
EOF

# load SECONDS ADDRESS [post]: answers a second, and the 99th percentile in milliseconds.
load() {
  local script=()
  [[ ${3:-} != post ]] || script=(-s "$work/post.lua")
  wrk -t 1 -c 16 -d "${1}s" --latency "${script[@]}" "$2" | awk '
    /^ *99%/ { p99 = $2 + 0; if ($2 ~ /[0-9]us$/) p99 /= 1000; else if ($2 !~ /ms$/) p99 *= 1000 }
    /^Requests\/sec/ { rate = $2 }
    /Non-2xx/ { print "some answers were no 200:", $0 > "/dev/stderr"; exit 1 }
    END { print rate, p99 }'
}

cp "$badge" "$work/bodies/"
export BODIES="$work/bodies" MEDIA_TYPE=application/json
for ((round = 0; round <= rounds; round++)); do # the first warms both up
  echo "$(load "$length" "$theirs/credential.json") $(load "$length" "$ours/credentials/$id.json") $(load "$length" "$ours/b/$id")" \
    "$(load "$length" "$theirs/nothing" post) $(load "$length" "$ours/api/verify" post)"
done | tail -n +2 > "$work/rounds"

# report NAME COLUMN YARDSTICK COMPARISON GOAL: a line of the table.
report() {
  awk -v a="$2" -v b="$3" '{ print $a / $b }' "$work/rounds" | sort -n | awk -v name="$1" -v sense="$4" -v goal="$5" '
    { ratio[NR] = $1 }
    END { median = ratio[int((NR + 1) / 2)]
          printf "%-58s %8.2f %8.2f %8.2f %6.2f  %s\n", name, median, ratio[1], ratio[NR], goal,
            (sense == ">=" ? median >= goal : median <= goal) ? "met" : "MISSED" }'
}

report "credential JSON to a static file, answers a second" 3 1 ">=" 0.5
report "share page to a static file, answers a second" 5 1 ">=" 0.5
report "POST verify to POST of no work, answers a second" 9 7 ">=" 0.3
report "POST verify to POST of no work, 99th percentile" 10 8 "<=" 3
awk '{ for (i = 1; i <= NF; i++) sum[i] += $i }
  END { printf "(static %.0f/s, %.1f ms; no work %.0f/s, %.1f ms; verify %.0f/s, %.1f ms)\n",
          sum[1] / NR, sum[2] / NR, sum[7] / NR, sum[8] / NR, sum[9] / NR, sum[10] / NR }' "$work/rounds"

# What strangers hand in: good ones, torn ones, other things, and what tries to be much of little.
for good in $(find "$work/demo/public/credentials" "$work/demo/public/ob2" \( -name '*.json' -o -name '*.jwt' -o -name '*.jws' \) | sort | head -n 40); do
  cp "$good" "$work/bodies/good-$(basename "$(dirname "$good")")-$(basename "$good")"
done
picture=$(find "$work/demo/public/credentials" -name '*.png' | sort | head -n 1)
cp "$picture" "$work/bodies/picture"
head -c 20000 "$picture" > "$work/bodies/torn-picture"
head -c 2000 "$badge" > "$work/bodies/torn"
sed 's/"type"/"typf"/' "$badge" > "$work/bodies/changed"
head -c 200000 /dev/zero | tr '\0' '[' > "$work/bodies/deep"
head -c 100000 /dev/urandom > "$work/bodies/noise"
printf '<svg xmlns="http://www.w3.org/2000/svg">%s' "$(head -c 100000 /dev/zero | tr '\0' '<')" > "$work/bodies/svg"
{ printf '{"@context":['; for ((i = 0; i < 5000; i++)); do printf '{"t%d":"urn:%d"},' "$i" "$i"; done; printf '{}]}'; } > "$work/bodies/contexts"

site=${servers[0]} verified=0
export MEDIA_TYPE=application/octet-stream
while ((verified < 100000)); do
  read -r rate _ < <(load 10 "$ours/api/verify" post)
  verified=$(awk -v before="$verified" -v rate="$rate" 'BEGIN { print int(before + rate * 10) }')
done
awk -v verified="$verified" '/^VmRSS/ { now = $2 / 1024 } /^VmHWM/ { peak = $2 / 1024 }
  END { printf "%-58s %8.0f %8s %8.0f %6d  %s\n", "site after " verified " verifications, MB now (and most)", now, "", peak, 200,
          now < 200 ? "met" : "MISSED" }' "/proc/$site/status"
