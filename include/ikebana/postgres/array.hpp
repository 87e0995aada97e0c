// SPDX-License-Identifier: BSL-1.0
#pragma once

// Several values as one parameter: an array of the server's. Numbers and texts are sent as it has them, all else by its words.

#include <ikebana/expression/range.hpp>
#include <ikebana/postgres/parameters.hpp>

namespace ikebana::postgres::detail {

using ikebana::detail::value_list;

/// Whether the elements of an array are sent as the server has them.
constexpr bool is_array_sent_binary(sql_type type) { return detail::is_sent_binary(type) || type == sql_type::text; }

/// Writes an array: `begin`, then each element by a sink, then `end`.
class array_writer {
 public:
  array_writer(parameter_list& list, const slot& of, int number)
      : list_(list), of_(of), number_(number), type_(parameter_type{of.types[number - 1]}.of()) {
    list.begin(number, is_binary());
    begin_ = bytes().size();
    if (!is_binary()) {
      bytes().put("{");
      return;
    }
    for (unsigned i = 0; i != 5; ++i) bytes().put_number(std::uint32_t{0});  // the header, which is written at the end
  }
  array_writer(const array_writer&) = delete;
  array_writer& operator=(const array_writer&) = delete;

  void end() {
    if (bytes().size() - begin_ > 0x3fffffff) fail("beyond 1073741823 bytes with the others");
    if (!is_binary()) {
      if (count_ != 0) bytes().cut(bytes().size() - 1);
      bytes().put("}");
      list_.end(number_);
      return bytes().put("", 1);
    }
    bytes().write_number(begin_, std::uint32_t{count_ != 0 ? 1u : 0u});  // dimensions
    bytes().write_number(begin_ + 4, std::uint32_t{has_null_ ? 1u : 0u});
    bytes().write_number(begin_ + 8, std::uint32_t{type_ == sql_type::text ? oid::text : detail::oid_of(type_, false)});
    bytes().write_number(begin_ + 12, count_);
    bytes().write_number(begin_ + 16, std::uint32_t{1});  // the number of the first
    if (count_ == 0) bytes().cut(begin_ + 12);
    list_.end(number_);
  }

  /// An element as a place for a value.
  struct sink {
    array_writer& of;

    void null() const { of.put_null(); }
    void integer(std::int64_t value) const {
      of.put([&](const auto& writer) { writer.integer(value); });
    }
    void real(double value) const {
      of.put([&](const auto& writer) { writer.real(value); });
    }
    void text(std::string_view value, lasting) const {
      if (detail::is_sent_binary(of.type_)) fail("a text, and another type is wanted");
      of.put([&](const auto& writer) { writer.text(value); });
    }
    void bytes(blob_view value, lasting) const {
      if (of.type_ == sql_type::uuid) return of.put_uuid(value);
      if (of.type_ != sql_type::bytes) fail("a blob, and another type is wanted");
      of.put([&](const auto& writer) { writer.bytes(value); });
    }
    [[noreturn, gnu::cold]] void fail(const char* what) const { of.fail(what); }
  };

  sink next() {
    ++count_;
    return {*this};
  }

 private:
  bool is_binary() const { return detail::is_array_sent_binary(type_); }
  byte_buffer& bytes() { return list_.bytes; }

  [[noreturn, gnu::cold]] void fail(const char* what) const {
    detail::fail_parameter(of_.text(), number_, message_text("several values, and one is ", what).text());
  }

  void put_null() {
    has_null_ = true;
    if (is_binary()) return bytes().put_number(~std::uint32_t{0});
    bytes().put("NULL,");
  }

  template <class Write>
  void put(Write write) {
    const auto fail_here = [this](const char* what) { fail(what); };
    const value_writer<decltype(fail_here)> writer{bytes(), type_, fail_here};
    if (!is_binary()) bytes().put("\"");
    const std::size_t before = bytes().size();
    if (is_binary()) bytes().put_number(std::uint32_t{0});
    write(writer);
    if (is_binary()) {
      bytes().write_number(before, static_cast<std::uint32_t>(bytes().size() - before - 4));
    } else {
      escape(before);
      bytes().put("\",");
    }
  }

  /// 16 bytes in the words of a uuid.
  void put_uuid(blob_view value) {
    if (value.size() != 16) fail("a uuid that is not of 16 bytes");
    constexpr char digits[] = "0123456789abcdef";
    for (std::size_t i = 0; i != value.size(); ++i) {
      const auto byte = static_cast<unsigned>(value.data()[i]);
      const char two[] = {digits[byte >> 4], digits[byte & 15]};
      bytes().put(two, 2);
    }
    bytes().put(",");
  }

  /// Puts a backslash before each quote and backslash of an element.
  void escape(std::size_t begin) {
    std::size_t more = 0;
    for (std::size_t i = begin; i != bytes().size(); ++i) more += must_escape(bytes().data()[i]) ? 1 : 0;
    if (more == 0) return;
    std::size_t from = bytes().size();
    bytes().add(more);
    for (std::size_t to = bytes().size(); from != begin;) {
      const char each = bytes().data()[--from];
      bytes().data()[--to] = each;
      if (must_escape(each)) bytes().data()[--to] = '\\';
    }
  }
  static bool must_escape(char each) { return each == '"' || each == '\\'; }

  parameter_list& list_;
  const slot& of_;
  int number_;
  sql_type type_;
  std::size_t begin_ = 0;
  std::uint32_t count_ = 0;
  bool has_null_ = false;
};

/// Puts a value: one, or several as an array.
template <class T>
void put_value(const T& value, const parameter_sink& to) {
  detail::encode(value, to);
}
template <class T>
void put_value(const value_list<T>& list, const parameter_sink& to) {
  array_writer writer{to.list, to.of, to.number};
  for (const T& each : list.values) detail::encode(each, writer.next());
  writer.end();
}

/// Integer keys of owners, which last until they are sent.
struct integer_keys {
  const std::int64_t* keys;
  std::size_t count;

  integer_keys(const std::int64_t* first, std::size_t size) : keys(first), count(size) {}

  void put(parameter_list& list, const slot& of, int number) const {
    array_writer writer{list, of, number};
    for (std::size_t i = 0; i != count; ++i) writer.next().integer(keys[i]);
    writer.end();
  }
};

/// Keys of owners of any type: an array for each column.
template <class Owners, class Model, const key_columns& Key>
struct keys_of {
  const Owners& owners;

  explicit keys_of(const Owners& given) : owners(given) {}

  void put(parameter_list& list, const slot& of, int number) const { put_each(list, of, number, std::make_index_sequence<Key.size>{}); }

 private:
  template <std::size_t... I>
  void put_each(parameter_list& list, const slot& of, int number, std::index_sequence<I...>) const {
    (put_column<I>(list, of, number + static_cast<int>(I)), ...);
  }
  template <std::size_t I>
  void put_column(parameter_list& list, const slot& of, int number) const {
    array_writer writer{list, of, number};
    for (std::size_t i = 0; i != owners.size(); ++i) {
      detail::encode(owners.template key<member_at<Model, Key.at[I]>, I>(i), writer.next());
    }
    writer.end();
  }
};

}  // namespace ikebana::postgres::detail
