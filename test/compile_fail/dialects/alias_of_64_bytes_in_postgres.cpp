// SPDX-License-Identifier: BSL-1.0
// expect: this database cuts a name that is longer than 63 bytes; give the table, the column or the alias a shorter one
#include "models.hpp"

constexpr auto asked = from<Post, "an_alias_of_64_bytes_0123456789_0123456789_0123456789_0123456789">();

#ifdef MISTAKE
constexpr auto text = asked.sql<postgres::dialect>();
#else
constexpr auto text = asked.sql();
#endif
