#!/usr/bin/env bash
# SPDX-License-Identifier: BSL-1.0
# Each header compiles alone: test/headers.sh <compiler> <jobs> <regex of headers to leave out> [options of the compiler]. A header that
# another includes before all else is alone there, too, and is not compiled again.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../include"
compiler=$1
jobs=$2
headers=$(find ikebana -name '*.hpp' | grep -vE "${3:-^$}" | LC_ALL=C sort)
shift 3

# shellcheck disable=SC2086  # the names of headers have no blanks
first=$(awk '/^#include/ { gsub(/[<>"]/, "", $2); print $2; nextfile }' $headers | LC_ALL=C sort -u)
LC_ALL=C comm -23 <(echo "$headers") <(echo "$first") |
  xargs -P "$jobs" -I{} sh -c '"$@" -include {} -x c++ /dev/null || { echo "does not compile alone: {}"; exit 1; }' \
    - "$compiler" -std=c++20 -fsyntax-only "-I$PWD" "$@"
