#!/usr/bin/env bash
# Measures against raw Ed25519 signing, turn about, and prints a table: work, median ratio, min, max, goal, met or not.
# Usage: eng/bench.sh [rounds]
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

need_dotnet
(cd "$root" && dotnet run -c Release --project tests/BadgeIssuer.Benchmarks -v quiet -- "${1:-15}")
