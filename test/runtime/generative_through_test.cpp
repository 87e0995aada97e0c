// SPDX-License-Identifier: BSL-1.0
// Relations through several tables, down and in both directions. See generative.hpp.

#include "generative.hpp"

namespace {

using namespace generated;
using namespace ikebana;

}  // namespace

BOOST_AUTO_TEST_SUITE(generative_through)

BOOST_AUTO_TEST_CASE(every_use_agrees_with_nested_loops) {
  run_generated([](engine::database& db, world& rows, const setting& with) {
    IKEBANA_CHECK(through<Region, Town, Person>);
    IKEBANA_CHECK(through<Region, Town, Person, Chest, Coin>);
    IKEBANA_CHECK(through<Region, Town, Person, Passport>);
    IKEBANA_CHECK(through<Club, Member, Person>);
    IKEBANA_CHECK(through<Club, Member, Person, Town, Region>);
    IKEBANA_CHECK(through<Region, Town, Person, Member, Club, Member>);
    IKEBANA_CHECK(many_to_many<Club, Member, Person>);
    IKEBANA_CHECK(many_to_many<Person, Ticket, Seat>);
    IKEBANA_CHECK(through<Seat, Ticket, Person, Member, Club>);
  });
}

BOOST_AUTO_TEST_SUITE_END()
