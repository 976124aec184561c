#!/usr/bin/env bash
# Looks for inputs that no reader of strangers' bytes can bear, with afl++ and SharpFuzz.
# Usage: eng/fuzz.sh TARGET [SECONDS]; without a target it names them all. Findings stay in artifacts/fuzz/TARGET.
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

need_dotnet
need_command afl-fuzz afl++

fuzz="$artifacts/fuzz"
plain="$fuzz/plain" instrumented="$fuzz/instrumented"
mkdir -p "$fuzz"
(cd "$root" && dotnet publish tests/BadgeIssuer.Fuzz -c Release -o "$plain" -v quiet --nologo -clp:ErrorsOnly) >&2 \
  || fail "the build failed"

target=${1:-} seconds=${2:-60}
if [[ -z $target ]]; then
  dotnet "$plain/BadgeIssuer.Fuzz.dll" list
  exit
fi

# In a copy: what runs cannot be rewritten.
rm -rf "$instrumented"
cp -r "$plain" "$instrumented"
dotnet "$plain/BadgeIssuer.Fuzz.dll" instrument "$instrumented" >&2

work="$fuzz/$target"
rm -rf "$work"
dotnet "$plain/BadgeIssuer.Fuzz.dll" seeds "$target" "$work"

export AFL_SKIP_BIN_CHECK=1 AFL_SKIP_CPUFREQ=1 AFL_I_DONT_CARE_ABOUT_MISSING_CRASHES=1 AFL_NO_UI=1 AFL_NO_AFFINITY=1
export AFL_BENCH_UNTIL_CRASH=1 DOTNET_gcServer=0 DOTNET_TieredPGO=0
afl-fuzz -V "$seconds" -m none -t 10000 -i "$work/seeds" -o "$work/out" -x "$work/words" -- \
  dotnet "$instrumented/BadgeIssuer.Fuzz.dll" afl "$target" > "$work/afl.log" 2>&1 || { tail -n 20 "$work/afl.log" >&2; fail "afl-fuzz failed"; }

runs=$(sed -n 's/^execs_done *: //p' "$work/out/default/fuzzer_stats")
paths=$(sed -n 's/^corpus_count *: //p' "$work/out/default/fuzzer_stats")
found=$(find "$work/out/default/crashes" "$work/out/default/hangs" -type f -name 'id*' 2>/dev/null | sort)
say "$target: $runs inputs, $paths of them new ways through the code, $(wc -w <<<"$found") findings"
[[ -z $found ]] || { printf '%s\n' "$found"; exit 1; }
