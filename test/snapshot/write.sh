#!/usr/bin/env bash
# SPDX-License-Identifier: BSL-1.0
# Writes what the snapshot holds anew, from what the last run of test/run.sh with g++ found: sql.txt, all SQL that the library wrote
# while the runtime tests ran, and sentences.txt, the first error of each mistake of test/compile_fail.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
build=$here/../../build/g++

cp "$build/test/sql.txt" "$here/sql.txt"
sed -nE '/\/self_test\//d; s/^.*\/compile_fail\/[a-z]+\/([a-z0-9_]+)\.cpp: said: /\1: /p' "$build/Testing/Temporary/LastTest.log" | LC_ALL=C sort -u >"$here/sentences.txt"
