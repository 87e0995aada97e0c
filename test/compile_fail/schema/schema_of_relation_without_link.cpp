// SPDX-License-Identifier: BSL-1.0
// expect: no foreign key links these two models; add a member <model>_id, or describe one
#include "models.hpp"

#include <ikebana/schema.hpp>

#ifdef MISTAKE
constexpr auto text = schema<through<Country, Comment>>.sql();
#else
constexpr auto text = schema<through<Country, User>>.sql();
#endif
