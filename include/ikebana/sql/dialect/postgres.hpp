// SPDX-License-Identifier: BSL-1.0
#pragma once

// What PostgreSQL says in other words than SQLite, so that both give the same rows; and what it cannot say.

#include <ikebana/sql/dialect/postgres_types.hpp>

namespace ikebana::postgres {

namespace detail {

using ikebana::detail::problem;
using ikebana::detail::spelling;

constexpr auto texts = ikebana::detail::operands_are::texts;
constexpr auto json_values = ikebana::detail::operands_are::json_values;

/// The constructs that PostgreSQL spells in its own way. The first row that fits is taken: those of one type before those of all.
inline constexpr spelling spellings[] = {
    // Conditions. IS NOT DISTINCT FROM finds no index: beside a value, IS is an equality.
    {" IS value", "({1} = {2} OR ({1} IS NULL AND {2} IS NULL))"},
    {" IS NOT value", "{1} IS DISTINCT FROM {2}"},
    {" IS ", "{1} IS NOT DISTINCT FROM {2}"},
    {" IS NOT ", "{1} IS DISTINCT FROM {2}"},
    {.construct = " LIKE ", .pattern = "({1} COLLATE \"C\") ILIKE {2} ESCAPE {3}", .operands = 3, .takes = texts},
    {.construct = " LIKE ", .pattern = "({1} COLLATE \"C\") ILIKE {2} ESCAPE ''", .takes = texts},
    {.construct = " GLOB ", .refused = problem::glob},
    {.construct = " REGEXP ", .refused = problem::user_function},

    // Clauses.
    {.construct = " FULL JOIN without =", .refused = problem::full_join_without_equality},
    {.construct = " ON CONFLICT DO UPDATE without columns", .refused = problem::update_without_target},

    // Arithmetic. What is divided by 0 is NULL; bits and texts bind less tightly than sums, and are put in parentheses.
    {" / ", "{1} / nullif({2}, 0)"},
    {.construct = " % ", .refused = problem::remainder_of_reals, .of = sql_type::real},
    {" % ", "{1} % nullif({2}, 0)"},
    {" & ", "({1} & {2})"},
    {" | ", "({1} | {2})"},
    {" << ",
     "(CASE WHEN {1} IS NULL THEN NULL WHEN {2} BETWEEN 0 AND 63 THEN CAST({1} AS bigint) << CAST({2} AS integer) "
     "WHEN {2} BETWEEN -63 AND -1 THEN CAST({1} AS bigint) >> CAST(0 - {2} AS integer) WHEN {2} > 0 OR {2} < 0 AND {1} >= 0 THEN 0 "
     "WHEN {2} < 0 THEN -1 END)"},
    {" >> ",
     "(CASE WHEN {1} IS NULL THEN NULL WHEN {2} BETWEEN 0 AND 63 THEN CAST({1} AS bigint) >> CAST({2} AS integer) "
     "WHEN {2} BETWEEN -63 AND -1 THEN CAST({1} AS bigint) << CAST(0 - {2} AS integer) WHEN {2} < 0 OR {2} > 0 AND {1} >= 0 THEN 0 "
     "WHEN {2} > 0 THEN -1 END)"},
    {.construct = " || ", .pattern = "({1} || {2})", .takes = texts},
    {.construct = "-", .pattern = "(-{1})", .of = sql_type::boolean, .takes_numbers = true},
    {.construct = "~", .pattern = "(~{1})", .takes_numbers = true},

    // One of several values.
    {"iif(", "CASE WHEN [1] THEN [2] ELSE [3] END"},
    {"min(", "least([*])"},
    {"max(", "greatest([*])"},
    {"coalesce(", "coalesce([*])"},
    {"nullif(", "nullif([1], [2])"},
    {"min( of NULL", "CASE WHEN num_nulls([*]) > 0 THEN NULL ELSE least([*]) END"},
    {"max( of NULL", "CASE WHEN num_nulls([*]) > 0 THEN NULL ELSE greatest([*]) END"},

    // Conversions.
    {.construct = "CAST AS integer", .pattern = "CAST(trunc([1]) AS bigint)", .of = sql_type::real},
    {.construct = "CAST AS integer", .pattern = "CAST(CAST([1] AS integer) AS bigint)", .of = sql_type::boolean},
    {"CAST AS integer", "CAST([1] AS bigint)"},
    {.construct = "CAST AS real", .pattern = "CAST(CAST([1] AS integer) AS double precision)", .of = sql_type::boolean},
    {"CAST AS real", "CAST([1] AS double precision)"},
    {.construct = "CAST AS boolean", .pattern = "CAST([1] AS boolean)", .of = sql_type::boolean},
    {.construct = "CAST AS boolean", .pattern = "(trunc({1}) <> 0)", .of = sql_type::real},
    {"CAST AS boolean", "({1} <> 0)"},
    {.construct = "CAST AS text", .pattern = "CAST(CAST([1] AS integer) AS text)", .of = sql_type::boolean},
    {.construct = "CAST AS text", .pattern = "convert_from([1], 'UTF8')", .of = sql_type::bytes},
    {.construct = "CAST AS text", .pattern = "CAST([1] AS text)", .takes = texts},
    {.construct = "CAST AS bytes", .pattern = "CAST([1] AS bytea)", .of = sql_type::bytes},
    {"CAST AS bytes", "convert_to(CAST([1] AS text), 'UTF8')"},
    {"CAST AS date", "CAST([1] AS date)"},
    {"CAST AS timestamp", "CAST([1] AS timestamp with time zone)"},
    {"CAST AS uuid", "CAST([1] AS uuid)"},
    {"CAST AS json", "CAST([1] AS jsonb)"},

    // Texts. Upper and lower case of ASCII alone, as SQLite has them.
    {.construct = "upper", .pattern = "upper({1} COLLATE \"C\")", .takes = texts},
    {.construct = "lower", .pattern = "lower({1} COLLATE \"C\")", .takes = texts},
    {.construct = "length", .pattern = "CAST(length([1]) AS bigint)", .of = sql_type::text},
    {.construct = "length", .pattern = "CAST(length([1]) AS bigint)", .of = sql_type::bytes},
    {.construct = "length", .pattern = "CAST(length(CAST([1] AS text)) AS bigint)", .takes_numbers = true, .takes = texts},
    // From a negative position on is from the end on; a negative number of characters is of those before.
    {.construct = "substr",
     .pattern = "substr([1], CAST(CASE WHEN {2} < 0 THEN length([1]) + {2} + 1 ELSE {2} END AS integer))",
     .operands = 2,
     .takes = texts},
    {.construct = "substr",
     .pattern = "substr([1], CAST(CASE WHEN {2} < 0 THEN length([1]) + {2} + 1 ELSE {2} END - greatest(0 - {3}, 0) AS integer), "
                "CAST(abs({3}) AS integer))",
     .takes = texts},
    {.construct = "trim", .pattern = "btrim([*])", .takes = texts},
    {.construct = "ltrim", .pattern = "ltrim([*])", .takes = texts},
    {.construct = "rtrim", .pattern = "rtrim([*])", .takes = texts},
    {.construct = "replace", .pattern = "replace([*])", .takes = texts},
    {.construct = "instr", .pattern = "CAST(strpos([1], [2]) AS bigint)", .takes = texts},
    {.construct = "hex", .pattern = "coalesce(upper(encode([1], 'hex')), '')", .of = sql_type::bytes},
    {.construct = "hex",
     .pattern = "coalesce(upper(encode(convert_to(CAST([1] AS text), 'UTF8'), 'hex')), '')",
     .takes_numbers = true,
     .takes = texts},
    {.construct = "unicode", .pattern = "CAST(nullif(ascii([1]), 0) AS bigint)", .takes = texts},
    {"char", "concat(<each>chr(CAST([.] AS integer))</each>)"},
    {.construct = "format", .refused = problem::function_of_sqlite},
    {.construct = "quote", .refused = problem::function_of_sqlite},
    {.construct = "typeof", .refused = problem::function_of_sqlite},
    {.construct = "soundex", .refused = problem::function_of_sqlite},

    // Numbers. A real is rounded away from 0, as SQLite does: that is how PostgreSQL rounds a numeric. By its text no digit is lost.
    {.construct = "abs", .pattern = "abs([1])", .takes_numbers = true},
    {.construct = "round", .pattern = "CAST([1] AS double precision)", .of = sql_type::boolean, .operands = 1, .takes_numbers = true},
    {.construct = "round", .pattern = "CAST([1] AS double precision)", .of = sql_type::integer, .operands = 1},
    {.construct = "round",
     .pattern = "CAST(round(CAST(CAST(CAST([1] AS double precision) AS text) AS numeric)) AS double precision)",
     .operands = 1},
    {.construct = "round",
     .pattern = "CAST(round(CAST(CAST(CAST([1] AS double precision) AS text) AS numeric), CAST(CASE WHEN {2} < 0 THEN 0 ELSE {2} END AS "
                "integer)) AS double precision)",
     .takes_numbers = true},
    {.construct = "sign", .pattern = "CAST(sign([1]) AS bigint)", .takes_numbers = true},
    {.construct = "ceil", .pattern = "{1}", .of = sql_type::integer},
    {.construct = "floor", .pattern = "{1}", .of = sql_type::integer},
    {.construct = "trunc", .pattern = "{1}", .of = sql_type::integer},
    {"random", "((CAST(floor(random() * 4294967296) AS bigint) - 2147483648) * 4294967296 + CAST(floor(random() * 4294967296) AS bigint))"},
    // What is outside of the domain is NULL.
    {"sqrt", "CASE WHEN {1} >= 0 THEN sqrt([1]) END"},
    {"ln", "CASE WHEN {1} > 0 THEN ln(CAST([1] AS double precision)) END"},
    {"log10", "CASE WHEN {1} > 0 THEN log(CAST([1] AS double precision)) END"},
    {"log2", "CASE WHEN {1} > 0 THEN ln(CAST([1] AS double precision)) / ln(CAST(2 AS double precision)) END"},
    {.construct = "log", .pattern = "CASE WHEN {1} > 0 THEN log(CAST([1] AS double precision)) END", .operands = 1},
    {"log", "CASE WHEN {1} > 1 AND {2} > 0 THEN ln(CAST([2] AS double precision)) / ln(CAST([1] AS double precision)) END"},
    {"pow", "CASE WHEN {1} >= 0 OR {2} = trunc([2]) THEN pow([1], [2]) END"},
    {"asin", "CASE WHEN {1} BETWEEN -1 AND 1 THEN asin([1]) END"},
    {"acos", "CASE WHEN {1} BETWEEN -1 AND 1 THEN acos([1]) END"},
    {"mod",
     "(CAST([1] AS double precision) - CAST([2] AS double precision) * trunc(CAST([1] AS double precision) / nullif(CAST([2] AS double "
     "precision), 0)))"},

    // Dates of columns that hold a moment. SQLite's modifiers, and moments that are texts or numbers, are its own.
    {.construct = "date", .pattern = "to_char([1], 'YYYY-MM-DD')", .of = sql_type::date, .operands = 1},
    {.construct = "date", .pattern = "to_char([1] AT TIME ZONE 'UTC', 'YYYY-MM-DD')", .of = sql_type::timestamp, .operands = 1},
    {.construct = "time", .pattern = "to_char([1] AT TIME ZONE 'UTC', 'HH24:MI:SS')", .of = sql_type::timestamp, .operands = 1},
    {.construct = "datetime",
     .pattern = "to_char([1] AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS')",
     .of = sql_type::timestamp,
     .operands = 1},
    {.construct = "unixepoch", .pattern = "CAST(floor(extract(epoch FROM [1])) AS bigint)", .of = sql_type::timestamp, .operands = 1},
    {.construct = "unixepoch", .pattern = "CAST(extract(epoch FROM [1]) AS bigint)", .of = sql_type::date, .operands = 1},
    {.construct = "date", .refused = problem::date_function},
    {.construct = "time", .refused = problem::date_function},
    {.construct = "datetime", .refused = problem::date_function},
    {.construct = "unixepoch", .refused = problem::date_function},
    {.construct = "julianday", .refused = problem::date_function},
    {.construct = "strftime", .refused = problem::date_function},
    {"CURRENT_DATE", "to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD')"},
    {"CURRENT_TIME", "to_char(now() AT TIME ZONE 'UTC', 'HH24:MI:SS')"},
    {"CURRENT_TIMESTAMP", "to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS')"},

    // JSON. SQLite's paths that begin with $ are PostgreSQL's jsonpath; a strict one takes no array for its elements.
    {"->", "jsonb_path_query_first(CAST([1] AS jsonb), CAST('strict ' || {2} AS jsonpath), '{}', true)"},
    {.construct = "->>",
     .pattern = "(jsonb_path_query_first(CAST([1] AS jsonb), CAST('strict ' || {2} AS jsonpath), '{}', true) #>> '{}')",
     .of = sql_type::text},
    {.construct = "->>",
     .pattern = "CAST(jsonb_path_query_first(CAST([1] AS jsonb), CAST('strict ' || {2} AS jsonpath), '{}', true) #>> '{}' AS bigint)",
     .of = sql_type::integer},
    {.construct = "->>",
     .pattern =
         "CAST(jsonb_path_query_first(CAST([1] AS jsonb), CAST('strict ' || {2} AS jsonpath), '{}', true) #>> '{}' AS double precision)",
     .of = sql_type::real},
    {.construct = "->>",
     .pattern = "CAST(jsonb_path_query_first(CAST([1] AS jsonb), CAST('strict ' || {2} AS jsonpath), '{}', true) #>> '{}' AS boolean)",
     .of = sql_type::boolean},
    {.construct = "->>", .refused = problem::json_function},
    {.construct = "->> position", .refused = problem::json_function},
    {"json", "CAST([1] AS jsonb)"},
    {.construct = "json_array", .pattern = "json_build_array([*])", .takes = json_values},
    {.construct = "json_object", .pattern = "json_build_object([*])", .takes = json_values},
    {.construct = "json_quote", .pattern = "to_json([1])", .takes = json_values},
    {.construct = "json_array_length",
     .pattern = "CAST(jsonb_array_length(jsonb_path_query_array(CAST([1] AS jsonb), 'strict $[0 to last]', '{}', true)) AS bigint)",
     .operands = 1},
    {.construct = "json_array_length", .refused = problem::json_function},
    {.construct = "json_valid", .refused = problem::json_function},
    {.construct = "json_type", .refused = problem::json_function},
    {.construct = "json_insert", .refused = problem::json_function},
    {.construct = "json_replace", .refused = problem::json_function},
    {.construct = "json_set", .refused = problem::json_function},
    {.construct = "json_remove", .refused = problem::json_function},
    {.construct = "json_patch", .refused = problem::json_function},

    // Aggregates. Sums of 64 bits are numeric to PostgreSQL; those of SQLite are integers.
    {.construct = "sum", .pattern = "sum(<distinct>CAST([1] AS double precision))", .of = sql_type::real, .operands = 1},
    {.construct = "sum", .pattern = "sum(<distinct>[1])", .operands = 1, .takes_numbers = true},
    {.construct = "sum", .of = sql_type::integer, .before = "CAST(", .after = " AS bigint)"},
    {.construct = "sum", .of = sql_type::boolean, .before = "CAST(", .after = " AS bigint)"},
    {.construct = "avg", .pattern = "avg(<distinct>[1])", .operands = 1, .takes_numbers = true},
    {.construct = "avg", .before = "CAST(", .after = " AS double precision)"},
    {.construct = "total", .pattern = "sum(<distinct>[1])", .operands = 1, .takes_numbers = true},
    {.construct = "total", .before = "CAST(coalesce(", .after = ", 0) AS double precision)"},
    {.construct = "min", .pattern = "bool_and([1])", .of = sql_type::boolean, .operands = 1},
    {.construct = "max", .pattern = "bool_or([1])", .of = sql_type::boolean, .operands = 1},
    {.construct = "min", .refused = problem::extreme_of_bytes, .of = sql_type::bytes, .operands = 1},
    {.construct = "max", .refused = problem::extreme_of_bytes, .of = sql_type::bytes, .operands = 1},
    {.construct = "group_concat", .pattern = "string_agg(<distinct>convert_from([1], 'UTF8'), ',')", .of = sql_type::bytes, .operands = 1},
    {.construct = "group_concat", .pattern = "string_agg(convert_from([1], 'UTF8'), [2])", .of = sql_type::bytes, .operands = 2},
    {.construct = "group_concat",
     .pattern = "string_agg(<distinct>CAST([1] AS text), ',')",
     .operands = 1,
     .takes_numbers = true,
     .takes = texts},
    {.construct = "group_concat", .pattern = "string_agg(CAST([1] AS text), [2])", .operands = 2, .takes_numbers = true, .takes = texts},
    {.construct = "json_group_array", .pattern = "json_agg([1])", .operands = 1, .takes = json_values},
    {.construct = "json_group_array", .before = "coalesce(", .after = ", '[]')"},
    {.construct = "json_group_object", .pattern = "json_object_agg([1], [2])", .operands = 2, .takes = json_values},
    {.construct = "json_group_object", .before = "coalesce(", .after = ", '{}')"},

    // Functions over windows take integers of 32 bits.
    {"ntile", "ntile(CAST([1] AS integer))"},
    {"nth_value", "nth_value([1], CAST([2] AS integer))"},
    {.construct = "lag", .pattern = "lag([1], CAST([2] AS integer))", .operands = 2},
    {.construct = "lag", .pattern = "lag([1], CAST([2] AS integer), [3])", .operands = 3},
    {.construct = "lead", .pattern = "lead([1], CAST([2] AS integer))", .operands = 2},
    {.construct = "lead", .pattern = "lead([1], CAST([2] AS integer), [3])", .operands = 3},

    // Tables and columns that SQLite alone has.
    {.construct = "json_each", .refused = problem::table_of_json},
    {.construct = "json_tree", .refused = problem::table_of_json},
    {.construct = "rowid", .refused = problem::rowid},
    {.construct = "a hidden column", .refused = problem::full_text_search},
    {.construct = " MATCH ", .refused = problem::full_text_search},
    {.construct = "bm25", .refused = problem::full_text_search},
    {.construct = "snippet", .refused = problem::full_text_search},
    {.construct = "highlight", .refused = problem::full_text_search},
};

}  // namespace detail

/// PostgreSQL: parameters are `$1`. Only texts so far: there is no driver.
struct dialect {
  static constexpr ikebana::detail::dialect_facts facts{
      .placeholder = '$',
      .has_booleans = true,
      .before_bytes = "'\\x",
      .after_bytes = "'::bytea",
      .locks_rows = true,
      .makes_key_of_null = false,
      .goes_on_after_error = false,
      .writes_row_by_row = false,
      .types_parameters = true,
      .compares_by_is = false,
      .takes_first_of_several = false,
      .orders_sets_by_all = false,
      .orders_null_first = false,
      .limits_before_offset = false,
      .names_derived_tables = true,
      .has_arrays = true,
      .has_lateral = true,
      .longest_name = 63,
      .binary_collation = "C",
      .infinity = "Infinity",
      .after_real = "::float8",
      .column_types = detail::column_types,
      .column_type_count = sizeof(detail::column_types) / sizeof(detail::column_types[0]),
      .most_digits_of_time = 6,
      .makes_key = " GENERATED BY DEFAULT AS IDENTITY",
      .has_table_options = false,
      .computes_when_read = false,
      .names_tables_to_come = false,
      .says_schema_of_table_only = true,
      .indexes_any_expression = false,
      .spellings = detail::spellings,
      .spelling_count = sizeof(detail::spellings) / sizeof(detail::spellings[0]),
  };
};

namespace detail {

constexpr ikebana::detail::dialect_facts facts_without_lateral() {
  ikebana::detail::dialect_facts facts = dialect::facts;
  facts.has_lateral = false;
  return facts;
}

}  // namespace detail

/// What speaks PostgreSQL and knows no LATERAL, or is slow by it, as Citus: a limit for each owner numbers the rows of all.
struct dialect_without_lateral {
  static constexpr ikebana::detail::dialect_facts facts = detail::facts_without_lateral();
};

}  // namespace ikebana::postgres
