// SPDX-License-Identifier: BSL-1.0
// expect: this record is of another model than the relation's owner
// expect-note: relation_is_owned_by<.*through<Country, User, Post>, Post>
#include "models.hpp"

void run(const Post& post, const Country& country) {
#ifdef MISTAKE
  auto asked = related<CountryPosts>().of(post);
#else
  auto asked = related<CountryPosts>().of(country);
#endif
  (void)asked.sql();
}
