// SPDX-License-Identifier: BSL-1.0
// What is selected of a relation, and sets of its targets: the same rows in every use of it.

#include "engine.hpp"

#include <boost/hana/define_struct.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace selections {

struct Country {
  BOOST_HANA_DEFINE_STRUCT(Country, (std::int64_t, id), (std::string, name));
};
struct User {
  BOOST_HANA_DEFINE_STRUCT(User, (std::int64_t, id), (std::int64_t, country_id), (std::int64_t, age));
};
struct Pet {
  BOOST_HANA_DEFINE_STRUCT(Pet, (std::int64_t, id), (std::int64_t, user_id), (std::optional<std::int64_t>, breed_id));
};
struct Breed {
  BOOST_HANA_DEFINE_STRUCT(Breed, (std::int64_t, id), (std::string, name));
};
// Without a key.
struct Line {
  BOOST_HANA_DEFINE_STRUCT(Line, (std::optional<std::string>, text), (std::int64_t, country_id));
  friend bool operator==(const Line&, const Line&) = default;
};
struct Wide {
  BOOST_HANA_DEFINE_STRUCT(Wide, (std::int64_t, country_id), (int, a), (int, b), (int, c), (int, d), (int, e), (int, f), (int, g), (int, h),
                           (int, i));
  friend bool operator==(const Wide&, const Wide&) = default;
};

}  // namespace selections

namespace {

using namespace selections;
using namespace ikebana;
using namespace ikebana::literals;

using CountryUsers = has_many<Country, User>;
using CountryPets = through<Country, User, Pet>;
using CountryBreeds = through<Country, User, Pet, Breed>;
using CountryLines = has_many<Country, Line>;
using CountryWide = has_many<Country, Wide>;
using FirstLine = has_one<Country, Line>;
struct LastLine : has_one<Country, Line> {
  static constexpr auto order_by = desc(col<&Line::text>);
};

using numbers = std::vector<std::int64_t>;

constexpr auto all = from<Country>().order_by(col<&Country::id>);

struct fixture {
  engine::database db;
  // India has two users, Switzerland one, Empty none.
  std::vector<Country> countries{{1, "India"}, {2, "Switzerland"}, {3, "Empty"}};

  fixture() {
    db.execute(R"(CREATE TABLE countries (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
                  CREATE TABLE users (id INTEGER PRIMARY KEY, country_id INTEGER NOT NULL, age INTEGER NOT NULL);
                  CREATE TABLE pets (id INTEGER PRIMARY KEY, user_id INTEGER NOT NULL, breed_id INTEGER);
                  CREATE TABLE breeds (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
                  CREATE TABLE lines (text TEXT, country_id INTEGER NOT NULL);
                  CREATE TABLE wides (country_id INTEGER NOT NULL, a INTEGER, b INTEGER, c INTEGER, d INTEGER, e INTEGER, f INTEGER, g INTEGER, h INTEGER, i INTEGER);
                  INSERT INTO countries VALUES (1, 'India'), (2, 'Switzerland'), (3, 'Empty');
                  INSERT INTO users VALUES (1, 1, 30), (2, 1, 20), (3, 2, 40);
                  INSERT INTO pets VALUES (1, 1, 7), (2, 1, NULL), (3, 2, 7), (4, 2, 8), (5, 3, 8);
                  INSERT INTO breeds VALUES (7, 'cat'), (8, 'dog');
                  INSERT INTO lines VALUES ('a', 1), ('a', 1), ('b', 1), (NULL, 1), (NULL, 1), ('a', 2);
                  INSERT INTO wides VALUES (1, 0, 0, 0, 0, 0, 0, 0, 0, 1), (1, 0, 0, 0, 0, 0, 0, 0, 0, 2), (1, 0, 0, 0, 0, 0, 0, 0, 0, 2);)");
  }

  template <class Query>
  std::vector<std::size_t> sizes(const Query& query) {
    std::vector<std::size_t> found;
    for (const auto& row : db.all(query)) found.push_back(row.template get<1>().size());
    return found;
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(relation_selections, fixture)

BOOST_AUTO_TEST_CASE(an_aggregate_of_the_targets_of_one_owner) {
  constexpr auto counted = related<CountryUsers>().select(count());
  static_assert(counted.sql() == R"(SELECT count(*) FROM "users" WHERE "users"."country_id" = ?1)");
  constexpr auto summed = related<CountryUsers>().where(col<&User::age> > 20).select(count(), sum(col<&User::age>), max(col<&User::age>));
  const std::int64_t expected[] = {2, 1, 0}, over_20[] = {30, 40, 0};
  for (std::size_t i = 0; i != countries.size(); ++i) {
    BOOST_TEST(db.one(counted.of(countries[i])) == expected[i]);
    BOOST_TEST(db.value(counted, "owner"_arg = countries[i].id) == expected[i]);
    const auto [count, sum, oldest] = db.one(summed.of(countries[i]));
    BOOST_TEST(sum.value_or(0) == over_20[i]);
    BOOST_TEST(oldest.value_or(0) == over_20[i]);
    BOOST_TEST(count == (over_20[i] != 0 ? 1 : 0));
  }
  // Of several owners: beside each of them, whatever the relation says.
  BOOST_TEST(db.all(all.select(count(related<CountryUsers>()))) == (numbers{2, 1, 0}));
  BOOST_TEST(db.all(all.select(count(related<CountryUsers>().limit(1)))) == (numbers{1, 1, 0}));
  BOOST_TEST(db.load(countries, count(related<CountryUsers>().order_by(desc(col<&User::age>)).limit(1))) == (numbers{1, 1, 0}));
  BOOST_TEST(db.all(all.select(count(related<CountryBreeds>().distinct()))) == (numbers{2, 1, 0}));
}

BOOST_AUTO_TEST_CASE(a_window_over_the_targets_of_one_owner) {
  constexpr auto ranked =
      related<CountryUsers>().order_by(col<&User::age>).select(col<&User::id>, row_number().over(window().order_by(col<&User::age>)));
  const auto found = db.all(ranked.of(1));
  BOOST_REQUIRE(found.size() == 2u);
  BOOST_TEST(found[0].get<0>() == 2);
  BOOST_TEST(found[0].get<1>() == 1);
  BOOST_TEST(found[1].get<1>() == 2);

  constexpr auto named =
      related<CountryUsers>()
          .where(col<&User::age> > param<"least">)
          .window<"w">(window().order_by(col<&User::age> + 1))
          .order_by(col<&User::id>)
          .select(row_number().over<"w">(), count().over<"w">());
  static_assert(named.sql() ==
                R"(SELECT row_number() OVER "w", count(*) OVER "w" FROM "users" WHERE "users"."country_id" = ?1 AND "users"."age" > ?2 )"
                R"(WINDOW "w" AS (ORDER BY "users"."age" + ?3) ORDER BY "users"."id")");
  const auto by_name = db.all(named.of(1), "least"_arg = 0);
  BOOST_REQUIRE(by_name.size() == 2u);
  BOOST_TEST(by_name[0].get<0>() == 2);
  BOOST_TEST(by_name[0].get<1>() == 2);
  BOOST_TEST(by_name[1].get<0>() == 1);
}

BOOST_AUTO_TEST_CASE(a_set_of_targets_without_a_key) {
  const std::vector<std::size_t> sets{3, 1, 0};
  constexpr auto lines = related<CountryLines>().distinct();
  BOOST_TEST(sizes(all.with(lines)) == sets);
  BOOST_TEST(sizes(all.with(lines.joined())) == sets);
  BOOST_TEST(sizes(all.with(lines.limit(7))) == sets);
  BOOST_TEST(sizes(all.with(lines.limit(2))) == (std::vector<std::size_t>{2, 1, 0}));
  BOOST_TEST(sizes(all.with(lines.select(col<&Line::text>))) == sets);
  BOOST_TEST(db.all(all.select(count(lines))) == (numbers{3, 1, 0}));
  BOOST_TEST(db.all(all.select(count(lines.limit(2)))) == (numbers{2, 1, 0}));
  BOOST_TEST(db.all(from<Country>().where(exists(lines.offset(2)))).size() == 1u);
  for (std::size_t i = 0; i != countries.size(); ++i) BOOST_TEST(db.all(lines.of(countries[i])).size() == sets[i]);
  // In one order: NULL, a, b.
  const std::vector<Line> ordered{{std::nullopt, 1}, {"a", 1}, {"b", 1}};
  const auto in_order = lines.order_by(col<&Line::text>);
  BOOST_TEST((db.all(in_order.of(1)) == ordered));
  BOOST_TEST((db.all(all.with(in_order))[0].get<1>() == ordered));
  BOOST_TEST((db.all(in_order.limit(2).offset(1).of(1)) == std::vector<Line>{ordered[1], ordered[2]}));
  BOOST_TEST((db.all(all.with(in_order.limit(2).offset(1)))[0].get<1>() == std::vector<Line>{ordered[1], ordered[2]}));
  // As a bag, each row counts.
  BOOST_TEST(sizes(all.with(related<CountryLines>())) == (std::vector<std::size_t>{5, 1, 0}));
}

BOOST_AUTO_TEST_CASE(rows_of_many_columns_are_told_apart_by_all) {
  constexpr auto wide = related<CountryWide>().distinct();
  const std::vector<std::size_t> sets{2, 0, 0};
  BOOST_TEST(sizes(all.with(wide)) == sets);
  BOOST_TEST(sizes(all.with(wide.limit(9))) == sets);
  BOOST_TEST(sizes(all.with(wide.select(col<&Wide::i>))) == sets);
  BOOST_TEST(db.all(wide.of(1)).size() == 2u);
  BOOST_TEST(db.all(wide.select(col<&Wide::i>).of(1)).size() == 2u);
  BOOST_TEST(db.all(all.select(count(wide))) == (numbers{2, 0, 0}));
  BOOST_TEST(db.all(all.select(sum(wide, col<&Wide::i>))).front().value() == 3);
  // The limit cuts in one order.
  const auto last = related<CountryWide>().offset(2);
  BOOST_TEST(db.all(last.of(1)).front().i == 2);
  BOOST_TEST(db.all(related<CountryWide>().limit(1).of(1)).front().i == 1);
  BOOST_TEST(db.all(all.with(related<CountryWide>().limit(1)))[0].get<1>().front().i == 1);
}

#ifndef IKEBANA_ON_POSTGRES  // which orders a set by the target's own columns alone
BOOST_AUTO_TEST_CASE(a_set_is_ordered_by_what_each_target_has) {
  // A pet has one user: the user's columns are the pet's own. A breed has several pets, and its own columns alone.
  constexpr auto pets = related<CountryPets>().distinct().order_by(desc(col<&User::age>), col<&Pet::id>);
  const auto of_one = db.all(pets.select(col<&Pet::id>, col<&User::age>).of(1));
  BOOST_REQUIRE(of_one.size() == 4u);
  BOOST_TEST(of_one[0].get<0>() == 1);
  BOOST_TEST(of_one[3].get<0>() == 4);
  BOOST_TEST(of_one[3].get<1>() == 20);
  const auto preloaded = db.all(all.with(pets.limit(3)));
  BOOST_REQUIRE(preloaded[0].get<1>().size() == 3u);
  BOOST_TEST(preloaded[0].get<1>()[2].id == 3);

  constexpr auto breeds = related<CountryBreeds>().distinct().order_by(desc(count(related<has_many<Breed, Pet>>())), col<&Breed::name>);
  BOOST_TEST(db.all(breeds.of(1)).size() == 2u);
  BOOST_TEST(db.all(breeds.of(1)).front().name == "cat");
  BOOST_TEST(db.all(related<CountryBreeds>().distinct().order_by(col<&Country::name>, col<&Breed::id>).of(1)).size() == 2u);
  BOOST_TEST(sizes(all.with(breeds)) == (std::vector<std::size_t>{2, 1, 0}));
  BOOST_TEST(db.all(all.select(count(breeds.limit(1)))) == (numbers{1, 1, 0}));
}
#endif

BOOST_AUTO_TEST_CASE(an_outer_join_beside_the_targets) {
  using PetBreed = belongs_to<Pet, Breed>;
  constexpr auto pets = related<CountryPets>().order_by(col<&Pet::id>).left_join<PetBreed>();
  static_assert(pets.sql() ==
                R"(SELECT "pets"."id", "pets"."user_id", "pets"."breed_id", "breeds"."id", "breeds"."name" FROM "pets" )"
                R"(INNER JOIN "users" ON "users"."id" = "pets"."user_id" LEFT JOIN "breeds" ON "breeds"."id" = "pets"."breed_id" )"
                R"(WHERE "users"."country_id" = ?1 ORDER BY "pets"."id")");
  static_assert(std::is_same_v<decltype(pets)::tuple, boost::hana::tuple<Pet, std::optional<Breed>>>);
  const auto check = [](const auto& found) {
    BOOST_REQUIRE(found.size() == 4u);
    const std::vector<std::string> breeds{"cat", "", "cat", "dog"};
    for (std::size_t i = 0; i != found.size(); ++i) {
      BOOST_TEST(found[i].template get<0>().id == static_cast<std::int64_t>(i + 1));
      BOOST_TEST((found[i].template get<1>().has_value() ? found[i].template get<1>()->name : "") == breeds[i]);
    }
  };
  check(db.all(pets.of(1)));
  check(db.all(all.with(pets))[0].get<1>());
  check(db.all(all.with(pets.limit(9)))[0].get<1>());
  check(db.all(all.with(pets.distinct()))[0].get<1>());
  check(db.all(pets.distinct().of(1)));
  check(db.load(countries, pets)[0]);
  // With children of their own.
  using PetUser = belongs_to<Pet, User>;
  const auto nested = db.all(all.with(pets.with(related<PetUser>())));
  BOOST_TEST(nested[0].get<1>()[1].get<2>()->age == 30);
  BOOST_TEST(!nested[0].get<1>()[1].get<1>().has_value());
}

BOOST_AUTO_TEST_CASE(aggregates_of_distinct_values_and_of_columns_that_may_be_null) {
  constexpr auto pets = related<CountryPets>();
  constexpr auto breeds = count(pets, distinct(col<&Pet::breed_id>));
  constexpr auto asked =
      all.select(breeds, count(pets, col<&Pet::breed_id>), sum(pets, distinct(col<&Pet::breed_id>)), total(pets, col<&Pet::breed_id>));
  static_assert(all.select(breeds).sql() ==
                R"(SELECT (SELECT count(DISTINCT "pets"."breed_id") FROM "pets" INNER JOIN "users" ON "users"."id" = "pets"."user_id" )"
                R"(WHERE "users"."country_id" = "countries"."id") FROM "countries" ORDER BY "countries"."id")");
  const std::int64_t different[] = {2, 1, 0}, values[] = {3, 1, 0}, sums[] = {15, 8, 0};
  const double totals[] = {22, 8, 0};
  const auto found = db.all(asked);
  BOOST_REQUIRE(found.size() == 3u);
  for (std::size_t i = 0; i != 3; ++i) {
    BOOST_TEST(found[i].get<0>() == different[i]);
    BOOST_TEST(found[i].get<1>() == values[i]);
    BOOST_TEST(found[i].get<2>().value_or(0) == sums[i]);
    BOOST_TEST(found[i].get<3>() == totals[i]);
  }
  BOOST_TEST(db.all(all.select(count(pets.order_by(col<&Pet::id>).limit(3), distinct(col<&Pet::breed_id>)))) == (numbers{1, 1, 0}));
  BOOST_TEST(db.all(all.select(count(pets.distinct(), distinct(col<&Pet::user_id>)))) == (numbers{2, 1, 0}));
  BOOST_TEST(db.load(countries, breeds) == (numbers{2, 1, 0}));
  BOOST_TEST(db.all(all.where(breeds > 1).select(col<&Country::id>)) == numbers{1});
}

BOOST_AUTO_TEST_CASE(whether_a_query_yields_a_row) {
  const auto older = exists(from<User>().where(col<&User::country_id> == outer(col<&Country::id>) && col<&User::age> > param<"age">));
  const auto asked = all.where(older).select(col<&Country::id>);
  static_assert(
      decltype(asked)::sql() ==
      R"(SELECT "countries"."id" FROM "countries" WHERE EXISTS (SELECT "users"."id", "users"."country_id", "users"."age" FROM "users" )"
      R"(WHERE "users"."country_id" = "countries"."id" AND "users"."age" > ?1) ORDER BY "countries"."id")");
  BOOST_TEST(db.all(asked, "age"_arg = 30) == numbers{2});
  BOOST_TEST(db.all(asked, "age"_arg = 20) == (numbers{1, 2}));
  BOOST_TEST(db.all(all.where(!older).select(col<&Country::id>), "age"_arg = 30) == (numbers{1, 3}));
  BOOST_TEST(db.all(from<Country>().where(exists(from<Breed>())).select(count())) == numbers{3});
  BOOST_TEST(db.all(from<Country>().where(exists(from<Breed>().where(col<&Breed::name> == "cow"))).select(count())) == numbers{0});
  const auto crowded = from<User>().group_by(col<&User::country_id>).having(count() > 1).select(col<&User::country_id>);
  BOOST_TEST(db.all(from<Country>().where(exists(crowded)).select(count())) == numbers{3});
  BOOST_TEST(db.all(from<Country>().where(exists(crowded.limit(1).offset(1))).select(count())) == numbers{0});
}

// A window over a column of the owner: of this one, and not of all that the relation begins at the same key of.
BOOST_AUTO_TEST_CASE(a_window_over_a_column_of_the_owner) {
  using Home = belongs_to<User, Country>;
  constexpr auto asked =
      related<Home>().window<"w">(window().order_by(col<&User::age>)).select(col<&Country::id>, row_number().over<"w">());
  const auto found = db.all(asked.of(User{1, 1, 30}));
  BOOST_REQUIRE(found.size() == 1u);  // and not one for each user of the country
  BOOST_TEST(found[0].get<0>() == 1);
  BOOST_TEST(found[0].get<1>() == 1);
}

// One row for each owner, though no key tells rows apart.
BOOST_AUTO_TEST_CASE(the_first_of_several_rows_without_a_key) {
  const auto check = [&](const auto& asked, const std::optional<std::string>& of_india) {
    const std::vector<std::optional<Line>> expected{Line{of_india, 1}, Line{"a", 2}, std::nullopt};
    const auto preloaded = db.all(all.with(asked));
    const auto joined = db.all(all.with(asked.joined()));
    const auto of_range = db.all(asked.of(countries));
    for (std::size_t i = 0; i != countries.size(); ++i) {
      BOOST_TEST((db.first(asked.of(countries[i])) == expected[i]));
      BOOST_TEST(db.all(asked.of(countries[i])).size() == (expected[i].has_value() ? 1u : 0u));
      BOOST_TEST((preloaded[i].template get<1>() == expected[i]));
      BOOST_TEST((joined[i].template get<1>() == expected[i]));
      BOOST_TEST((of_range[i] == expected[i]));
      BOOST_TEST((db.load(countries[i], asked) == expected[i]));
    }
    BOOST_TEST(db.all(all.select(count(asked))) == (numbers{1, 1, 0}));
    BOOST_TEST(db.load(countries, count(asked, col<&Line::text>)) == (numbers{of_india.has_value() ? 1 : 0, 1, 0}));
  };
  check(related<FirstLine>(), std::nullopt);
  check(related<LastLine>(), "b");
}

BOOST_AUTO_TEST_SUITE_END()
