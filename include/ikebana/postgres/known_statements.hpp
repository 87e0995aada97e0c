// SPDX-License-Identifier: BSL-1.0
#pragma once

// What a connection knows of the statement types that it has run: the names that they are prepared by.

#include <ikebana/fwd.hpp>

#include <cstddef>

namespace ikebana::postgres::detail {

/// A statement type in a connection.
struct known_statement {
  bool is_prepared;
  bool is_old;             // the server has planned it by types that its tables have no more
  char name[36];           // that it is prepared by; empty until it is
  std::size_t rows_given;  // when it was last read to its end
};

class known_statements {
 public:
  known_statements() = default;
  known_statements(const known_statements&) = delete;
  known_statements& operator=(const known_statements&) = delete;
  ~known_statements() { delete[] known_; }

  /// What is known of a statement type, by its number.
  known_statement& known(unsigned which) {
    if (which >= known_count_) [[unlikely]]
      grow_known(which);
    return known_[which];
  }

  /// Whether there is another statement of a name, which is prepared.
  bool is_prepared_by_another(const known_statement& of) const {
    for (unsigned i = 0; i != known_count_; ++i) {
      const known_statement& each = known_[i];
      if (&each != &of && each.is_prepared && __builtin_memcmp(each.name, of.name, sizeof each.name) == 0) return true;
    }
    return false;
  }

  /// No statement of a name is prepared any more.
  void forget_prepared(const known_statement& of) {
    for (unsigned i = 0; i != known_count_; ++i) {
      known_statement& each = known_[i];
      if (__builtin_memcmp(each.name, of.name, sizeof each.name) == 0) each.is_prepared = false;
    }
  }

 private:
  [[gnu::noinline]] void grow_known(unsigned which) {
    const unsigned larger = which < 32 ? 64 : which * 2;
    auto* const more = new known_statement[larger]();
    for (unsigned i = 0; i != known_count_; ++i) more[i] = known_[i];
    delete[] known_;
    known_ = more;
    known_count_ = larger;
  }

  known_statement* known_ = nullptr;
  unsigned known_count_ = 0;
};

}  // namespace ikebana::postgres::detail
