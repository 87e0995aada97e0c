// SPDX-License-Identifier: BSL-1.0
#pragma once

// Writes text, while compiling or at run time: the statements of a schema, and its diagrams.

#include <ikebana/meta/text_span.hpp>
#include <ikebana/meta/text.hpp>
#include <ikebana/model/table.hpp>
#include <ikebana/syntax/problem.hpp>

#include <string_view>

namespace ikebana::detail {

constexpr void copy_characters(char* to, const char* from, unsigned length) {
#if defined(__clang__)
  if (length != 0) __builtin_memcpy(to, from, length);  // one step of its constant evaluator
#else
  for (unsigned i = 0; i != length; ++i) to[i] = from[i];
#endif
}

/// An array that may have no element.
template <class T, unsigned Count>
struct array_of {
  T at[Count + 1]{};
};

/// A text that grows. What is beyond its room is left out, and `is_full` says so.
class schema_writer {
 public:
  static constexpr unsigned capacity = 1u << 18;
  static constexpr unsigned most_parts = 4096;

  // Leaves the characters uninitialized.
  constexpr schema_writer() {}

  constexpr const char* characters() const { return characters_; }
  constexpr unsigned size() const { return size_; }
  constexpr bool is_full() const { return is_full_; }
  constexpr std::string_view view() const { return {characters_, size_}; }
  constexpr char last() const { return size_ == 0 ? '\0' : characters_[size_ - 1]; }

  constexpr void put(char character) {
    if (size_ == capacity) {
      is_full_ = true;
    } else {
      characters_[size_++] = character;
    }
  }

  constexpr void put(std::string_view text) {
    const char* const from = text.data();
    const unsigned length = static_cast<unsigned>(text.size());
    if (length > capacity - size_) {
      is_full_ = true;
      return;
    }
    copy_characters(characters_ + size_, from, length);
    size_ += length;
  }

  constexpr void put_quoted(std::string_view identifier) {
    put('"');
    put_doubling('"', identifier);
    put('"');
  }

  constexpr void put_doubling(char doubled, std::string_view text) {
    const unsigned twice = detail::count_of(doubled, text);
    if (twice == 0) return put(text);
    if (text.size() + twice > capacity - size_) {
      is_full_ = true;
    } else {
      size_ = static_cast<unsigned>(detail::copy_doubling(characters_ + size_, text, doubled) - characters_);
    }
  }

  constexpr void put_number(unsigned long long number) { put(number_text(number).view()); }

  /// Notes what a dialect cannot say of what is written.
  constexpr void fail(problem what) {
    if (found_ == problem::none) found_ = what;
  }
  constexpr problem first_problem() const { return found_; }

  /// Ends a part of the text: a statement, a literal.
  constexpr void end_part() {
    if (part_count_ == most_parts) {
      is_full_ = true;
    } else {
      ends_[part_count_++] = size_;
    }
  }

  constexpr unsigned part_count() const { return part_count_; }
  constexpr unsigned begin_of(unsigned part) const { return part == 0 ? 0 : ends_[part - 1]; }
  constexpr unsigned end_of(unsigned part) const { return ends_[part]; }
  constexpr std::string_view part(unsigned which) const { return {characters_ + begin_of(which), end_of(which) - begin_of(which)}; }

 private:
  char characters_[capacity];
  unsigned ends_[most_parts];
  unsigned size_ = 0;
  unsigned part_count_ = 0;
  bool is_full_ = false;
  problem found_ = problem::none;
};

struct writer_sizes {
  unsigned size;
  unsigned parts;
  bool is_full;
  problem found;
};

template <class Text>
constexpr writer_sizes measure_text() {
  schema_writer out;
  Text::write(out);
  return {out.size(), out.part_count(), out.is_full(), out.first_problem()};
}

/// A text in an array of its exact size, with the places where its parts begin and end.
template <unsigned Size, unsigned Parts>
struct whole_text {
  char characters[Size + 1]{};
  unsigned ends[Parts + 1]{};

  constexpr std::string_view view() const { return {characters, Size}; }

  /// One of the parts, without the characters that separate it from the next.
  constexpr std::string_view part(unsigned which, unsigned between) const {
    const unsigned begin = which == 0 ? 0 : ends[which - 1];
    return {characters + begin, ends[which] - begin - between};
  }
};

template <class Text, unsigned Size, unsigned Parts>
constexpr whole_text<Size, Parts> write_text() {
  schema_writer out;
  Text::write(out);
  whole_text<Size, Parts> text;
  detail::copy_characters(text.characters, out.characters(), Size);
  for (unsigned i = 0; i != Parts; ++i) text.ends[i] = out.end_of(i);
  return text;
}

template <class Text>
inline constexpr writer_sizes sizes_of_text = measure_text<Text>();

/// The text that `Text::write` writes, computed while compiling: nothing else of it is in the program.
template <class Text>
inline constexpr auto written = write_text<Text, sizes_of_text<Text>.size, sizes_of_text<Text>.parts>();

/// Separates the parts of a list: nothing before the first, a comma before each of the others.
class listing {
 public:
  constexpr listing(schema_writer& out, std::string_view between) : out_(out), between_(between) {}

  constexpr schema_writer& next() {
    if (!is_first_) out_.put(between_);
    is_first_ = false;
    return out_;
  }

 private:
  schema_writer& out_;
  std::string_view between_;
  bool is_first_ = true;
};

/// `"a", "b"`: the columns of a key.
constexpr void put_columns(schema_writer& out, const table_facts& table, const key_columns& columns) {
  listing comma(out, ", ");
  for (unsigned i = 0; i != columns.size; ++i) comma.next().put_quoted(table.columns[columns.at[i]].name);
}

}  // namespace ikebana::detail
