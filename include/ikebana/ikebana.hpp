// SPDX-License-Identifier: BSL-1.0
#ifndef IKEBANA_IKEBANA_HPP
#define IKEBANA_IKEBANA_HPP

// All that is computed at compile time: models, relations, queries, their SQL and their row types. No database.

// The rules come first: a compiler prints the way to the header that refuses something.
#include <ikebana/fwd.hpp>  // first: it says what the compiler must know

#include <ikebana/model/check.hpp>
#include <ikebana/expression/column.hpp>
#include <ikebana/expression/literal.hpp>
#include <ikebana/expression/json_function.hpp>
#include <ikebana/expression/predicate.hpp>
#include <ikebana/expression/aggregate.hpp>
#include <ikebana/expression/call.hpp>
#include <ikebana/expression/choice.hpp>
#include <ikebana/expression/case.hpp>
#include <ikebana/expression/row_value.hpp>
#include <ikebana/expression/frame.hpp>
#include <ikebana/expression/window.hpp>
#include <ikebana/expression/raw.hpp>
#include <ikebana/expression/range.hpp>
#include <ikebana/expression/maybe.hpp>
#include <ikebana/statement/check_cut.hpp>
#include <ikebana/statement/check.hpp>
#include <ikebana/statement/table_name.hpp>
#include <ikebana/statement/twin_columns.hpp>
#include <ikebana/statement/check_operator.hpp>
#include <ikebana/statement/check_place.hpp>
#include <ikebana/statement/condition.hpp>
#include <ikebana/statement/check_related.hpp>
#include <ikebana/statement/variant.hpp>
#include <ikebana/statement/check_limit.hpp>
#include <ikebana/statement/check_compound.hpp>
#include <ikebana/statement/check_owner.hpp>
#include <ikebana/statement/check_query.hpp>
#include <ikebana/statement/check_join.hpp>
#include <ikebana/statement/check_into.hpp>
#include <ikebana/statement/check_scalar.hpp>
#include <ikebana/statement/check_after.hpp>
#include <ikebana/statement/after.hpp>
#include <ikebana/result/row.hpp>
#include <ikebana/statement/load.hpp>
#include <ikebana/statement/check_preload.hpp>
#include <ikebana/statement/check_write.hpp>
#include <ikebana/statement/check_insert.hpp>
#include <ikebana/statement/conflict.hpp>
#include <ikebana/statement/returning.hpp>
#include <ikebana/statement/write_record.hpp>
#include <ikebana/statement/check_persistence.hpp>
#include <ikebana/statement/check_finding.hpp>
#include <ikebana/statement/check_pivoting.hpp>
#include <ikebana/statement/related.hpp>

#include <ikebana/expression/date_function.hpp>
#include <ikebana/expression/number_function.hpp>
#include <ikebana/expression/order.hpp>
#include <ikebana/expression/text_function.hpp>
#include <ikebana/model/enumeration.hpp>
#include <ikebana/model/id.hpp>
#include <ikebana/model/json.hpp>
#include <ikebana/result/result.hpp>
#include <ikebana/sql/render.hpp>
#include <ikebana/sql/show.hpp>
#include <ikebana/sql/variants.hpp>
#include <ikebana/statement/insert.hpp>
#include <ikebana/statement/scalar.hpp>
#include <ikebana/statement/subquery.hpp>
#include <ikebana/statement/persistence.hpp>
#include <ikebana/statement/update.hpp>
#include <ikebana/statement/dsl.hpp>

#endif
