// SPDX-License-Identifier: BSL-1.0
// expect: these types cannot be compared
// expect-note: Wall::paint
#include "models.hpp"

enum class color { red, green };

template <>
inline constexpr ikebana::enum_name<color> ikebana::enum_names<color>[] = {{color::red, "red"}, {color::green, "green"}};

struct Wall {
  BOOST_HANA_DEFINE_STRUCT(Wall, (std::int64_t, id), (color, paint));
};

#ifdef MISTAKE
constexpr auto asked = from<Wall>().where(col<&Wall::paint> == "red");
#else
constexpr auto asked = from<Wall>().where(col<&Wall::paint> == color::red);
#endif

constexpr auto text = asked.sql();
