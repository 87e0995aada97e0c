#!/usr/bin/env bash
# SPDX-License-Identifier: BSL-1.0
# Builds and runs the examples: example/run.sh [name [arguments]]. Without a name: countries, then history on the
# repository that this file is in, with its database under build/.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/../test/packages.sh"

# What an example prints is all that goes to the output: example/run.sh structs shop.sqlite > shop.hpp.
exec 3>&1 1>&2

if [ $# -gt 0 ] && [ ! -e "$root/example/$1.cpp" ]; then
  examples=("$root"/example/*.cpp)
  examples=("${examples[@]##*/}")
  stop "there is no example $1; there are: ${examples[*]%.cpp}"
fi

need_to_build
need git has_command git
install_missing

configure_options=(-D IKEBANA_BUILD_EXAMPLES=ON)
target=examples
if [ $# -gt 0 ]; then
  target=example_$1
fi
build_target "$target" -D IKEBANA_BUILD_TESTS=OFF # a directory that test/run.sh made keeps its tests

# The repository may belong to someone else than who runs this (root in a container): git is told that it is meant.
export GIT_CONFIG_COUNT=1 GIT_CONFIG_KEY_0=safe.directory GIT_CONFIG_VALUE_0=$root

run() {
  step "$*"
  "$build/example/$1" "${@:2}" >&3
}

if [ $# -gt 0 ]; then
  run "$@"
  exit
fi

run countries
if git -C "$root" rev-parse --git-dir >/dev/null 2>&1; then
  run history "$root" --database "$build/history.sqlite"
else
  step "history: skipped, $root is not a git repository"
fi
