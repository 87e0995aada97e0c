// SPDX-License-Identifier: BSL-1.0
// Relations composed of others, scoped, and with a has_one on the way. See generative.hpp.

#include "generative.hpp"

namespace {

using namespace generated;
using namespace ikebana;

using PersonPassport = has_one<Person, Passport>;

struct LivelyTowns : has_many<Region, Town> {
  static constexpr auto where = col<&Town::n> > 2;
};
struct LivelyTownPeople : has_many<Town, Person> {
  static constexpr auto where = col<&Person::n> > 2;
};
constexpr row_filter is_lively = [](const cells& row) { return std::get<std::int64_t>(row.back()) > 2; };

}  // namespace

BOOST_AUTO_TEST_SUITE(generative_composed)

BOOST_AUTO_TEST_CASE(every_use_agrees_with_nested_loops) {
  run_generated([](engine::database& db, world& rows, const setting& with) {
    IKEBANA_CHECK(through<has_many<Region, Town>, has_many<Town, Person>, PersonPassport>);
    IKEBANA_CHECK(through<Town, Person, PersonPassport>);
    IKEBANA_CHECK(through<Region, Town, through<Town, Person, Member>, Club>);
    IKEBANA_CHECK(inverse<through<Club, Member, Person>>);
    IKEBANA_CHECK(LivelyTowns, is_lively);
    IKEBANA_CHECK(through<LivelyTowns, Person>, is_lively);
    IKEBANA_CHECK(through<Region, LivelyTowns, has_one<Town, Person>, Chest>, is_lively);
    IKEBANA_CHECK(through<LivelyTowns, LivelyTownPeople>, is_lively, is_lively);
    IKEBANA_CHECK(through<Person, Ticket, belongs_to<Ticket, Seat, key<&Ticket::seat_line, &Ticket::seat_letter>>>);
  });
}

BOOST_AUTO_TEST_SUITE_END()
