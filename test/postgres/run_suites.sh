#!/usr/bin/env bash
# SPDX-License-Identifier: BSL-1.0
# run_suites.sh <postgres_tests> [options of Boost.Test]: runs all suites on the server of IKEBANA_POSTGRES but for the cases of
# differences.txt.
set -euo pipefail

program=$1
shift
cases=$("$program" --list_content 2>&1 | awk '{ name = $1; sub(/\*$/, "", name) } /^[^ ]/ { suite = name } /^ / { print suite "/" name }')
left_out=()
while read -r name; do
  ! grep -qxF "$name" <<< "$cases" || left_out+=("--run_test=!$name")
done < <(sed -n 's,^\([a-z_0-9]*/[a-z_0-9]*\) *|.*,\1,p' "$(dirname "${BASH_SOURCE[0]}")/differences.txt")
exec "$program" --log_level=message "${left_out[@]}" "$@"
