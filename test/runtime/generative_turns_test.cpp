// SPDX-License-Identifier: BSL-1.0
// Relations that meet a table again, and those of one target. See generative.hpp.

#include "generative.hpp"

namespace {

using namespace generated;
using namespace ikebana;

using Reports = has_many<Person, Person, &Person::boss_id>;
using Boss = belongs_to<Person, Person, &Person::boss_id>;

}  // namespace

BOOST_AUTO_TEST_SUITE(generative_turns)

BOOST_AUTO_TEST_CASE(every_use_agrees_with_nested_loops) {
  run_generated([](engine::database& db, world& rows, const setting& with) {
    IKEBANA_CHECK(through<Town, Region, Town>);
    IKEBANA_CHECK(through<Person, Town, Person>);
    IKEBANA_CHECK(through<Person, Town, Region, Town, Person>);
    IKEBANA_CHECK(through<Reports, Reports>);
    IKEBANA_CHECK(through<Person, Boss, Reports>);
    IKEBANA_CHECK(through<Boss, Boss>);
    IKEBANA_CHECK(has_one_through<Region, Town, Person>);
    IKEBANA_CHECK(has_one_through<Club, Member, Person>);
    IKEBANA_CHECK(has_one_through<Person, Chest, Coin>);
  });
}

BOOST_AUTO_TEST_SUITE_END()
