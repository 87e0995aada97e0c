// SPDX-License-Identifier: BSL-1.0
// expect: SQL of your own names an alias that two queries have
// expect-note: aliases_are_told_apart
#include "models.hpp"

using Reports = has_many<Employee, Employee, &Employee::manager_id>;

#ifdef MISTAKE
constexpr auto has_deeper = exists(related<Reports, "report">().where(ikebana::sql<bool, "report.name = 'Ada'">()));
#else
constexpr auto has_deeper = exists(related<Reports, "deeper">().where(ikebana::sql<bool, "deeper.name = 'Ada'">()));
#endif

constexpr auto text = from<Employee>().where(exists(related<Reports, "report">().where(has_deeper))).sql();
