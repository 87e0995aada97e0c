// SPDX-License-Identifier: BSL-1.0
// expect: a value or a text of this member's type stands there twice; give each value a text of its own
// expect-note: enum_names_stand_once<&Day::mood>
#include "models.hpp"

enum class Mood { good, bad };

template <>
inline constexpr ikebana::enum_name<Mood> ikebana::enum_names<Mood>[] = {
    {Mood::good, "good"},
#ifdef MISTAKE
    {Mood::bad, "good"},
#else
    {Mood::bad, "bad"},
#endif
};

struct Day {
  BOOST_HANA_DEFINE_STRUCT(Day, (std::int64_t, id), (Mood, mood));
};

constexpr auto text = from<Day>().sql();
