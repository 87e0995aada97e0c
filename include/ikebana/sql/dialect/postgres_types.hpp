// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <ikebana/syntax/dialect.hpp>

namespace ikebana::postgres::detail {

/// The types of columns.
inline constexpr ikebana::detail::column_type column_types[] = {
    {sql_type::integer, 2, "smallint"},
    {sql_type::integer, 4, "integer"},
    {sql_type::integer, 0, "bigint"},
    {sql_type::real, 4, "real"},
    {sql_type::real, 0, "double precision"},
    {sql_type::boolean, 0, "boolean"},
    {sql_type::text, 0, "text"},
    {sql_type::label, 0, "text"},
    {sql_type::bytes, 0, "bytea"},
    {sql_type::date, 0, "date"},
    {sql_type::timestamp, 0, "timestamp with time zone"},
    {sql_type::uuid, 0, "uuid"},
    {sql_type::json, 0, "jsonb"},
};

}  // namespace ikebana::postgres::detail
