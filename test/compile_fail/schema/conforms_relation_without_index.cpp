// SPDX-License-Identifier: BSL-1.0
// expect: users.country_id: the struct say.*s a foreign key to countries; th.*e schema says no index that begi.*ns with it|schema_differs_at<&User::country_id, .*schema_says::no_index>
#include <ikebana/schema.hpp>

#include "models.hpp"
#include "schema.hpp"

#ifdef MISTAKE
static_assert(conforms<CountryPosts, wrong>);
#else
static_assert(conforms<CountryPosts, right>);
#endif
