// SPDX-License-Identifier: BSL-1.0
#pragma once

// PostgreSQL's types by their numbers: what a parameter is sent as, and what a column is.

#include <ikebana/model/sql_type.hpp>
#include <ikebana/postgres/library.hpp>

namespace ikebana::postgres::detail {

namespace oid {
inline constexpr Oid boolean = 16, bytes = 17, name = 19, int8 = 20, int2 = 21, int4 = 23, text = 25, oid = 26, json = 114, float4 = 700,
                     float8 = 701, unknown = 705, character = 1042, varchar = 1043, date = 1082, timestamp = 1114, timestamptz = 1184,
                     numeric = 1700, uuid = 2950, jsonb = 3802;
inline constexpr Oid booleans = 1000, bytes_array = 1001, texts = 1009, int8s = 1016, float8s = 1022, dates = 1182, timestamptzs = 1185,
                     uuids = 2951, jsonbs = 3807;
}  // namespace oid

/// What a parameter is sent as. A text has no type: what stands beside it tells it, so that a text may be a uuid's, or a label of an
/// enumeration. A list of texts has one.
constexpr Oid oid_of(sql_type type, bool is_array) {
  constexpr Oid single[] = {0, oid::int8, oid::float8, oid::boolean, 0, oid::bytes, oid::date, oid::timestamptz, oid::uuid, oid::jsonb, 0};
  constexpr Oid several[] = {
      0, oid::int8s, oid::float8s, oid::booleans, oid::texts, oid::bytes_array, oid::dates, oid::timestamptzs, oid::uuids, oid::jsonbs, 0};
  return (is_array ? several : single)[static_cast<unsigned>(type)];
}

/// How a column is read.
enum class column_kind : unsigned char {
  other,
  int2,
  int4,
  int8,
  oid,
  float4,
  float8,
  boolean,
  text,
  bytes,
  date,
  timestamp,
  uuid,
  jsonb,
  numeric
};

constexpr column_kind kind_of(Oid type) {
  switch (type) {
    case oid::int2: return column_kind::int2;
    case oid::int4: return column_kind::int4;
    case oid::int8: return column_kind::int8;
    case oid::oid: return column_kind::oid;
    case oid::float4: return column_kind::float4;
    case oid::float8: return column_kind::float8;
    case oid::boolean: return column_kind::boolean;
    case oid::text:
    case oid::varchar:
    case oid::character:
    case oid::name:
    case oid::json:
    case oid::unknown: return column_kind::text;
    case oid::bytes: return column_kind::bytes;
    case oid::date: return column_kind::date;
    case oid::timestamp:
    case oid::timestamptz: return column_kind::timestamp;
    case oid::uuid: return column_kind::uuid;
    case oid::jsonb: return column_kind::jsonb;
    case oid::numeric: return column_kind::numeric;
    default: return column_kind::other;
  }
}

/// "an integer", for an error that says what a column is.
constexpr const char* name_of(column_kind kind) {
  switch (kind) {
    case column_kind::int2:
    case column_kind::int4:
    case column_kind::int8:
    case column_kind::oid: return "an integer";
    case column_kind::float4:
    case column_kind::float8: return "a real number";
    case column_kind::boolean: return "a boolean";
    case column_kind::text: return "a text";
    case column_kind::bytes: return "bytes";
    case column_kind::date: return "a date";
    case column_kind::timestamp: return "a timestamp";
    case column_kind::uuid: return "a uuid";
    case column_kind::jsonb: return "JSON";
    case column_kind::numeric: return "a numeric";
    default: return "of a type that has no C++ type here";
  }
}

}  // namespace ikebana::postgres::detail
