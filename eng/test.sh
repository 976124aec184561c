#!/usr/bin/env bash
# Passes the tests: .NET's, then the peers' (Node) over the badges of a real quickstart.
# Ends with one line: N passed, N failed, N skipped. In CI a skipped test fails the run.
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

passed=0 failed=0 skipped=0 broken=()

count() { # passed failed skipped
  passed=$((passed + $1)) failed=$((failed + $2)) skipped=$((skipped + $3))
}

prepare() {
  need_dotnet
  need_command node nodejs npm
  need_command npm npm
  # The same engine without windows starts and draws faster; not every distribution has it by itself.
  command -v chromium-headless-shell > /dev/null \
    || (need_packages chromium-headless-shell) > /dev/null 2>&1 || need_command chromium chromium
  need_packages tzdata fonts-ipaexfont-gothic # time zones by name; Chromium has no Japanese font of its own
  need_packages nginx-light apache2-bin media-types # the servers that the site as files is for
  "$root/eng/fonts.sh"

  local interop="$root/tests/interop"
  if [[ ! -f $interop/node_modules/.package-lock.json || $interop/package-lock.json -nt $interop/node_modules/.package-lock.json ]]; then
    say "Fetching the npm packages of tests/interop …"
    (cd "$interop" && npm ci --silent --no-audit --no-fund >&2)
  fi
}

dotnet_tests() {
  say "Building …"
  (cd "$root" && dotnet build BadgeIssuer.sln -c Release -v quiet --nologo -clp:ErrorsOnly >&2) || fail "the build failed"

  # The command line's tests run the program as it is published, so that what only breaks there is noticed.
  "$root/eng/badges" --version >/dev/null

  local project log line
  for project in "$root"/tests/*/*.Tests.csproj; do
    log="$artifacts/test-$(basename "$project" .csproj).log"
    say "Testing $(basename "$project" .csproj) …"
    (cd "$root" && BADGES_COMMAND="$artifacts/badges/badges" dotnet test "$project" -c Release --no-build --nologo) > "$log" 2>&1 || broken+=("$(basename "$project")")
    # A test that fails says so in full; one that passes has nothing to say.
    line=$(grep -E '^(Passed|Failed|Skipped)! +- Failed:' "$log" | tail -n 1) || { cat "$log" >&2; fail "$(basename "$project") ran no test"; }
    [[ $line == Passed!* ]] || grep -vE '^\s*(Passed|Test run|VSTest|Starting|A total)' "$log" >&2
    [[ $line =~ Failed:\ *([0-9]+),\ *Passed:\ *([0-9]+),\ *Skipped:\ *([0-9]+) ]] || fail "cannot read: $line"
    count "${BASH_REMATCH[2]}" "${BASH_REMATCH[1]}" "${BASH_REMATCH[3]}"
    ((BASH_REMATCH[3] == 0)) || grep -E '^\s*Skipped ' "$log" >&2 || true
  done
}

interop_tests() {
  local workspace log="$artifacts/test-interop.log"
  workspace=$(mktemp -d "$artifacts/interop.XXXXXX")
  say "Testing with the npm peers …"
  "$root/eng/badges" quickstart "$workspace/demo" --no-serve > "$workspace/quickstart.txt" \
    || [[ $? == 1 ]] || fail "quickstart failed" # 1: some sample rows are rejected on purpose

  (cd "$root/tests/interop" && BADGES_PUBLICATION="$workspace/demo/public" BADGES_WORKSPACE="$workspace/demo" \
    BADGES_COMMAND="$root/eng/badges" node --test --test-reporter=tap) > "$log" 2>&1 || { broken+=(interop); cat "$log" >&2; }
  local p f s
  p=$(sed -n 's/^# pass //p' "$log") f=$(sed -n 's/^# fail //p' "$log") s=$(sed -n 's/^# skipped //p' "$log")
  [[ -n $p && $p$f != 00 ]] || fail "the peers ran no test"
  count "$p" "$f" "$s"
  rm -rf "$workspace"
}

prepare
dotnet_tests
interop_tests

result=0
((failed == 0 && ${#broken[@]} == 0)) || { result=1; say "Failed: ${broken[*]}"; }
[[ ${CI:-} != true ]] || ((skipped == 0)) || { result=1; say "In CI nothing may be skipped."; }
printf '%d passed, %d failed, %d skipped\n' "$passed" "$failed" "$skipped"
exit "$result"
