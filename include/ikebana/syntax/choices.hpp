// SPDX-License-Identifier: BSL-1.0
#pragma once

// Which of its texts is written of a statement that has several: what is chosen for each part that may be left out or is one of
// several. The parts are numbered in the order in which the query says them.

#include <ikebana/fwd.hpp>

namespace ikebana::detail {

class choices {
 public:
  /// What a part answers where all that any text may hold is written, one after the other.
  static constexpr unsigned every = ~0u;

  /// As the statement's own text is: nothing is left out, and of several the first is there.
  constexpr choices() = default;
  /// As chosen for each part.
  constexpr explicit choices(const unsigned short* of_parts) : of_parts_(of_parts), how_(how::each) {}

  /// All that any text may hold.
  static constexpr choices of_every_text() {
    choices all;
    all.how_ = how::every;
    return all;
  }

  constexpr unsigned of(unsigned part, unsigned otherwise) const {
    return how_ == how::each ? of_parts_[part] : how_ == how::every ? every : otherwise;
  }

 private:
  enum class how : unsigned char { as_it_is, each, every };

  const unsigned short* of_parts_ = nullptr;
  how how_ = how::as_it_is;
};

}  // namespace ikebana::detail
