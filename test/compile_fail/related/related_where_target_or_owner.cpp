// SPDX-License-Identifier: BSL-1.0
// expect: this column may be of the table that has an alias, or of the one around it
// expect-note: column<&Employee::name>
#include "models.hpp"

using Reports = has_many<Employee, Employee, &Employee::manager_id>;

#ifdef MISTAKE
constexpr auto asked = related<Reports, "report">().where(col<&Employee::name> == "Ada" || col<&Employee::name, "report"> == "Ada");
#else
constexpr auto asked = related<Reports, "report">().where(outer(col<&Employee::name>) == "Ada" || col<&Employee::name, "report"> == "Ada");
#endif

constexpr auto text = from<Employee>().with(asked).statements();
