#!/usr/bin/env bash
# SPDX-License-Identifier: BSL-1.0
# prepare.sh <runtime_tests> <postgres_prepare> <file>: writes all statements of the runtime tests to the file, and has the server of
# IKEBANA_POSTGRES prepare each.
set -euo pipefail

IKEBANA_POSTGRES_TEXTS=$3 "$1" --run_test=database >/dev/null
"$2" "$IKEBANA_POSTGRES" "$3"
