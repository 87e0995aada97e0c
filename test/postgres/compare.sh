#!/usr/bin/env bash
# SPDX-License-Identifier: BSL-1.0
# compare.sh <runtime_tests> <postgres_compare> <folder>: runs the constructs of static/dialects on SQLite, and has the server of
# IKEBANA_POSTGRES run them too: it gives the same rows.
set -euo pipefail

mkdir -p "$3"
IKEBANA_DIALECTS_RUN=$3/dialects.txt "$1" --run_test=dialects >/dev/null
"$2" "$IKEBANA_POSTGRES" "$3/dialects.txt"
