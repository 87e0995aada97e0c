// SPDX-License-Identifier: BSL-1.0
#pragma once

// The statements of a schema that are about its tables, found by the name of the table, view or index.

#include <ikebana/schema/ddl/grammar.hpp>

namespace ikebana::detail {

enum class ddl_entry_kind : unsigned char {
  table,
  table_of_query,  // CREATE TABLE ... AS SELECT: its columns are not written down
  virtual_table,
  view,
  index,
  add_column,
  rename_table,
  rename_column,
  drop_column,
};

struct ddl_entry {
  ddl_entry_kind kind = ddl_entry_kind::table;
  bool is_live = true;
  bool is_unique = false;  // of an index
  word_number schema = 0;  // of the schema's name; 0 is main
  word_number number = 0;  // of the name
  ddl_name name;           // of what is made, or of the table at the time when it is altered
  unsigned at = 0;         // where the statement begins
  unsigned body = 0;       // where its columns begin, or what an alteration says
  unsigned owner = 0;      // the entry of the table, of an index and an alteration
  unsigned next = 0;       // the next entry with a name of this kind, from 1
};

/// No statement that makes an entry is shorter than this.
inline constexpr unsigned shortest_statement = 16;
constexpr unsigned most_entries(std::size_t size) { return static_cast<unsigned>(size) / shortest_statement + 1; }

constexpr word_number number_of_name(std::string_view name) {
  word_number number = word_seed;
  const char* const characters = name.data();
  const std::size_t length = name.size();
  for (std::size_t i = 0; i != length; number = (number ^ (static_cast<unsigned char>(characters[i]) | 32u)) * word_prime, ++i) {
  }
  return number;
}

constexpr word_number number_of_name(const ddl_name& name) {
  if (!name.has_quotes_within()) return detail::number_of_name(name.written());
  word_number number = word_seed;
  name.each_character([&](char c) { number = mix_word(number, c); });
  return number;
}

inline constexpr word_number temporary_schema = "temp"_word;

/// The order in which schemas are searched if none is named: temp, then main, then others.
constexpr unsigned rank_of_schema(word_number schema) { return schema == temporary_schema ? 2 : schema == 0 ? 1 : 0; }

/// A name with the schema before it, as a statement writes it.
struct qualified_name {
  ddl_name name;
  word_number number = 0;
  word_number schema = 0;
  bool is_qualified = false;
  unsigned at = 0;
};

/// The entries of a schema, in the order of their statements, and the way to them by name.
class ddl_directory {
 public:
  static constexpr unsigned none = ~0u;

  constexpr explicit ddl_directory(ddl_entry* entries) : entries_(entries) {}

  constexpr unsigned size() const { return size_; }
  constexpr ddl_entry& operator[](unsigned at) { return entries_[at]; }

  constexpr unsigned push(const ddl_entry& entry) {
    entries_[size_] = entry;
    return size_++;
  }

  /// Adds an entry that is found by its name from now on.
  constexpr void push_named(const ddl_entry& entry) { link(push(entry)); }

  constexpr void rename(unsigned at, const ddl_name& name) {
    unlink(at);
    entries_[at].name = name;
    entries_[at].number = number_of_name(name);
    link(at);
  }

  constexpr void remove(unsigned at) {
    unlink(at);
    entries_[at].is_live = false;
  }

  /// Finds an entry by its name: in the schema that is named, otherwise in temp, main, and the others.
  constexpr unsigned find(const qualified_name& wanted) const {
    unsigned found = none;
    for (unsigned at = heads_[wanted.number & mask]; at != 0; at = entries_[at - 1].next) {
      const ddl_entry& entry = entries_[at - 1];
      if (entry.number != wanted.number || (wanted.is_qualified && entry.schema != wanted.schema)) continue;
      if (!(entry.name == wanted.name)) continue;
      if (found == none || rank_of_schema(entry.schema) > rank_of_schema(entries_[found].schema)) found = at - 1;
    }
    return found;
  }

 private:
  static constexpr unsigned mask = 63;

  constexpr void link(unsigned at) {
    unsigned& head = heads_[entries_[at].number & mask];
    entries_[at].next = head;
    head = at + 1;
  }

  constexpr void unlink(unsigned at) {
    unsigned* from = &heads_[entries_[at].number & mask];
    while (*from != at + 1) from = &entries_[*from - 1].next;
    *from = entries_[at].next;
  }

  ddl_entry* entries_;
  unsigned size_ = 0;
  unsigned heads_[mask + 1]{};
};

}  // namespace ikebana::detail
