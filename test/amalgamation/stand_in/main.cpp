// SPDX-License-Identifier: BSL-1.0
// Links what was built instead of the system's SQLite.

#include <sqlite3.h>

int main() { return stand_in_is_compiled_as_recommended() == 1 ? 0 : 1; }
