#!/usr/bin/env bash
# Measures how long `badges verify FILE` takes from its start to its end, against a .NET program that says hello: compiled
# ahead (ReadyToRun) as far as it can be for the machine's framework. The two run in turn; ratios are of pairs, by
# processor time and by the clock.
# Usage: eng/bench-start.sh [runs]
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

need_dotnet
hello="$artifacts/hello" work=$(mktemp -d "$artifacts/start.XXXXXX")
trap 'rm -rf "$work"' EXIT

if [[ ! -x $hello/out/hello ]]; then
  mkdir -p "$hello"
  # Settings of its own: those of the checkout are not to reach it.
  for empty in Directory.Build.props Directory.Build.targets Directory.Packages.props; do
    echo '<Project />' > "$hello/$empty"
  done
  cat > "$hello/hello.csproj" <<'EOF'
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <TargetFramework>net10.0</TargetFramework>
    <OutputType>Exe</OutputType>
    <PublishReadyToRun>true</PublishReadyToRun>
    <SelfContained>false</SelfContained>
    <InvariantGlobalization>true</InvariantGlobalization>
    <TieredPGO>false</TieredPGO>
  </PropertyGroup>
</Project>
EOF
  echo 'System.Console.WriteLine("Hello");' > "$hello/Program.cs"
  (cd "$hello" && dotnet publish -c Release -r "linux-$([[ $(uname -m) == x86_64 ]] && echo x64 || echo arm64)" -o out -v quiet --nologo) >&2
fi

"$root/eng/badges" quickstart "$work/demo" --no-serve >&2 || [[ $? == 1 ]] # 1: some sample rows are rejected on purpose
badge=$(find "$work/demo/public/credentials" -name '*.json' | sort | head -n 1)

# seconds COMMAND...: processor seconds and elapsed seconds of one run.
seconds() {
  local TIMEFORMAT='%U %S %R'
  { time "$@" > /dev/null 2>&1; } 2>&1 | awk '{ print $1 + $2, $3 }'
}

for ((run = 0; run <= ${1:-11}; run++)); do
  a=$(seconds "$artifacts/badges/badges" verify "$badge" --workspace "$work/demo")
  b=$(seconds "$hello/out/hello")
  ((run == 0)) || echo "$a $b" # the first pair fills the caches
done > "$work/pairs"

for column in "processor 1 3" "clock 2 4"; do
  read -r name ours theirs <<< "$column"
  awk -v a="$ours" -v b="$theirs" '{ print $a / $b }' "$work/pairs" | sort -n | awk -v name="$name" '
    { ratio[NR] = $1 }
    END { printf "%-58s %8.2f %8.2f %8.2f %6.2f  %s\n", "badges verify FILE to .NET hello, by " name,
            ratio[int((NR + 1) / 2)], ratio[1], ratio[NR], 2, ratio[int((NR + 1) / 2)] <= 2 ? "met" : "MISSED" }'
done
