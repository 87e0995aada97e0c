// SPDX-License-Identifier: BSL-1.0
#pragma once

// The parameters of a statement on their way to the server: numbers and bytes as the server has them, texts as they stand.

#include <ikebana/driver/encode.hpp>
#include <ikebana/meta/utf8.hpp>
#include <ikebana/postgres/byte_buffer.hpp>
#include <ikebana/postgres/error.hpp>
#include <ikebana/postgres/slot.hpp>
#include <ikebana/postgres/type.hpp>

#include <cstdio>

namespace ikebana::postgres::detail {

/// What libpq wants of a parameter: where it is, how long, and whether it is text or binary.
struct parameter_place {
  std::size_t begin;
  int length;
  int is_binary;
};

inline constexpr int length_of_null = -1;
inline constexpr int length_of_unbound = -2;

/// The values of all parameters of a statement, one after the other.
class parameter_list {
 public:
  explicit parameter_list(unsigned count) : count_(count) {
    if (count > most_inside) places_ = new parameter_place[count];
    clear();
  }
  parameter_list(const parameter_list&) = delete;
  parameter_list& operator=(const parameter_list&) = delete;
  ~parameter_list() {
    if (places_ != inside_) delete[] places_;
  }

  unsigned count() const { return count_; }

  /// A place for a value, which is written at the end of `bytes`.
  void begin(int number, bool is_binary) {
    before_ = places_[number - 1];
    places_[number - 1] = {bytes.size(), 0, is_binary ? 1 : 0};
  }
  void end(int number) {
    places_[number - 1].length = static_cast<int>(bytes.size() - places_[number - 1].begin);
    if (before_.length != length_of_unbound) [[unlikely]]
      expect_same(number);
  }
  void put_null(int number) {
    before_ = places_[number - 1];
    places_[number - 1].length = length_of_null;
    if (before_.length != length_of_unbound) [[unlikely]]
      expect_same(number);
  }

  /// Before all are put anew.
  void clear() {
    bytes.clear();
    for (unsigned i = 0; i != count_; ++i) places_[i] = {0, length_of_unbound, 0};
    differing_ = 0;
  }

  /// The first parameter that has been given two values; 0 if none has.
  int differing() const { return differing_; }

  /// Calls `send(values, lengths, formats)`.
  template <class Send>
  auto give(Send send) {
    const char* values_inside[most_inside];
    int lengths_inside[most_inside], formats_inside[most_inside];
    if (count_ <= most_inside) return give_in(send, values_inside, lengths_inside, formats_inside);
    struct arrays {
      const char** values;
      int* numbers;
      explicit arrays(unsigned count) : values(new const char*[count]), numbers(new int[std::size_t{2} * count]) {}
      arrays(const arrays&) = delete;
      ~arrays() {
        delete[] values;
        delete[] numbers;
      }
    } many{count_};
    return give_in(send, many.values, many.numbers, many.numbers + count_);
  }

  byte_buffer bytes;

 private:
  static constexpr unsigned most_inside = 12;

  /// Two values stand for one parameter where the statement says the same twice: the key of groups, and what is selected of it.
  [[gnu::noinline]] void expect_same(int number) {
    const parameter_place& now = places_[number - 1];
    const bool is_same =
        now.length == before_.length &&
        (now.length <= 0 ||
         (now.is_binary == before_.is_binary &&
          __builtin_memcmp(bytes.data() + now.begin, bytes.data() + before_.begin, static_cast<std::size_t>(now.length)) == 0));
    if (!is_same && differing_ == 0) differing_ = number;
  }

  template <class Send>
  auto give_in(Send send, const char** values, int* lengths, int* formats) {
    for (unsigned i = 0; i != count_; ++i) {
      values[i] = places_[i].length < 0 ? nullptr : bytes.data() + places_[i].begin;
      lengths[i] = places_[i].length;
      formats[i] = places_[i].is_binary;
    }
    return send(values, lengths, formats);
  }

  parameter_place inside_[most_inside];
  parameter_place* places_ = inside_;
  unsigned count_;
  int differing_ = 0;
  parameter_place before_{};
};

/// A text that PostgreSQL takes for one: UTF-8, without NUL. Says what is wrong with it.
inline const char* fault_of_text(std::string_view text) {
  if (text.size() > 0x3fffffff) return "a text of more than 1073741823 bytes";
  const std::size_t valid = detail::valid_utf8_size(text);
  if (valid == text.size()) return nullptr;
  return text[valid] == '\0' ? "a text with a NUL byte, which PostgreSQL has none of" : "a text that is no UTF-8";
}

/// Writes a value as its type has it, behind what is there. `fail(what)` says what does not fit.
template <class Fail>
struct value_writer {
  byte_buffer& to;
  sql_type type;
  const Fail& fail;

  void integer(std::int64_t value) const {
    switch (type) {
      case sql_type::real: return real_of(value);
      case sql_type::boolean:
        if (value != 0 && value != 1) fail("an integer that is no boolean");
        return to.put(value != 0 ? "\1" : "\0", 1);
      case sql_type::integer: return to.put_number(static_cast<std::uint64_t>(value));
      case sql_type::bytes: return fail("an integer, and a blob is wanted");
      default: return digits(value);
    }
  }

  void real(double value) const {
    if (type == sql_type::real) return to.put_number(__builtin_bit_cast(std::uint64_t, value));
    if (type == sql_type::integer) {
      const bool is_exact = value >= -0x1p63 && value < 0x1p63 && static_cast<double>(static_cast<std::int64_t>(value)) == value;
      if (!is_exact) fail("a real number that is no integer");
      return to.put_number(static_cast<std::uint64_t>(static_cast<std::int64_t>(value)));
    }
    if (type == sql_type::boolean || type == sql_type::bytes) fail("a real number, and another type is wanted");
    char digits[32];
    const int size = std::snprintf(digits, sizeof digits, "%.17g", value);
    to.put(digits, static_cast<std::size_t>(size));
  }

  void text(std::string_view value) const {
    if (const char* const fault = detail::fault_of_text(value)) fail(fault);
    // PostgreSQL calls the year 0 that before the first.
    const bool is_of_year_0 = (type == sql_type::timestamp || type == sql_type::date) && value.substr(0, 5) == "0000-";
    to.put(is_of_year_0 ? "0001" : "");
    to.put(value.substr(is_of_year_0 ? 4 : 0));
    // A time is in UTC, whatever the session's zone.
    if (type == sql_type::timestamp) to.put("+00");
    if (is_of_year_0) to.put(" BC");
  }

  void bytes(blob_view value) const {
    if (value.size() > 0x3fffffff) fail("a blob of more than 1073741823 bytes");
    to.put(value.data(), value.size());
  }

 private:
  void real_of(std::int64_t value) const {
    const auto number = static_cast<double>(value);
    if (number >= 0x1p63 || static_cast<std::int64_t>(number) != value) fail("an integer that no real number is");
    real(number);
  }

  void digits(std::int64_t value) const {
    char digits[24];
    const int size = std::snprintf(digits, sizeof digits, "%lld", static_cast<long long>(value));
    to.put(digits, static_cast<std::size_t>(size));
  }
};

/// Whether values of a type are sent in the server's own form, and never as texts.
constexpr bool is_sent_binary(sql_type type) {
  return type == sql_type::integer || type == sql_type::real || type == sql_type::boolean || type == sql_type::bytes;
}

[[noreturn, gnu::cold, gnu::noinline]] inline void fail_parameter(std::string_view sql, int number, const char* what) {
  char digits[16];
  std::snprintf(digits, sizeof digits, "parameter $%d", number);
  throw conversion_error(error_code::mismatch, message_text(std::string_view(digits), " is ", std::string_view(what)).text(), sql);
}

/// A parameter, as a place for a value.
struct parameter_sink {
  parameter_list& list;
  const slot& of;
  int number;

  sql_type type() const { return parameter_type{of.types[number - 1]}.of(); }

  void null() const { list.put_null(number); }
  void integer(std::int64_t value) const {
    put(detail::is_sent_binary(type()), [&](const auto& writer) { writer.integer(value); });
  }
  void real(double value) const {
    put(detail::is_sent_binary(type()), [&](const auto& writer) { writer.real(value); });
  }
  void text(std::string_view value, lasting) const {
    if (detail::is_sent_binary(type())) fail("a text, and another type is wanted");
    put(false, [&](const auto& writer) { writer.text(value); });
  }
  void bytes(blob_view value, lasting) const {
    if (type() != sql_type::bytes && type() != sql_type::uuid) fail("a blob, and another type is wanted");
    if (type() == sql_type::uuid && value.size() != 16) fail("a uuid that is not of 16 bytes");
    put(true, [&](const auto& writer) { writer.bytes(value); });
  }

  [[noreturn, gnu::cold]] void fail(const char* what) const { detail::fail_parameter(of.text(), number, what); }

 private:
  template <class Write>
  void put(bool is_binary, Write write) const {
    const auto fail_here = [this](const char* what) { fail(what); };
    list.begin(number, is_binary);
    write(value_writer<decltype(fail_here)>{list.bytes, type(), fail_here});
    list.end(number);
    if (!is_binary) list.bytes.put("", 1);  // libpq reads texts to their NUL
  }
};

}  // namespace ikebana::postgres::detail
