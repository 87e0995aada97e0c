// SPDX-License-Identifier: BSL-1.0
// expect: reads rows that this statement is writing
#include "models.hpp"

using Managed = has_many<Employee, Employee>;

constexpr auto greatest = max(related<Managed>(), col<&Employee::name>);

#ifdef MISTAKE
constexpr auto sql = update<Employee>().set(col<&Employee::name> = "boss").everywhere().returning(greatest).sql();
#else
constexpr auto sql = update<Employee>().set(col<&Employee::name> = "boss").everywhere().returning(count(related<Managed>())).sql();
#endif
