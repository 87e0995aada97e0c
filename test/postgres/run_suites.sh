#!/usr/bin/env bash
# SPDX-License-Identifier: BSL-1.0
# run_suites.sh <postgres_tests> [options of Boost.Test]: runs all suites on the server of IKEBANA_POSTGRES but for the cases of
# differences.txt.
set -euo pipefail

program=$1
shift
left_out=()
while read -r name; do
  [ -z "$("$program" --list_content 2>&1 | grep -F "${name#*/}" || true)" ] || left_out+=("--run_test=!$name")
done < <(sed -n 's,^\([a-z_0-9]*/[a-z_0-9]*\) *|.*,\1,p' "$(dirname "${BASH_SOURCE[0]}")/differences.txt")
exec "$program" --log_level=message "${left_out[@]}" "$@"
