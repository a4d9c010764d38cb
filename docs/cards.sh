#!/usr/bin/env bash
# Draws the pictures of the stock theme that stand for a guide where a link to it is shared. Needs Chromium and the Noto fonts.
set -euo pipefail
cd "$(dirname "$0")/.."
profile=$(mktemp -d)
trap 'rm -rf "$profile"' EXIT
for language in fr ar; do
  picture=themes/default/assets/card-$language.png
  "${CHROMIUM:-chromium}" --headless=new --no-sandbox --disable-gpu --hide-scrollbars --disable-background-networking \
    --user-data-dir="$profile" --window-size=1200,630 --screenshot="$picture" "file://$PWD/docs/card.html#$language"
  # Some messengers do not load larger ones.
  [ "$(stat -c %s "$picture")" -le 61440 ] || { echo "$picture is larger than 60 KB" >&2; exit 1; }
done
