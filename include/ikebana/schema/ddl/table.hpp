// SPDX-License-Identifier: BSL-1.0
#pragma once

// A table of a schema: its columns, keys, foreign keys and indexes. Names are parts of the schema's text.

#include <ikebana/schema/ddl/token.hpp>
#include <ikebana/schema/key_index.hpp>

#include <string_view>
#include <type_traits>

namespace ikebana {

/// What SQLite prefers to keep in a column, by the type that it is declared with. `any`: values as they come, because no
/// type is declared, or ANY in a STRICT table.
enum class affinity : unsigned char { any, integer, real, numeric, text, bytes };

namespace detail {

/// A list that grows while compiling, or at run time. Not std::vector, which not every compiler can evaluate.
template <class T>
class growing_list {
  static_assert(std::is_trivially_copyable_v<T>);

 public:
  constexpr growing_list() = default;
  growing_list(const growing_list&) = delete;
  growing_list& operator=(const growing_list&) = delete;
  constexpr growing_list(growing_list&& other) noexcept : items_(other.items_), size_(other.size_), room_(other.room_) {
    other.items_ = nullptr;
    other.size_ = other.room_ = 0;
  }
  constexpr ~growing_list() { delete[] items_; }

  constexpr unsigned size() const { return size_; }
  constexpr T& operator[](unsigned at) { return items_[at]; }
  constexpr const T& operator[](unsigned at) const { return items_[at]; }
  constexpr T& last() { return items_[size_ - 1]; }
  constexpr T* begin() { return items_; }
  constexpr T* end() { return items_ + size_; }
  constexpr const T* begin() const { return items_; }
  constexpr const T* end() const { return items_ + size_; }

  constexpr void push(const T& item) {
    if (size_ == room_) make_room();
    items_[size_++] = item;
  }

  constexpr void erase(unsigned at) {
    for (--size_; at != size_; ++at) items_[at] = items_[at + 1];
  }

  constexpr void cut(unsigned size) { size_ = size; }

  /// Makes an empty list into one of so many new items.
  constexpr void make(unsigned size) {
    items_ = new T[size];
    size_ = room_ = size;
  }

 private:
  constexpr void make_room() {
    room_ = room_ == 0 ? 8 : room_ * 2;
    T* const larger = new T[room_];
    for (unsigned i = 0; i != size_; ++i) larger[i] = items_[i];
    delete[] items_;
    items_ = larger;
  }

  T* items_ = nullptr;
  unsigned size_ = 0;
  unsigned room_ = 0;
};

/// Each character in lower case.
struct folded_characters {
  char of[256];
};

constexpr folded_characters fold_characters() {
  folded_characters folded{};
  for (int c = 0; c != 256; ++c) folded.of[c] = lower_case(static_cast<char>(c));
  return folded;
}

inline constexpr folded_characters folding = fold_characters();

constexpr char folded(char c) { return folding.of[static_cast<unsigned char>(c)]; }

/// How many characters two texts of a length begin with alike, whatever their case.
constexpr unsigned common_length(const char* a, const char* b, unsigned length) {
  unsigned i = 0;
  for (; i != length && folding.of[static_cast<unsigned char>(a[i])] == folding.of[static_cast<unsigned char>(b[i])]; ++i) {
  }
  return i;
}

}  // namespace detail

/// A name as a schema writes it, without the quotes around it.
struct ddl_name {
  const char* characters = nullptr;
  unsigned length = 0;
  char quote = '\0';  // the quote that is doubled within the name; none for bare words and brackets

  /// The characters as they are written: a quote within a quoted name is still doubled.
  constexpr std::string_view written() const { return {characters, length}; }
  constexpr bool empty() const { return characters == nullptr; }

  /// Calls `visit` with each character of the name.
  template <class Visit>
  constexpr void each_character(Visit visit) const {
    for (unsigned i = 0; i != length; ++i) {
      visit(characters[i]);
      if (quote != '\0' && characters[i] == quote) ++i;
    }
  }

  /// Whether a quote stands within the name.
  constexpr bool has_quotes_within() const {
    if (quote == '\0') return false;
    unsigned i = 0;
    for (; i != length && characters[i] != quote; ++i) {
    }
    return i != length;
  }

  /// Whether this is that name, which is written without quotes; as SQLite compares: ASCII letters are the same in both cases.
  friend constexpr bool operator==(const ddl_name& a, std::string_view b) {
    if (!a.has_quotes_within()) return a.length == b.size() && detail::common_length(a.characters, b.data(), a.length) == a.length;
    std::size_t at = 0;
    bool same = true;
    a.each_character([&](char c) {
      same = same && at != b.size() && detail::folded(c) == detail::folded(b[at]);
      if (same) ++at;
    });
    return same && at == b.size();
  }

  friend constexpr bool operator==(const ddl_name& a, const ddl_name& b) {
    if (!b.has_quotes_within()) return a == b.written();
    if (!a.has_quotes_within()) return b == a.written();
    unsigned i = 0;
    unsigned j = 0;
    for (; i < a.length && j < b.length; ++i, ++j) {
      if (detail::folded(a.characters[i]) != detail::folded(b.characters[j])) return false;
      if (a.characters[i] == a.quote) ++i;
      if (b.characters[j] == b.quote) ++j;
    }
    return i >= a.length && j >= b.length;
  }
};

enum class ddl_generated : unsigned char { no, is_virtual, is_stored };

/// A column of a table in a schema.
struct ddl_column {
  ddl_name name;
  ddl_name type;             // as it is declared: "VARCHAR(20)"; empty if there is none
  bool type_is_cut = false;  // words follow a quotation: SQLite shows the quotation alone, but takes it for no type it knows
  ikebana::affinity affinity = ikebana::affinity::any;
  bool not_null = false;     // declared NOT NULL, or by the primary key of a STRICT or WITHOUT ROWID table
  unsigned primary_key = 0;  // its place in the primary key, from 1
  ddl_generated generated = ddl_generated::no;
  std::string_view default_text;  // the expression, as it is written
  ddl_name collation;
  unsigned at = 0;  // where it stands in the text

  /// Whether it is declared as one of the types that SQLite knows by name.
  constexpr bool has_type(std::string_view known) const { return !type.empty() && !type_is_cut && type == known; }
};

/// A column of an index, or an expression in its place.
struct ddl_key_part {
  static constexpr int expression = -2;

  int column = expression;
  bool descending = false;
  ddl_name collation;  // empty: the column's own
};

enum class ddl_origin : unsigned char { created, unique, primary_key };

/// An index of a table: its parts are `parts[first]` and those that follow.
struct ddl_index {
  ddl_name name;  // empty for those that a constraint makes
  ddl_origin origin = ddl_origin::created;
  bool is_unique = false;
  bool is_partial = false;
  int not_null_column = -1;  // the column of WHERE column IS NOT NULL
  unsigned first = 0;
  unsigned size = 0;
};

enum class ddl_action : unsigned char { no_action, restrict_, set_null, set_default, cascade };

/// A foreign key of a table: its columns are `links[first]` and those that follow.
struct ddl_foreign_key {
  ddl_name parent;
  ddl_action on_update = ddl_action::no_action;
  ddl_action on_delete = ddl_action::no_action;
  unsigned first = 0;
  unsigned size = 0;
};

struct ddl_link {
  int column = 0;
  ddl_name parent_column;  // empty: the parent's primary key
};

/// A table, as it stands when all statements of a schema have run.
struct ddl_table {
  ddl_name name;
  bool is_strict = false;
  bool is_without_rowid = false;
  int rowid_column = -1;  // the INTEGER PRIMARY KEY
  detail::growing_list<ddl_column> columns;
  detail::growing_list<ddl_index> indexes;
  detail::growing_list<ddl_key_part> parts;
  detail::growing_list<ddl_foreign_key> foreign_keys;
  detail::growing_list<ddl_link> links;

  /// The position of a column, or -1.
  constexpr int find(std::string_view wanted) const {
    for (unsigned i = 0; i != columns.size(); ++i) {
      if (columns[i].name == wanted) return static_cast<int>(i);
    }
    return -1;
  }

  constexpr int find(const ddl_name& wanted) const {
    for (unsigned i = 0; i != columns.size(); ++i) {
      if (columns[i].name == wanted) return static_cast<int>(i);
    }
    return -1;
  }

  /// Whether a column never holds NULL: the INTEGER PRIMARY KEY does not, declared NOT NULL or not.
  constexpr bool is_never_null(unsigned column) const { return columns[column].not_null || static_cast<int>(column) == rowid_column; }

  /// Whether a name is the rowid's, and no column's.
  constexpr bool has_unlisted(std::string_view wanted) const {
    return detail::is_rowid_name(wanted) && !is_without_rowid && find(wanted) < 0;
  }
  constexpr int rowid_position() const { return rowid_column >= 0 ? rowid_column : detail::key_positions::rowid; }

  /// Visits the rowid and each index.
  template <class Visit>
  constexpr void each_index(const Visit& visit) const {
    if (!is_without_rowid) detail::visit_unique(detail::key_positions(rowid_position()), visit);
    for (const ddl_index& index : indexes) {
      visit(detail::key_index{
          index.size, index.is_unique, index.is_partial, index.not_null_column, [&](unsigned i) { return parts[index.first + i].column; }});
    }
  }

  /// The collation of a part of an index.
  constexpr ddl_name collation_of(const ddl_key_part& part) const {
    if (!part.collation.empty() || part.column < 0) return part.collation;
    return columns[static_cast<unsigned>(part.column)].collation;
  }
};

namespace detail {

/// Whether two collations are the same; BINARY is the one that is not named.
constexpr bool same_collation(const ddl_name& a, const ddl_name& b) {
  if (a.empty() || b.empty()) return (a.empty() || a == "binary") && (b.empty() || b == "binary");
  return a == b;
}

/// The affinity of a declared type, by SQLite's rules: it depends on the words that the type contains.
constexpr affinity affinity_of_type(const ddl_name& type) {
  const auto four = [](const char* text) {
    std::uint32_t packed = 0;
    for (; *text != '\0'; ++text) packed = packed << 8 | static_cast<unsigned char>(*text);
    return packed;
  };
  affinity found = affinity::numeric;
  std::uint32_t last = 0;
  bool is_decided = false;
  type.each_character([&](char c) {
    last = last << 8 | static_cast<unsigned char>(folded(c));
    if (is_decided) return;
    if (last == four("char") || last == four("clob") || last == four("text")) {
      found = affinity::text;
    } else if (last == four("blob") && (found == affinity::numeric || found == affinity::real)) {
      found = affinity::bytes;
    } else if ((last == four("real") || last == four("floa") || last == four("doub")) && found == affinity::numeric) {
      found = affinity::real;
    } else if ((last & 0xffffffu) == four("int")) {
      found = affinity::integer;
      is_decided = true;
    }
  });
  return found;
}

}  // namespace detail
}  // namespace ikebana
