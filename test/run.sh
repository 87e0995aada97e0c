#!/usr/bin/env bash
# SPDX-License-Identifier: BSL-1.0
# Builds and runs all tests: test/run.sh [options of ctest]. See packages.sh for the variables it reads.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/packages.sh"

need_to_build
need libboost-test-dev has_library boost_unit_test_framework
need sqlite3 has_command sqlite3
case $CXX in clang++-[0-9]*) need "lld-${CXX#clang++-}" links_at_once ;; esac
case $CXX in clang++-19) need clang-format-19 has_command clang-format-19 ;; esac
need libpq-dev has_header postgresql/libpq-fe.h
# One compiler asks a server of PostgreSQL: the texts are the same with each.
case $CXX in clang++-19) need postgresql has_server_of_postgres ;; esac
install_missing

configure_options=(-D IKEBANA_BUILD_TESTS=ON -D IKEBANA_BUILD_EXAMPLES=ON)
if ! has_libcxx; then
  unpack_libcxx
  configure_options+=(-D "IKEBANA_LIBCXX=$libcxx")
fi
if [ -n "${IKEBANA_DATA:-}" ]; then
  configure_options+=(-D "IKEBANA_DATA=$IKEBANA_DATA")
fi
for option in IKEBANA_ALL_TESTS IKEBANA_RANDOM_TESTS; do
  [ -z "${!option:-}" ] || configure_options+=(-D "$option=${!option}")
done
build_target all

step "test"
ctest --test-dir "$build" --output-on-failure --parallel "$jobs" "$@"
