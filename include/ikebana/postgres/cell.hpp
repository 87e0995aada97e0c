// SPDX-License-Identifier: BSL-1.0
#pragma once

// A column of a row of PostgreSQL's, as it is read.

#include <ikebana/driver/read_value.hpp>
#include <ikebana/model/iso_time.hpp>
#include <ikebana/postgres/lease.hpp>
#include <ikebana/postgres/numeric.hpp>

namespace ikebana::postgres::detail {

using namespace ikebana::detail;

/// "column 2 (name) holds ..., where id is 7": the row by its first column, which is its key in almost all models.
[[noreturn, gnu::cold, gnu::noinline]] inline void fail_reading(const lease& at, int column, const char* what) {
  const PGresult* const from = at.result();
  char place[160], row[160] = "";
  std::snprintf(place, sizeof place, "column %d (%.100s) holds ", column + 1, PQfname(from, column));
  if (column != 0 && !at.is_null(0)) {
    const char* const name = PQfname(from, 0);
    const char* const first = PQgetvalue(from, at.row(), 0);
    switch (at.kind(0)) {
      case column_kind::int2:
        std::snprintf(row, sizeof row, ", where %.100s is %d", name, static_cast<std::int16_t>(read_big_endian<std::uint16_t>(first)));
        break;
      case column_kind::int4:
        std::snprintf(row, sizeof row, ", where %.100s is %d", name, static_cast<std::int32_t>(read_big_endian<std::uint32_t>(first)));
        break;
      case column_kind::int8:
        std::snprintf(row, sizeof row, ", where %.100s is %lld", name, static_cast<long long>(read_big_endian<std::uint64_t>(first)));
        break;
      case column_kind::text: std::snprintf(row, sizeof row, ", where %.60s is '%.60s'", name, first); break;
      default: break;
    }
  }
  throw conversion_error(error_code::mismatch, message_text(place, std::string_view(what), row).text(), at.sql());
}

/// A column of the row that a statement is at. See driver/read_value.hpp.
struct cell {
  const lease& at;
  int column;
  column_kind of;
  const char* data;

  /// A time is a value of its own, and no text in some form.
  static constexpr bool has_times = true;

  [[gnu::always_inline]] void expect(bool holds, const char* wanted) const {
    if (!holds) [[unlikely]]
      fail_type(wanted);
  }
  [[noreturn]] void fail(const char* what) const { detail::fail_reading(at, column, what); }

  bool is_real() const { return of == column_kind::float8 || of == column_kind::float4; }
  int size() const { return PQgetlength(at.result(), at.row(), column); }

  storage kind() const {
    if (at.is_null(column)) return storage::unknown;
    switch (of) {
      case column_kind::int2:
      case column_kind::int4:
      case column_kind::int8:
      case column_kind::oid: return storage::integer;
      case column_kind::boolean: return storage::integer;
      case column_kind::float4:
      case column_kind::float8: return storage::real;
      case column_kind::bytes: return storage::blob;
      default: return storage::text;
    }
  }

  std::int64_t integer() const {
    if (of == column_kind::int8 && !is_missing()) [[likely]]
      return static_cast<std::int64_t>(read_big_endian<std::uint64_t>(data));
    return other_integer();
  }

  double real() const {
    if (of == column_kind::float8 && !is_missing()) [[likely]] {
      const double value = __builtin_bit_cast(double, read_big_endian<std::uint64_t>(data));
      if (value == value) [[likely]]
        return value;
      fail("NaN, which is no number");
    }
    return other_real();
  }

  std::string_view text() const {
    const int length = size();
    if (of == column_kind::text && (length != 0 || !at.is_null(column))) [[likely]]
      return {data, static_cast<std::size_t>(length)};
    return other_text();
  }

  blob_view bytes() const {
    const int length = size();
    if (of != column_kind::bytes && of != column_kind::uuid) fail_type("bytes");
    if (length == 0 && at.is_null(column)) fail_type("bytes");
    return {reinterpret_cast<const std::byte*>(data), static_cast<std::size_t>(length)};
  }

 private:
  /// NULL has no bytes, as an empty text; numbers always have some.
  bool is_missing() const { return size() == 0; }

  [[noreturn, gnu::cold, gnu::noinline]] void fail_type(const char* wanted) const {
    const bool is_null = at.is_null(column);
    const char* const found = is_null ? "NULL" : detail::name_of(of);
    detail::fail_reading(
        at, column, message_text(std::string_view(found), ", and ", std::string_view(message_text(wanted, " is wanted").text())).text());
  }

  [[gnu::noinline]] std::int64_t other_integer() const {
    if (at.is_null(column)) fail_type("an integer");
    switch (of) {
      case column_kind::int4: return static_cast<std::int32_t>(read_big_endian<std::uint32_t>(data));
      case column_kind::int2: return static_cast<std::int16_t>(read_big_endian<std::uint16_t>(data));
      case column_kind::oid: return read_big_endian<std::uint32_t>(data);
      case column_kind::boolean: return data[0] != 0 ? 1 : 0;
      case column_kind::numeric: {
        std::int64_t number = 0;
        if (!detail::integer_of_numeric(data, number)) fail("a numeric that is no integer of 64 bits");
        return number;
      }
      default: fail_type("an integer");
    }
  }

  [[gnu::noinline]] double other_real() const {
    if (at.is_null(column)) fail_type("a number");
    switch (of) {
      case column_kind::float4: return static_cast<double>(__builtin_bit_cast(float, read_big_endian<std::uint32_t>(data)));
      case column_kind::int2:
      case column_kind::int4:
      case column_kind::int8: {
        const std::int64_t number = integer();
        const auto real = static_cast<double>(number);
        expect(real < 0x1p63 && static_cast<std::int64_t>(real) == number, "one that a real number holds exactly");
        return real;
      }
      case column_kind::numeric:
        fail("a numeric, which a real number does not hold exactly; select cast<double>(...), or read a std::string");
      default: fail_type("a number");
    }
  }

  /// In a text of its own, which lasts as long as the row.
  [[gnu::noinline]] std::string_view other_text() const {
    if (at.is_null(column)) fail_type("a text");
    std::string& into = at.text_of(column);
    into.clear();
    switch (of) {
      case column_kind::jsonb:
        if (size() < 1 || data[0] != 1) fail("JSON of a form that is not known");
        return {data + 1, static_cast<std::size_t>(size() - 1)};
      case column_kind::date:
      case column_kind::timestamp: put_time(into); return into;
      case column_kind::uuid: put_uuid(into); return into;
      case column_kind::numeric: detail::put_numeric(data, into); return into;
      case column_kind::other:
        if (at.on.is_text_type(PQftype(at.result(), column))) return {data, static_cast<std::size_t>(size())};
        fail_unknown_type();
      default: fail_type("a text");
    }
  }

  [[noreturn, gnu::cold]] void fail_unknown_type() const {
    const std::string name = at.on.name_of_type(PQftype(at.result(), column));
    detail::fail_reading(
        at, column, message_text("a value of the type ", name, ", which has no C++ type here; select cast<std::string>(...)").text());
  }

  /// As codecs read times: "2024-05-31", "2024-05-31 17:45:00.000000", in UTC.
  void put_time(std::string& into) const {
    constexpr std::int64_t days_to_2000 = 10957, each_second = 1000000;
    iso_text written;
    if (of == column_kind::date) {
      const auto days = static_cast<std::int32_t>(read_big_endian<std::uint32_t>(data));
      if (days == INT32_MAX || days == INT32_MIN) fail("an infinite date");
      put_date(written, days + days_to_2000);
    } else {
      const auto ticks = static_cast<std::int64_t>(read_big_endian<std::uint64_t>(data));
      if (ticks == INT64_MAX || ticks == INT64_MIN) fail("an infinite time");
      std::int64_t fraction = 0, time = 0;
      const std::int64_t second = ikebana::detail::floor_of(ticks, each_second, fraction);
      put_date(written, ikebana::detail::floor_of(second, seconds_of_day, time) + days_to_2000);
      written.put_time(time);
      written.put('.');
      written.put(fraction, 6);
    }
    const std::string_view text = written;
    into.assign(text.data(), text.size());
  }
  void put_date(iso_text& into, std::int64_t days) const {
    if (days < first_day || days > last_day) fail("a date outside of the years 0 to 9999");
    into.put_date(days);
  }

  void put_uuid(std::string& into) const {
    constexpr char digits[] = "0123456789abcdef";
    for (int i = 0; i != 16; ++i) {
      if (i == 4 || i == 6 || i == 8 || i == 10) into += '-';
      const auto byte = static_cast<unsigned char>(data[i]);
      into += digits[byte >> 4];
      into += digits[byte & 15];
    }
  }
};

template <class T>
inline void lease::read(int column, T& into) const {
  const cell from{*this, column, kind(column), PQgetvalue(result_, row_, column)};
  if constexpr (is_optional<T>) {
    if (is_null(column)) {
      into.reset();
    } else {
      detail::read_value(from, into.has_value() ? *into : into.emplace());
    }
  } else {
    detail::read_value(from, into);
  }
}

inline bool lease::read_key(int column, std::int64_t& into) const {
  if (is_null(column)) return false;
  into = cell{*this, column, kind(column), PQgetvalue(result_, row_, column)}.integer();
  return true;
}

inline void lease::fail_missing(int column) const { detail::fail_reading(*this, column, "NULL, and a value is wanted"); }

}  // namespace ikebana::postgres::detail
