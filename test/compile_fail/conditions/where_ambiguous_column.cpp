// SPDX-License-Identifier: BSL-1.0
// expect: this column's model stands in the query twice
// expect-note: model_is_in_query_once<.*column<&Employee::name>, SecondReports|model_is_in_query_once<.*column<&Employee::name>, .*through<
#include "models.hpp"

using Reports = has_many<Employee, Employee, &Employee::manager_id>;
using SecondReports = through<Reports, Reports>;

#ifdef MISTAKE
constexpr auto asked = related<SecondReports, "report">().where(col<&Employee::name> == "Ada");
#else
constexpr auto asked = related<SecondReports, "report">().where(col<&Employee::name, "report"> == "Ada");
#endif

constexpr auto text = asked.sql();
