#!/usr/bin/env bash
# SPDX-License-Identifier: BSL-1.0
# prepare.sh <runtime_tests> <postgres_prepare> <folder>: writes all statements of the runtime tests to the folder, and has the server of
# IKEBANA_POSTGRES prepare each, and make all schemas. What it cannot stands in unprepared.txt: most call a function of the test's own.
set -euo pipefail

mkdir -p "$3"
IKEBANA_POSTGRES_TEXTS=$3/texts.txt "$1" --run_test=database >/dev/null
"$2" "$IKEBANA_POSTGRES" "$3/texts.txt" "$3/unprepared.txt"
diff "$(dirname "${BASH_SOURCE[0]}")/unprepared.txt" "$3/unprepared.txt"
