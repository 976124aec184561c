#!/usr/bin/env bash
# The main job, end to end: a roster becomes badges that anyone can verify. Arguments go to `badges quickstart`.
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

need_dotnet
need_packages tzdata # the time zones by their names; a bare Debian has none
"$root/eng/fonts.sh"
exec "$root/eng/badges" quickstart "$@"
