#!/usr/bin/env bash
# SPDX-License-Identifier: BSL-1.0
# Begins a test of a mistake: test/new_mistake.sh <name> writes test/compile_fail/<name>.cpp, and says what is to be filled in.
set -euo pipefail
name=${1:-}
if [[ ! $name =~ ^[a-z][a-z0-9_]*$ ]]; then
  echo "usage: test/new_mistake.sh <what is done wrong, as in limit_twice: small letters, digits and _>" >&2
  exit 2
fi
file=$(dirname "${BASH_SOURCE[0]}")/compile_fail/$name.cpp
if [ -e "$file" ]; then
  echo "test/new_mistake.sh: $file is there already" >&2
  exit 1
fi
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
