// SPDX-License-Identifier: BSL-1.0
// expect: autoincrement needs one integer as primary key, and a table with rowid; leave it out
// expect-note: autoincrement_has_integer_key<Account,
#include "models.hpp"

#include <ikebana/schema.hpp>

struct Account {
#ifdef MISTAKE
  BOOST_HANA_DEFINE_STRUCT(Account, (std::string, id), (std::string, name));
#else
  BOOST_HANA_DEFINE_STRUCT(Account, (std::int64_t, id), (std::string, name));
#endif
};
template <>
inline constexpr auto ikebana::constraints<Account> = ikebana::constrain<Account>().autoincrement();

constexpr auto text = schema<Account>.sql();
