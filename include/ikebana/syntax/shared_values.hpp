// SPDX-License-Identifier: BSL-1.0
#pragma once

// Values of what has to be the same in two places of a query: a key of its groups, also where it is selected, in HAVING or in ORDER BY;
// and a term of the order of distinct rows, which is selected. SQLite takes two parameters for the same. A database that does not
// takes `"x" % $1` and `"x" % $2` for two expressions: there the values share a number. Who binds them asks that they are equal.

#include <ikebana/syntax/token_list.hpp>

namespace ikebana::detail {

/// Lets values be shared by the tokens of a query, from `begin` on: those of each key, between marks of a kind.
class shared_values {
 public:
  constexpr shared_values(token_list& tokens, unsigned begin, unsigned mark_of_keys) : tokens_(tokens), begin_(begin), end_(tokens.size()) {
    find_keys(mark_of_keys);
    // The longest first: what stands within another key is part of that.
    for (unsigned longest = longest_key_below(~0u); longest != 0; longest = longest_key_below(longest)) {
      for (unsigned i = 0; i != key_count_; ++i) {
        const key& each = keys_[i];
        if (each.size == longest && has_values(each) && !has_keys_alone(each) && is_only_one(each)) share(each);
      }
    }
  }

 private:
  /// Where a place is in the query: how deep within queries of its own, and within which marks.
  struct place {
    unsigned depth = 0;
    unsigned groups = 0;
    unsigned aggregates = 0;

    constexpr void pass(const token& each) {
      if (each.kind == token_kind::open) ++depth;
      if (each.kind == token_kind::close) --depth;
      if (each.kind != token_kind::mark) return;
      if (each.position == mark_of_groups) groups += each.flag ? 1u : ~0u;
      if (each.position == mark_of_aggregate) aggregates += each.flag ? 1u : ~0u;
    }
    constexpr bool is_of_groups() const { return depth == 1 && groups != 0 && aggregates == 0; }
  };

  struct key {
    unsigned first;
    unsigned size;
  };

  constexpr void find_keys(unsigned mark_of_keys) {
    unsigned depth = 0;
    unsigned first = 0;
    for (unsigned i = begin_; i != end_; ++i) {
      const token& each = tokens_.at[i];
      if (each.kind == token_kind::open) ++depth;
      if (each.kind == token_kind::close) --depth;
      if (depth != 1 || each.kind != token_kind::mark || each.position != mark_of_keys) continue;
      if (each.flag) {
        first = i + 1;
      } else if (key_count_ != most_keys) {
        keys_[key_count_++] = {first, i - first};
      }
    }
  }

  constexpr unsigned longest_key_below(unsigned bound) const {
    unsigned longest = 0;
    for (unsigned i = 0; i != key_count_; ++i) {
      if (keys_[i].size < bound && keys_[i].size > longest) longest = keys_[i].size;
    }
    return longest;
  }

  constexpr bool is_value(unsigned which) const { return tokens_.at[which].kind == token_kind::value && tokens_.at[which].position == 0; }

  constexpr bool has_values(const key& of) const {
    for (unsigned i = of.first; i != of.first + of.size; ++i) {
      if (is_value(i)) return true;
    }
    return false;
  }

  /// Whether all columns of a key are keys by themselves: then what is made of them needs not be one.
  constexpr bool has_keys_alone(const key& of) const {
    for (unsigned i = of.first; i != of.first + of.size; ++i) {
      if (tokens_.at[i].kind == token_kind::column && !is_key_alone(i)) return false;
    }
    return true;
  }

  constexpr bool is_key_alone(unsigned column) const {
    for (unsigned i = 0; i != key_count_; ++i) {
      if (keys_[i].size == 1 && are_alike(keys_[i].first, column)) return true;
    }
    return false;
  }

  /// Whether no other key is alike but for its values: which of them is meant would be known by these alone.
  constexpr bool is_only_one(const key& of) const {
    unsigned alike = 0;
    for (unsigned i = 0; i != key_count_; ++i) alike += keys_[i].size == of.size && is_alike_at(keys_[i].first, of) ? 1u : 0u;
    return alike == 1;
  }

  constexpr bool are_alike(unsigned a, unsigned b) const {
    const token& left = tokens_.at[a];
    const token& right = tokens_.at[b];
    if (left.kind != right.kind) return false;
    switch (left.kind) {
      case token_kind::text:
      case token_kind::raw:
      case token_kind::name: return left.text() == right.text();
      case token_kind::literal: return left.text() == right.text() && left.stored == right.stored;
      case token_kind::parameter: return left.text() == right.text() && left.position == right.position;
      case token_kind::column:
        return left.table->model == right.table->model && left.position == right.position && left.number == right.number &&
               left.text() == right.text();
      case token_kind::value:
        return left.in_sql == right.in_sql && left.flag == right.flag && left.is_array == right.is_array &&
               (left.position == 0) == (right.position == 0) && (left.position == 0 || left.position - a == right.position - b);
      default: return false;
    }
  }

  constexpr bool is_alike_at(unsigned which, const key& of) const {
    if (which + of.size > end_) return false;
    for (unsigned i = 0; i != of.size; ++i) {
      if (!are_alike(which + i, of.first + i)) return false;
    }
    return true;
  }

  /// Whether none of the values at a place is one of another key.
  constexpr bool is_free(unsigned first, unsigned size) const {
    for (unsigned i = first; i != first + size; ++i) {
      if (is_value(i) && tokens_.at[i].length != 0) return false;
    }
    return true;
  }

  constexpr void share(const key& of) {
    place at;
    unsigned first = end_;
    for (unsigned i = begin_; i != end_; ++i) {
      at.pass(tokens_.at[i]);
      if (i != of.first && !(at.is_of_groups() && is_alike_at(i, of) && is_free(i, of.size))) continue;
      if (first == end_) first = i;
      tokens_.shares_values = true;
      for (unsigned each = 0; each != of.size; ++each) {
        if (is_value(i + each)) tokens_.at[i + each].length = first + each + 1;
      }
    }
  }

  static constexpr unsigned most_keys = 32;

  token_list& tokens_;
  unsigned begin_;
  unsigned end_;
  key keys_[most_keys]{};
  unsigned key_count_ = 0;
};

}  // namespace ikebana::detail
