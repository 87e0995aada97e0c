// SPDX-License-Identifier: BSL-1.0
#pragma once

// What the tables of a statement are called.

#include <ikebana/meta/text.hpp>
#include <ikebana/syntax/token_list.hpp>

namespace ikebana::detail {

/// Whether `whole` is `base` with an underscore and a number; with number 1, `base` itself.
constexpr bool is_numbered(std::string_view whole, std::string_view base, unsigned number) {
  if (number == 1) return detail::same_name(whole, base);
  const std::size_t end = base.size();
  if (whole.size() <= end || whole[end] != '_' || !same_letters(whole.data(), base.data(), static_cast<unsigned>(end))) return false;
  const number_text wanted(number);
  return whole.size() == end + 1 + wanted.view().size() &&
         same_characters(whole.data() + end + 1, wanted.view().data(), static_cast<unsigned>(wanted.view().size()));
}

/// How long a name is with its number, which stands behind it from the second on.
constexpr std::size_t numbered_size(std::string_view name, unsigned number) {
  return number > 1 ? name.size() + 1 + number_text(number).view().size() : name.size();
}

/// A table of a statement, as its columns are qualified.
/// Trivial, as tokens are, so that room for many costs nothing.
struct source_facts {
  const token* declared;
  unsigned scope;
  unsigned number;  // from the second table of a name: "employees_2"
  unsigned length;  // of its name, without the number
  bool used;
  bool is_optional;

  constexpr const table_facts& table() const { return *declared->table; }
  constexpr bool may_be_missing() const { return declared->position != 0; }
  constexpr bool has_alias() const { return declared->length != 0; }
  constexpr bool has_its_own_name() const { return declared->length == 0 && number == 1; }
  constexpr std::string_view name() const { return has_alias() ? declared->text() : table().name; }
  constexpr text_span name_piece() const {
    if (has_alias()) return {declared->characters, declared->length};
    return detail::text_span_of(table().name);
  }
};

constexpr bool same_name(const source_facts& a, const source_facts& b) {
  if (a.number == 1 && b.number == 1) {
    const text_span first = a.name_piece(), second = b.name_piece();
    return first.length == second.length && same_letters(first.characters, second.characters, first.length);
  }
  if (detail::same_name(a.name(), b.name())) return a.number == b.number;
  return (a.number > 1 && b.number == 1 && detail::is_numbered(b.name(), a.name(), a.number)) ||
         (b.number > 1 && a.number == 1 && detail::is_numbered(a.name(), b.name(), b.number));
}

constexpr bool has_column_named(const table_facts& table, std::string_view name, unsigned number) {
  for (unsigned i = 0; i != table.column_count; ++i) {
    if (detail::is_numbered(table.columns[i].name, name, number)) return true;
  }
  return false;
}

/// Whether a table or one of its columns has a name of more than so many bytes.
constexpr bool has_longer_name(const table_facts& table, std::size_t most) {
  if (table.name.size() > most || table.schema.size() > most) return true;
  for (unsigned i = 0; i != table.column_count; ++i) {
    if (table.columns[i].name.size() > most) return true;
  }
  return false;
}

constexpr bool is_of_identifier(char each) { return is_of_word(each) || each == '$'; }

/// Whether a name stands in SQL, as far as letters tell.
constexpr bool mentions_name(std::string_view sql, std::string_view name) {
  const unsigned length = static_cast<unsigned>(name.size());
  for (std::size_t at = 0; at + length <= sql.size(); ++at) {
    if (!same_letters(sql.data() + at, name.data(), length)) continue;
    const bool begins = at == 0 || !is_of_identifier(sql[at - 1]);
    if (begins && (at + length == sql.size() || !is_of_identifier(sql[at + length]))) return true;
  }
  return false;
}

}  // namespace ikebana::detail
