// SPDX-License-Identifier: BSL-1.0
// expect: no table of this column's model has this alias
// expect-note: alias_is_in_query<.*aliased_column<&Employee::name, .*>, Employee>
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<Employee, "e">().where(col<&Employee::name, "boss"> == "Ada");
#else
constexpr auto asked = from<Employee, "e">().where(col<&Employee::name, "e"> == "Ada");
#endif

constexpr auto text = asked.sql();
