// SPDX-License-Identifier: BSL-1.0
#pragma once

// The catalogue of what a program may run on SQLite: see driver/catalogue.hpp.

#include <ikebana/driver/catalogue.hpp>

namespace ikebana::sqlite {

using ikebana::catalogue_entry;

/// The first statement of the catalogue, or none.
inline const catalogue_entry* first_in_catalogue() { return ikebana::detail::catalogue<dialect>; }

}  // namespace ikebana::sqlite
