// SPDX-License-Identifier: BSL-1.0
// IKEBANA_STRUCT: a Hana struct in every respect, as wide as a table may be.

#include <ikebana/ikebana.hpp>
#include <ikebana/model/define.hpp>

#include <boost/hana/at_key.hpp>
#include <boost/hana/comparing.hpp>
#include <boost/hana/equal.hpp>
#include <boost/hana/keys.hpp>
#include <boost/hana/length.hpp>
#include <boost/hana/members.hpp>

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <type_traits>

using namespace ikebana;

struct Country {
  IKEBANA_STRUCT(Country, (std::int64_t, id), (std::string, name));
};
struct User {
  IKEBANA_STRUCT(User, (std::int64_t, id), (std::optional<std::int64_t>, country_id));
};
struct Odd {
  IKEBANA_STRUCT(Odd, (std::map<int, std::map<int, int>>, several_commas), (int, number));
};
struct Wide {
  // clang-format off
  IKEBANA_STRUCT(Wide,
      (std::int64_t, m0), (std::int64_t, m1), (std::int64_t, m2), (std::int64_t, m3), (std::int64_t, m4),
      (std::int64_t, m5), (std::int64_t, m6), (std::int64_t, m7), (std::int64_t, m8), (std::int64_t, m9),
      (std::int64_t, m10), (std::int64_t, m11), (std::int64_t, m12), (std::int64_t, m13), (std::int64_t, m14),
      (std::int64_t, m15), (std::int64_t, m16), (std::int64_t, m17), (std::int64_t, m18), (std::int64_t, m19),
      (std::int64_t, m20), (std::int64_t, m21), (std::int64_t, m22), (std::int64_t, m23), (std::int64_t, m24),
      (std::int64_t, m25), (std::int64_t, m26), (std::int64_t, m27), (std::int64_t, m28), (std::int64_t, m29),
      (std::int64_t, m30), (std::int64_t, m31), (std::int64_t, m32), (std::int64_t, m33), (std::int64_t, m34),
      (std::int64_t, m35), (std::int64_t, m36), (std::int64_t, m37), (std::int64_t, m38), (std::int64_t, m39),
      (std::int64_t, m40), (std::int64_t, m41), (std::int64_t, m42), (std::int64_t, m43), (std::int64_t, m44),
      (std::int64_t, m45), (std::int64_t, m46), (std::int64_t, m47), (std::int64_t, m48), (std::int64_t, m49),
      (std::int64_t, m50), (std::int64_t, m51), (std::int64_t, m52), (std::int64_t, m53), (std::int64_t, m54),
      (std::int64_t, m55), (std::int64_t, m56), (std::int64_t, m57), (std::int64_t, m58), (std::int64_t, m59),
      (std::int64_t, m60), (std::int64_t, m61), (std::int64_t, m62), (std::int64_t, m63), (std::int64_t, m64),
      (std::int64_t, m65), (std::int64_t, m66), (std::int64_t, m67), (std::int64_t, m68), (std::int64_t, m69),
      (std::int64_t, m70), (std::int64_t, m71), (std::int64_t, m72), (std::int64_t, m73), (std::int64_t, m74),
      (std::int64_t, m75), (std::int64_t, m76), (std::int64_t, m77), (std::int64_t, m78), (std::int64_t, m79),
      (std::int64_t, m80), (std::int64_t, m81), (std::int64_t, m82), (std::int64_t, m83), (std::int64_t, m84),
      (std::int64_t, m85), (std::int64_t, m86), (std::int64_t, m87), (std::int64_t, m88), (std::int64_t, m89),
      (std::int64_t, m90), (std::int64_t, m91), (std::int64_t, m92), (std::int64_t, m93), (std::int64_t, m94),
      (std::int64_t, m95), (std::int64_t, m96), (std::int64_t, m97), (std::int64_t, m98), (std::int64_t, m99),
      (std::int64_t, m100), (std::int64_t, m101), (std::int64_t, m102), (std::int64_t, m103), (std::int64_t,
      m104), (std::int64_t, m105), (std::int64_t, m106), (std::int64_t, m107), (std::int64_t, m108),
      (std::int64_t, m109), (std::int64_t, m110), (std::int64_t, m111), (std::int64_t, m112), (std::int64_t,
      m113), (std::int64_t, m114), (std::int64_t, m115), (std::int64_t, m116), (std::int64_t, m117),
      (std::int64_t, m118), (std::int64_t, m119), (std::int64_t, m120), (std::int64_t, m121), (std::int64_t,
      m122), (std::int64_t, m123), (std::int64_t, m124), (std::int64_t, m125), (std::int64_t, m126),
      (std::int64_t, m127), (std::int64_t, m128), (std::int64_t, m129), (std::int64_t, m130), (std::int64_t,
      m131), (std::int64_t, m132), (std::int64_t, m133), (std::int64_t, m134), (std::int64_t, m135),
      (std::int64_t, m136), (std::int64_t, m137), (std::int64_t, m138), (std::int64_t, m139), (std::int64_t,
      m140), (std::int64_t, m141), (std::int64_t, m142), (std::int64_t, m143), (std::int64_t, m144),
      (std::int64_t, m145), (std::int64_t, m146), (std::int64_t, m147), (std::int64_t, m148), (std::int64_t,
      m149), (std::int64_t, m150), (std::int64_t, m151), (std::int64_t, m152), (std::int64_t, m153),
      (std::int64_t, m154), (std::int64_t, m155), (std::int64_t, m156), (std::int64_t, m157), (std::int64_t,
      m158), (std::int64_t, m159), (std::int64_t, m160), (std::int64_t, m161), (std::int64_t, m162),
      (std::int64_t, m163), (std::int64_t, m164), (std::int64_t, m165), (std::int64_t, m166), (std::int64_t,
      m167), (std::int64_t, m168), (std::int64_t, m169), (std::int64_t, m170), (std::int64_t, m171),
      (std::int64_t, m172), (std::int64_t, m173), (std::int64_t, m174), (std::int64_t, m175), (std::int64_t,
      m176), (std::int64_t, m177), (std::int64_t, m178), (std::int64_t, m179), (std::int64_t, m180),
      (std::int64_t, m181), (std::int64_t, m182), (std::int64_t, m183), (std::int64_t, m184), (std::int64_t,
      m185), (std::int64_t, m186), (std::int64_t, m187), (std::int64_t, m188), (std::int64_t, m189),
      (std::int64_t, m190), (std::int64_t, m191), (std::int64_t, m192), (std::int64_t, m193), (std::int64_t,
      m194), (std::int64_t, m195), (std::int64_t, m196), (std::int64_t, m197), (std::int64_t, m198),
      (std::int64_t, m199));
  // clang-format on
};

namespace hana = boost::hana;

static_assert(hana::Struct<Country>::value && hana::Struct<Odd>::value && hana::Struct<Wide>::value);
static_assert(std::is_aggregate_v<Country> && std::is_aggregate_v<Wide>);
static_assert(a_model<Country> && a_model<Wide>);
static_assert(std::is_same_v<decltype(Odd::several_commas), std::map<int, std::map<int, int>>>);
static_assert(User{}.id == 0 && !User{}.country_id, "members are zero or empty from the start");

constexpr User user{3, 7};
static_assert(hana::members(user) == hana::make_tuple(std::int64_t{3}, std::optional<std::int64_t>{7}));
static_assert(hana::at_key(user, BOOST_HANA_STRING("id")) == 3);
static_assert(hana::equal(user, User{3, 7}));
static_assert(std::is_same_v<decltype(hana::length(hana::accessors<Wide>())), hana::size_t<200>>);
constexpr auto id = BOOST_HANA_STRING("id");
static_assert(std::is_same_v<decltype(hana::at_key(std::declval<User&>(), id)), std::int64_t&>);
static_assert(std::is_same_v<decltype(hana::at_key(std::declval<const User&>(), id)), const std::int64_t&>);

static_assert(related<has_many<Country, User>>().sql() ==
              R"(SELECT "users"."id", "users"."country_id" FROM "users" WHERE "users"."country_id" = ?1)");
static_assert(from<Wide>().sql().ends_with(R"("wides"."m199" FROM "wides")"), "longer than most: written a second time");
static_assert(from<Wide>().where(col<&Wide::m7> == param<"x">).sql().ends_with(R"(WHERE "wides"."m7" = ?1)"));

static_assert(a_model<const Country> && from<const Country>().sql() == from<Country>().sql(), "as for the struct itself");
