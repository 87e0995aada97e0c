// SPDX-License-Identifier: BSL-1.0
#include "sqlite3.h"

#if SQLITE_THREADSAFE != 2 || SQLITE_DEFAULT_MEMSTATUS != 0 || SQLITE_DQS != 0 || !defined(SQLITE_OMIT_SHARED_CACHE)
#error "the definitions that IKEBANA_SQLITE_DEFINITIONS lists have not arrived"
#endif

int stand_in_is_compiled_as_recommended(void) { return 1; }
