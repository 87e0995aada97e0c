#!/usr/bin/env bash
# SPDX-License-Identifier: BSL-1.0
# Fuzzes the reader of schemas against SQLite: test/fuzz/run.sh [seconds, 600 unless said]. With a number of runs instead,
# as in "test/fuzz/run.sh 500000 runs", the same inputs are tried each time. What it finds is left in the folder it was
# built in.
set -euo pipefail
export CXX=${CXX:-clang++-19}
source "$(dirname "${BASH_SOURCE[0]}")/../packages.sh"

# The runtime of the sanitizers and of libFuzzer is a package of its own in Debian.
has_fuzzer() {
  has_command "$CXX" && [ -e "$("$CXX" -print-file-name=libclang_rt.fuzzer.a)" -o \
                          -e "$("$CXX" -print-file-name=libclang_rt.fuzzer-$(uname -m).a)" -o \
                          -e "$("$CXX" -print-resource-dir)/lib/linux/libclang_rt.fuzzer-$(uname -m).a" ]
}

need_to_build
need "libclang-rt-${CXX##*-}-dev" has_fuzzer
install_missing

mkdir -p "$build/fuzz"
step "build"
"$CXX" -std=c++20 -g -O1 -fsanitize=fuzzer,address,undefined -fno-sanitize-recover=undefined -I "$root/include" \
  "$root/test/fuzz/ddl_fuzz.cpp" -lsqlite3 -o "$build/fuzz/ddl_fuzz"
limit=-max_total_time=${1:-600}
[ "${2:-seconds}" = runs ] && limit="-runs=$1 -seed=1"
step "fuzz for ${1:-600} ${2:-seconds}"
cd "$build/fuzz"
rm -rf seeds && mkdir seeds
IKEBANA_FUZZ_SEEDS=seeds ./ddl_fuzz -runs=0 >/dev/null 2>&1
# shellcheck disable=SC2086  # two options
./ddl_fuzz $limit -max_len=2000 -timeout=10 -print_final_stats=1 -dict="$root/test/fuzz/ddl.dict" seeds
