// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <ikebana/syntax/dialect.hpp>

namespace ikebana::sqlite {

/// SQLite: parameters are `?1`.
struct dialect {
  static constexpr ikebana::detail::dialect_facts facts{};
};

}  // namespace ikebana::sqlite
