#!/usr/bin/env bash
# Puts the fonts that badge pictures are drawn with into artifacts/fonts. Nothing of it is committed: the fonts are
# 20 MB and have a licence of their own (SIL OFL 1.1, put beside them).
#
# BIZ UDPGothic draws everything that it has a glyph for; Noto Sans JP draws the rest (𠮷 and its like).
# The second run only compares checksums.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
target=$root/artifacts/fonts

# package@version, the file in it, its name here, SHA-256 of the file.
fonts=(
  "@expo-google-fonts/biz-udpgothic@0.4.2 400Regular/BIZUDPGothic_400Regular.ttf BIZUDPGothic-Regular.ttf 22f41ce68f1ce62477ca4ec1e2c0c400cc545ddff31d713e8edf87808614aeb2"
  "@expo-google-fonts/biz-udpgothic@0.4.2 700Bold/BIZUDPGothic_700Bold.ttf BIZUDPGothic-Bold.ttf 1a995936e0f9de8a7c142c97cdb679e7087e89c13e663f946cd047f4283cedf8"
  "@expo-google-fonts/biz-udpgothic@0.4.2 LICENSE_FONT BIZUDPGothic-LICENSE.txt e753d7155d53c747d037a445e584c8ecfca6dd79846db610417e282a736b28bc"
  "@expo-google-fonts/noto-sans-jp@0.4.3 400Regular/NotoSansJP_400Regular.ttf NotoSansJP-Regular.ttf d930d5d52d15231c283089760f84584272ad5e37e14607ba0d19c798e7a9caec"
  "@expo-google-fonts/noto-sans-jp@0.4.3 700Bold/NotoSansJP_700Bold.ttf NotoSansJP-Bold.ttf c5b7b9d6a6eb682b0d4e6bbb38509575fd2759a28f147daa74714d1359a7909e"
  "@expo-google-fonts/noto-sans-jp@0.4.3 LICENSE_FONT NotoSansJP-LICENSE.txt 1c05c68c34f9708415aada51f17e1b0092d2cea709bf4a94cd38114f9e73d7d9"
)

say() { printf 'fonts: %s\n' "$*" >&2; }

# Whether a folder holds every file, byte for byte as pinned.
complete() {
  local folder=$1 name sum
  for font in "${fonts[@]}"; do
    read -r _ _ name sum <<<"$font"
    printf '%s  %s\n' "$sum" "$folder/$name"
  done | sha256sum --check --status 2>/dev/null
}

if complete "$target"; then
  say "present in ${target#"$root"/}"
  exit 0
fi

if ! command -v npm >/dev/null; then
  if [[ $(id -u) -ne 0 ]]; then
    say "the fonts come as npm packages, and npm is not here: install nodejs and npm, then run eng/fonts.sh again"
    exit 1
  fi
  say "installing nodejs and npm, which fetch the fonts"
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq nodejs npm >/dev/null
fi

mkdir -p "$root/artifacts"
work=$(mktemp -d "$root/artifacts/.fonts.XXXXXXXX")
trap 'rm -rf "$work"' EXIT
mkdir "$work/fonts"

# `npm pack` checks the archive against the registry's integrity value and runs no script of the package.
cd "$work"
for package in $(printf '%s\n' "${fonts[@]}" | cut -d' ' -f1 | sort -u); do
  say "fetching $package"
  archive=$(npm pack --silent --loglevel=error "$package" | tail -n 1)
  mkdir -p "unpacked/$package"
  tar -xzf "$archive" -C "unpacked/$package" --strip-components=1
done

for font in "${fonts[@]}"; do
  read -r package file name _ <<<"$font"
  mv "unpacked/$package/$file" "fonts/$name"
done

if ! complete "$work/fonts"; then
  say "what was fetched is not what is pinned in eng/fonts.sh; nothing was changed"
  exit 1
fi

# Written aside, then renamed: whoever looks into the folder finds all of it or none.
chmod 755 fonts
chmod 644 fonts/*
if [[ -e $target ]]; then
  mv "$target" "$work/previous"
fi
# Another run may have been quicker; what counts is that the folder is whole.
mv -T "$work/fonts" "$target" 2>/dev/null || complete "$target"
say "put $(ls "$target" | wc -l) files into ${target#"$root"/}"
