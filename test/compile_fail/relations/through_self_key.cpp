// SPDX-License-Identifier: BSL-1.0
// expect: a key to its own model leads both ways; write has_many<M, M> down
// expect-note: leads_to_other_model<&Employee::manager_id, Employee>
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = related<through<Employee, Employee>>();
#else
constexpr auto asked = related<has_many<Employee, Employee, &Employee::manager_id>>();
#endif

constexpr auto text = asked.sql();
