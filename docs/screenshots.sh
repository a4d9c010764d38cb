#!/usr/bin/env bash
# Photographs the guide for the README. Needs Chromium.
set -euo pipefail
cd "$(dirname "$0")/.."
cargo run --release --quiet -- build --quiet
profile=$(mktemp -d)
trap 'rm -rf "$profile"' EXIT
"${CHROMIUM:-chromium}" --headless=new --no-sandbox --disable-gpu --hide-scrollbars --allow-file-access-from-files \
  --disable-background-networking --user-data-dir="$profile" --window-size=1600,1010 --virtual-time-budget=4000 \
  --screenshot=docs/overview.png "file://$PWD/docs/overview.html"
