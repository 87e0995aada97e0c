// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <ikebana/fwd.hpp>

namespace ikebana::detail {

/// What can be wrong with an expression, in the order in which it is reported.
enum class problem : unsigned char {
  none,
  no_such_column,
  not_comparable,
  wrong_operand,  // of a kind that the operator or the function does not take
  compared_with_null,
  compared_with_optional,
  null_in_query,  // that is negated: it finds nothing then
  unknown_type,
  aggregate_in_where,
  aggregate_in_aggregate,
  window_in_condition,
  not_a_condition,
  model_not_in_query,
  outer_not_in_query,  // as above, of a column that steps out: it may belong to a query that is still to come
  model_twice_in_query,
  model_within_and_around,  // a column without alias, whose table has one, and another of its model is around
  no_such_target,           // of target(...): no relation is asked for, or one that leads elsewhere
  untyped_parameter,
  parameter_types_differ,
  ungrouped,
  not_selected,
  no_such_window,
  reads_what_it_defines,
  varies_within,
  alias_in_raw_text,  // an alias that gives way to that of a query around, and stands in SQL of the user's own
  owner_without_key,
  preload_of_groups,
  not_of_each_target,  // a set of targets is ordered by, or yields, what a target may have several values of
  aggregate_of_cut,    // of targets that are limited or distinct
  of_several_owners,   // an aggregate or a window over the targets of all of them
  locks_no_rows,       // the database: it has no FOR UPDATE
  no_rows_to_lock,     // FOR UPDATE of groups, or of a query within another
  reads_written_rows,  // a sub-query, of which it depends on the order of the rows that are written what it yields
  too_long,
  // Of a dialect: what it cannot say, though another can. From here on.
  glob,
  user_function,
  rowid,
  full_text_search,
  function_of_sqlite,
  date_function,
  collation_of_sqlite,
  remainder_of_reals,
  extreme_of_bytes,
  json_function,
  table_of_json,
  value_of_any_kind,
  full_join_without_equality,
  update_without_target,
  order_beside_distinct,
  returned_before_written,
  bool_beside_number,
  value_without_text,  // whose text is another in each database
  name_too_long,
  name_of_index_too_long,  // one that is made of the table and the columns
  moment_too_precise,
  text_with_zero,
  computed_of_computed,
};

constexpr bool is_of_dialect(problem found) { return found > problem::too_long; }

}  // namespace ikebana::detail
