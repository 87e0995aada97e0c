// SPDX-License-Identifier: BSL-1.0
#pragma once

// All that is computed at compile time: models, relations, queries, their SQL and their row types. No database.

// The rules come first: a compiler prints the way to the header that refuses something.
#include <ikebana/fwd.hpp>  // first: it says what the compiler must know

#include <ikebana/model/check.hpp>
#include <ikebana/expression/check/value.hpp>
#include <ikebana/expression/check/comparison.hpp>
#include <ikebana/expression/compare.hpp>
#include <ikebana/expression/collate.hpp>
#include <ikebana/expression/predicate.hpp>
#include <ikebana/expression/function/call.hpp>
#include <ikebana/expression/function/aggregating.hpp>
#include <ikebana/expression/function/aggregate.hpp>
#include <ikebana/expression/function/user.hpp>
#include <ikebana/expression/column.hpp>
#include <ikebana/expression/literal.hpp>
#include <ikebana/expression/function/json.hpp>
#include <ikebana/expression/coalesce.hpp>
#include <ikebana/expression/cast.hpp>
#include <ikebana/expression/case.hpp>
#include <ikebana/expression/row_value.hpp>
#include <ikebana/expression/frame.hpp>
#include <ikebana/expression/window.hpp>
#include <ikebana/expression/function/window.hpp>
#include <ikebana/expression/raw.hpp>
#include <ikebana/expression/range.hpp>
#include <ikebana/expression/maybe.hpp>
#include <ikebana/query/check/cut.hpp>
#include <ikebana/query/check/model.hpp>
#include <ikebana/query/table_name.hpp>
#include <ikebana/query/check/twin_columns.hpp>
#include <ikebana/query/check/window.hpp>
#include <ikebana/expression/function/group.hpp>
#include <ikebana/expression/function/hidden_column.hpp>
#include <ikebana/query/check/place.hpp>
#include <ikebana/query/check/condition.hpp>
#include <ikebana/query/check/related.hpp>
#include <ikebana/query/check/row_lock.hpp>
#include <ikebana/query/clause/variant.hpp>
#include <ikebana/query/check/limit.hpp>
#include <ikebana/query/check/compound.hpp>
#include <ikebana/query/check/owner.hpp>
#include <ikebana/query/check/query.hpp>
#include <ikebana/query/check/join.hpp>
#include <ikebana/query/check/into.hpp>
#include <ikebana/query/check/scalar.hpp>
#include <ikebana/query/check/after.hpp>
#include <ikebana/query/after.hpp>
#include <ikebana/result/row.hpp>
#include <ikebana/preload/load.hpp>
#include <ikebana/preload/check/preload.hpp>
#include <ikebana/write/check/written_rows.hpp>
#include <ikebana/write/check/write.hpp>
#include <ikebana/write/check/insert.hpp>
#include <ikebana/write/conflict.hpp>
#include <ikebana/write/returning.hpp>
#include <ikebana/write/write_record.hpp>
#include <ikebana/write/check/persistence.hpp>
#include <ikebana/write/check/finding.hpp>
#include <ikebana/write/check/pivoting.hpp>
#include <ikebana/query/related.hpp>

#include <ikebana/expression/function/date.hpp>
#include <ikebana/expression/function/number.hpp>
#include <ikebana/expression/order.hpp>
#include <ikebana/expression/function/text.hpp>
#include <ikebana/model/enumeration.hpp>
#include <ikebana/model/id.hpp>
#include <ikebana/model/json.hpp>
#include <ikebana/result/result.hpp>
#include <ikebana/sql/check_text.hpp>
#include <ikebana/sql/render.hpp>
#include <ikebana/sql/show.hpp>
#include <ikebana/sql/variants.hpp>
#include <ikebana/write/insert.hpp>
#include <ikebana/query/null_within.hpp>
#include <ikebana/query/relation_scalar.hpp>
#include <ikebana/query/subquery.hpp>
#include <ikebana/write/persistence.hpp>
#include <ikebana/write/update.hpp>
#include <ikebana/dsl.hpp>
