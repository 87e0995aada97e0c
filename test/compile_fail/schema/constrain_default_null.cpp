// SPDX-License-Identifier: BSL-1.0
// expect: this column is never NULL; set it to a value, or make the member optional
#include "models.hpp"

#include <ikebana/schema.hpp>

#ifdef MISTAKE
constexpr auto said = constrain<User>().default_value<&User::name>(std::nullopt);
#else
constexpr auto said = constrain<User>().default_value<&User::country_id>(std::nullopt);
#endif
