// SPDX-License-Identifier: BSL-1.0
#ifndef IKEBANA_STATEMENT_CHECK_PRELOAD_HPP
#define IKEBANA_STATEMENT_CHECK_PRELOAD_HPP

// The rule of by_hop(), which needs to know how preloads are read.

#include <ikebana/statement/check_query.hpp>
#include <ikebana/statement/preload.hpp>

namespace ikebana::detail {

template <class Related>
struct refused_by_hop {
  constexpr explicit operator bool() const {
    static_assert(can_be_read_by_hop<Related>,
                  "ikebana: by_hop() needs single integer keys, whole models, no has_one on the way, and conditions on the target alone; leave it out");
    return false;
  }
};

template <class Related>
constexpr auto check_by_hop() {
  if constexpr (can_be_read_by_hop<Related>) {
    return accepted{};
  } else {
    return refused_by_hop<Related>{};
  }
}

}  // namespace ikebana::detail

#endif
