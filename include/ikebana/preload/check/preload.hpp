// SPDX-License-Identifier: BSL-1.0
#pragma once

// The rule of by_hop(), which needs to know how preloads are read.

#include <ikebana/preload/preload.hpp>
#include <ikebana/query/check/query.hpp>

namespace ikebana::detail {

template <class Related>
struct refused_by_hop {
  constexpr explicit operator bool() const {
    static_assert(rule::can_be_read_by_hop<Related>,
                  "ikebana: by_hop() needs single integer keys, whole models, no has_one on the way, and conditions on the target alone; "
                  "leave it out");
    return false;
  }
};

/// Whether a relation that is to be preloaded by hop can be.
template <class Related>
constexpr auto ikebana_check_by_hop(std::type_identity<Related>) {
  if constexpr (rule::can_be_read_by_hop<Related>) {
    return accepted{};
  } else {
    return refused_by_hop<Related>{};
  }
}

}  // namespace ikebana::detail
