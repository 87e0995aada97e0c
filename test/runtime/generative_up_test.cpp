// SPDX-License-Identifier: BSL-1.0
// Relations that go up, also through several tables. See generative.hpp.

#include "generative.hpp"

namespace {

using namespace generated;
using namespace ikebana;

}  // namespace

BOOST_AUTO_TEST_SUITE(generative_up)

BOOST_AUTO_TEST_CASE(every_use_agrees_with_nested_loops) {
  run_generated([](engine::database& db, world& rows, const setting& with) {
    IKEBANA_CHECK(belongs_to<Town, Region>);
    IKEBANA_CHECK(belongs_to<Person, Person, &Person::boss_id>);
    IKEBANA_CHECK(belongs_to<Member, Club>);
    IKEBANA_CHECK(belongs_to<Coin, Chest>);
    IKEBANA_CHECK(belongs_to<Ticket, Seat, key<&Ticket::seat_line, &Ticket::seat_letter>>);
    IKEBANA_CHECK(through<Person, Town, Region>);
    IKEBANA_CHECK(through<Passport, Person, Town, Region>);
    IKEBANA_CHECK(through<Coin, Chest, Person, Town>);
    IKEBANA_CHECK(inverse<through<Region, Town, Person, Member>>);
  });
}

BOOST_AUTO_TEST_SUITE_END()
