// SPDX-License-Identifier: BSL-1.0
// Relations that go down, with keys of all types. See generative.hpp.

#include "generative.hpp"

namespace {

using namespace generated;
using namespace ikebana;

}  // namespace

BOOST_AUTO_TEST_SUITE(generative_down)

BOOST_AUTO_TEST_CASE(every_use_agrees_with_nested_loops) {
  run_generated([](engine::database& db, world& rows, const setting& with) {
    IKEBANA_CHECK(has_many<Region, Town>);
    IKEBANA_CHECK(has_many<Town, Person>);
    IKEBANA_CHECK(has_many<Person, Person, &Person::boss_id>);
    IKEBANA_CHECK(has_many<Club, Member>);
    IKEBANA_CHECK(has_many<Chest, Coin>);
    IKEBANA_CHECK(has_many<Seat, Ticket, key<&Ticket::seat_line, &Ticket::seat_letter>>);
    IKEBANA_CHECK(has_one<Person, Passport>);
    IKEBANA_CHECK(has_one<Club, Member>);
    IKEBANA_CHECK(has_one<Seat, Ticket, key<&Ticket::seat_line, &Ticket::seat_letter>>);
  });
}

BOOST_AUTO_TEST_SUITE_END()
