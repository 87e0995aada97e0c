// SPDX-License-Identifier: BSL-1.0
// expect: this column may be of the table that has an alias, or of the one around it
// expect-note: column<&Employee::name>
#include "models.hpp"

constexpr auto named_twice =
    from<Employee, "other">()
        .select(col<&Employee::manager_id, "other">)
#ifdef MISTAKE
        .where(col<&Employee::name> == "Ada");
#else
        .where(col<&Employee::name, "other"> == "Ada");
#endif

constexpr auto text = from<Employee>().where(col<&Employee::manager_id>.in(named_twice)).sql();
