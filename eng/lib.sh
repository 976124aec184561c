# Sourced by the scripts beside it: where the checkout is, how to speak, and how to get what a fresh Debian lacks.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
artifacts="$root/artifacts"
mkdir -p "$artifacts"

export DOTNET_CLI_UI_LANGUAGE=en DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1
export BADGES_FONTS="${BADGES_FONTS:-$artifacts/fonts}"

say() { printf '%s\n' "$*" >&2; }

fail() {
  say "error: $*"
  exit 2
}

# need_command COMMAND PACKAGE...: installs Debian packages where a command is missing.
need_command() {
  command -v "$1" >/dev/null || need_packages "${@:2}"
  command -v "$1" >/dev/null || fail "$1 is still missing after installing ${*:2}"
}

# need_packages PACKAGE...: installs those Debian packages that are not there yet.
need_packages() {
  local package missing=()
  for package in "$@"; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
  done
  ((${#missing[@]})) || return 0

  local as_root=()
  if [[ $(id -u) != 0 ]]; then
    command -v sudo >/dev/null || fail "Debian packages are missing (${missing[*]}): install them as root"
    as_root=(sudo)
  fi
  say "Installing Debian packages: ${missing[*]}"
  "${as_root[@]}" apt-get update -qq >&2
  DEBIAN_FRONTEND=noninteractive "${as_root[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}

need_dotnet() {
  command -v dotnet >/dev/null || fail "the .NET SDK 10 is missing; see https://dotnet.microsoft.com/download"
  [[ $(cd "$root" && dotnet --version 2>/dev/null) == 10.* ]] || fail "the .NET SDK 10 is missing (global.json asks for it)"
}
