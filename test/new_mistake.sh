#!/usr/bin/env bash
# SPDX-License-Identifier: BSL-1.0
# Begins a test of a mistake: test/new_mistake.sh <feature> <name> writes test/compile_fail/<feature>/<name>.cpp, and says what is to be
# filled in. A feature is a folder there.
set -euo pipefail
folder=$(dirname "${BASH_SOURCE[0]}")/compile_fail
feature=${1:-}
name=${2:-}
if [[ ! $name =~ ^[a-z][a-z0-9_]*$ || ! $feature =~ ^[a-z]+$ ]]; then
  echo "usage: test/new_mistake.sh <feature> <what is done wrong, as in limit_twice: small letters, digits and _>; the features are" >&2
  (cd "$folder" && printf '%s\n' */ | grep -vE '^(matrix|self_test)/' | tr -d / | paste -sd ' ') >&2
  exit 2
fi
file=$folder/$feature/$name.cpp
there=$(find "$folder" -name "$name.cpp")
if [ -n "$there" ]; then
  echo "test/new_mistake.sh: $there is there already" >&2
  exit 1
fi
mkdir -p "$folder/$feature"
cat >"$file" <<'TEMPLATE'
// SPDX-License-Identifier: BSL-1.0
// expect: EXPECTED
#include "models.hpp"

// What is wrong here, where the name of the file does not say it.

#ifdef MISTAKE
constexpr auto asked = from<Post>().WRONG;
#else
constexpr auto asked = from<Post>().RIGHT;
#endif

// Whoever made the mistake goes on: no second error may come of it.
constexpr auto text = asked.sql();
TEMPLATE
cat <<SAID
$file: fill in
  EXPECTED  words of the first error line, a regular expression as CMake has them: [(] for a parenthesis
  WRONG     the mistake
  RIGHT     the nearest thing that is right: it compiles
and take out the first comment if it says nothing. A file that includes <ikebana/sqlite.hpp> says "// needs: sqlite" in a line of its own.
Then: cmake --preset quick && ctest --preset full -R 'compile_fail[.]$name\$'
SAID
