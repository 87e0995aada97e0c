// SPDX-License-Identifier: BSL-1.0
// What operators and functions make of types: documents of documents, amounts that a codec keeps as numbers, negated conditions over queries
// that may yield a NULL, texts as C has them.

#include "engine.hpp"

#include <boost/hana/define_struct.hpp>
#include <boost/test/unit_test.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace expression_models {

struct Money {
  std::int64_t cents;
  bool operator==(const Money&) const = default;
};

struct Weight {
  double kilograms;
  friend Weight operator-(Weight a, Weight b) { return {a.kilograms - b.kilograms}; }
  bool operator==(const Weight&) const = default;
};

/// Of which a difference is of another type.
struct Moment {
  std::int64_t seconds;
  friend std::int64_t operator-(Moment a, Moment b) { return a.seconds - b.seconds; }
  bool operator==(const Moment&) const = default;
};

struct Doc {
  BOOST_HANA_DEFINE_STRUCT(Doc, (std::int64_t, id), (ikebana::json_text, data), (std::optional<ikebana::json_text>, more), (bool, done),
                           (std::optional<bool>, seen), (std::string, title));
};
struct User {
  BOOST_HANA_DEFINE_STRUCT(User, (std::int64_t, id), (std::string, name));
};
struct Post {
  BOOST_HANA_DEFINE_STRUCT(Post, (std::int64_t, id), (std::optional<std::int64_t>, user_id), (std::string, title));
};
struct Item {
  BOOST_HANA_DEFINE_STRUCT(Item, (std::int64_t, id), (std::int64_t, kind), (Money, price), (std::optional<Money>, rebate), (Weight, weight),
                           (Moment, made));
};

}  // namespace expression_models

#define IKEBANA_TEST_KEPT(type, member, number)                                               \
  template <>                                                                                 \
  struct ikebana::codec<expression_models::type> {                                            \
    static constexpr number to(const expression_models::type& value) { return value.member; } \
    static constexpr expression_models::type from(number kept) { return {kept}; }             \
  };
IKEBANA_TEST_KEPT(Money, cents, std::int64_t)
IKEBANA_TEST_KEPT(Weight, kilograms, double)
IKEBANA_TEST_KEPT(Moment, seconds, std::int64_t)

namespace {

using namespace expression_models;
using namespace ikebana;
using namespace ikebana::literals;

constexpr auto data = col<&Doc::data>;
constexpr auto done = col<&Doc::done>;
constexpr auto price = col<&Item::price>;
constexpr auto weight = col<&Item::weight>;

struct fixture {
  engine::database db;
  std::vector<Item> items;

  fixture() {
    db.execute(
        R"(CREATE TABLE docs(id INTEGER PRIMARY KEY, data TEXT NOT NULL, more TEXT, done BOOLEAN NOT NULL, seen BOOLEAN, title TEXT NOT NULL);
                  INSERT INTO docs VALUES(1, '[1,2]', NULL, TRUE, NULL, '[1]'), (2, '{"a":"b"}', '"x"', FALSE, TRUE, 'it''s');
                  CREATE TABLE users(id INTEGER PRIMARY KEY, name TEXT NOT NULL);
                  CREATE TABLE posts(id INTEGER PRIMARY KEY, user_id INTEGER, title TEXT NOT NULL);
                  INSERT INTO users VALUES(1, 'a'), (2, 'b'), (3, 'c');
                  INSERT INTO posts VALUES(1, 1, 'p'), (2, 1, 'q'), (3, 2, 'r'), (4, NULL, 's');
                  CREATE TABLE items(id INTEGER PRIMARY KEY, kind INTEGER NOT NULL, price INTEGER NOT NULL, rebate INTEGER, weight REAL NOT NULL, made INTEGER NOT NULL))");
    for (int i = 1; i <= 10; ++i) {
      items.push_back({i, i % 3, Money{i * 10}, i % 2 == 0 ? std::optional<Money>{} : Money{i}, Weight{i * 0.5}, Moment{1000 + i * i}});
    }
    db.execute(insert(items));
  }

  template <class Query>
  std::vector<std::string> texts(const Query& query) {
    std::vector<std::string> found;
    for (const json_text& each : db.all(query)) found.push_back(engine::without_blanks(each.text));
    return found;
  }
};

using names = std::vector<std::string>;

}  // namespace

BOOST_FIXTURE_TEST_SUITE(expressions, fixture)

BOOST_AUTO_TEST_CASE(json_of_json_and_of_bools) {
  const auto by_id = from<Doc>().order_by(col<&Doc::id>);
  const auto object = by_id.select(json_object("data", data, "done", done));
  BOOST_TEST(
      object.sql() ==
      R"(SELECT json_object(?1, json("docs"."data"), ?2, json(CASE "docs"."done" WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE "docs"."done" END)) )"
      R"(FROM "docs" ORDER BY "docs"."id")");
  BOOST_TEST((texts(object) == names{R"({"data":[1,2],"done":true})", R"({"data":{"a":"b"},"done":false})"}));
  BOOST_TEST((texts(by_id.select(json_array(data, col<&Doc::more>, done, col<&Doc::seen>, col<&Doc::title>, done == lit<true>, 1, 0.5))) ==
              names{R"([[1,2],null,true,null,"[1]",true,1,0.5])", R"([{"a":"b"},"x",false,true,"it's",false,1,0.5])"}));
  BOOST_TEST((texts(by_id.select(json_array(json_part<"$[0]">(data), json_part<"$.a">(json_object("a", data)), true, json_text{"[7]"}))) ==
              names{R"([1,[1,2],true,[7]])", R"([null,{"a":"b"},true,[7]])"}));
#ifndef IKEBANA_ON_POSTGRES  // which has no json_set, and no JSON as the text that it would be
  BOOST_TEST((texts(by_id.select(json_set(data, "$.in", data))) == names{"[1,2]", R"({"a":"b","in":{"a":"b"}})"}));
  BOOST_TEST((texts(by_id.select(json_array(json_part<"$[0]">(data), json_extract<json_text, "$.a">(json_object("a", data)), true,
                                            json_text{"[7]"}))) == names{R"([1,[1,2],true,[7]])", R"([null,{"a":"b"},true,[7]])"}));
#endif
  BOOST_TEST((texts(by_id.select(json_quote(data))) == names{"[1,2]", R"({"a":"b"})"}));
  BOOST_TEST((texts(by_id.select(json_array(json_array(done), json(data), json_object("d", done)))) ==
              names{R"([[true],[1,2],{"d":true}])", R"([[false],{"a":"b"},{"d":false}])"}));
  BOOST_TEST((engine::without_blanks(db.value(from<Doc>().select(json_group_array(data))).text) == R"([[1,2],{"a":"b"}])"));
  BOOST_TEST((engine::without_blanks(db.value(from<Doc>().select(json_group_array(done))).text) == "[true,false]"));
  BOOST_TEST((engine::without_blanks(db.value(from<Doc>().select(json_group_object(col<&Doc::title>, data))).text) ==
              R"({"[1]":[1,2],"it's":{"a":"b"}})"));
  BOOST_TEST((engine::without_blanks(db.value(from<Doc>().select(json_array(json_group_array(done), json_group_array(data)))).text) ==
              R"([[true,false],[[1,2],{"a":"b"}]])"));
  db.execute("UPDATE docs SET data = 'no JSON' WHERE id = 2");
  BOOST_CHECK_THROW(db.all(object), ikebana::error);
  BOOST_TEST(db.all(from<Doc>().where(col<&Doc::id> == 1).select(json_array(data))).size() == 1u);
}

BOOST_AUTO_TEST_CASE(amounts_of_a_codec) {
  std::int64_t cents = 0, rebates = 0;
  double kilograms = 0;
  for (const Item& each : items)
    cents += each.price.cents, kilograms += each.weight.kilograms, rebates += each.rebate ? each.rebate->cents : 0;
  constexpr auto asked = from<Item>().select(sum(price), avg(price), total(price), sum(col<&Item::rebate>), sum(weight));
  static_assert(
      std::is_same_v<decltype(asked)::tuple,
                     boost::hana::tuple<std::optional<Money>, std::optional<double>, double, std::optional<Money>, std::optional<Weight>>>);
  static_assert(
      asked.sql() ==
      R"(SELECT sum("items"."price"), avg("items"."price"), total("items"."price"), sum("items"."rebate"), sum("items"."weight") FROM "items")");
  const auto [all, mean, whole, rebate, heavy] = db.one(asked);
  BOOST_TEST((all == Money{cents}));
  BOOST_TEST(*mean == static_cast<double>(cents) / 10);
  BOOST_TEST(whole == static_cast<double>(cents));
  BOOST_TEST((rebate == Money{rebates}));
  BOOST_TEST((heavy == Weight{kilograms}));
  BOOST_TEST(!db.value(from<Item>().where(col<&Item::id> > 100).select(sum(price))).has_value());
  BOOST_TEST(db.all(from<Item>().group_by(col<&Item::kind>).having(sum(price) > Money{150}).select(col<&Item::kind>)).size() == 2u);
  static_assert(
      std::is_same_v<decltype(from<Item>().select(sum(price).over(window().order_by(col<&Item::id>))))::row, std::optional<Money>>);

  static_assert(std::is_same_v<decltype(from<Item>().select(price + Money{1}))::row, Money>);
  static_assert(std::is_same_v<decltype(from<Item>().select(price - col<&Item::rebate>))::row, std::optional<Money>>);
  static_assert(std::is_same_v<decltype(from<Item>().select(-weight))::row, Weight>);
  static_assert(std::is_same_v<decltype(from<Item>().select(weight - weight))::row, Weight>);
  static_assert(std::is_same_v<decltype(from<Item>().select(col<&Item::made> - Moment{1000}))::row, std::int64_t>);
  BOOST_TEST(db.execute(update<Item>().set(price = price + Money{1}, weight = weight - Weight{0.5}).where(price - Money{10} < Money{20})) ==
             2);
  BOOST_TEST(
      (db.column(from<Item>().where(col<&Item::id> <= 3).order_by(col<&Item::id>).select(price)) == std::vector<Money>{{11}, {21}, {30}}));
  BOOST_TEST((db.column(from<Item>().where(col<&Item::id> == 2).select(col<&Item::made> - Moment{1000})) == std::vector<std::int64_t>{4}));
  BOOST_TEST((db.column(from<Item>().where(col<&Item::id> == 1).select(-price)) == std::vector<Money>{{-11}}));
}

BOOST_AUTO_TEST_CASE(negated_in_over_a_query) {
  const auto ids = [&](const auto& condition) {
    return db.column(from<User>().where(condition).order_by(col<&User::id>).select(col<&User::id>));
  };
  using keys = std::vector<std::int64_t>;
  const auto author = col<&Post::user_id>;
  BOOST_TEST((ids(!col<&User::id>.in(from<Post>().where(author.is_not_null()).select(author))) == keys{3}));
  BOOST_TEST(
      (ids(!col<&User::id>.in(from<Post>().where(col<&Post::id> > 1 && author.is_not_null()).select(author.as<"author">()))) == keys{3}));
  BOOST_TEST((ids(!col<&User::id>.in(from<Post>().where(author < 2).select(author))) == keys{2, 3}));
  BOOST_TEST((ids(!(col<&User::id> == 1 || col<&User::id>.in(from<Post>().where(author == 2).select(author)))) == keys{3}));
  BOOST_TEST((ids(!col<&User::id>.in(from<Post>().select(coalesce(author, 0)))) == keys{3}));
  BOOST_TEST((ids(!col<&User::id>.in(
                  from<Post>().where(author == 1).select(author).union_(from<Post>().where(author == 2).select(author)))) == keys{3}));
  BOOST_TEST((ids(col<&User::id>.in(from<Post>().select(author))) == keys{1, 2}));
  BOOST_TEST((ids(false == col<&User::id>.in(from<Post>().where(author.is_not_null()).select(author))) == keys{3}));
  BOOST_TEST(
      (ids(!row_value(col<&User::id>, col<&User::name>).in(from<Post>().where(author.is_not_null()).select(author, col<&Post::title>))) ==
       keys{1, 2, 3}));
}

BOOST_AUTO_TEST_CASE(memberships_that_may_be_null) {
  using truths = std::vector<std::optional<bool>>;
  constexpr auto id = col<&Post::id>;
  constexpr auto author = col<&Post::user_id>;
  constexpr auto each_post = from<Post>().order_by(id);
  BOOST_TEST((db.column(each_post.select(id.in(author, 2))) == truths{true, true, false, std::nullopt}));
  BOOST_TEST(
      (db.column(each_post.select(row_value(id, 1).in(row_value(author, 1), row_value(2, 1)))) == truths{true, true, false, std::nullopt}));
  BOOST_TEST((db.column(from<User>()
                            .order_by(col<&User::id>)
                            .select(row_value(col<&User::id>, col<&User::id>).in(from<Post>().select(author, author)))) ==
              truths{true, true, std::nullopt}));
  BOOST_TEST((db.column(each_post.select(id.in(1, 2))) == std::vector<bool>{true, true, false, false}));
}

BOOST_AUTO_TEST_CASE(texts_that_are_null_pointers) {
  const char* const none = nullptr;
  BOOST_CHECK_THROW(from<User>().where(col<&User::name> == none), null_text);
  BOOST_CHECK_THROW(update<User>().set(col<&User::name> = none), null_text);
  const std::vector<const char*> some{"a", nullptr};
  BOOST_CHECK_THROW(from<User>().where(col<&User::name>.in(some)), null_text);
  BOOST_CHECK_EXCEPTION(
      db.all(from<User>().where(col<&User::name> == param<"name">), "name"_arg = none), null_text, [](const null_text& thrown) {
        return std::string(thrown.what()).starts_with("ikebana: \"name\"_arg is a const char* that is null");
      });
  const char* const named = "b";
  BOOST_TEST(db.all(from<User>().where(col<&User::name> == param<"name">), "name"_arg = named).size() == 1u);
  BOOST_TEST(db.all(from<User>().where(col<&User::name> == named)).size() == 1u);
}

BOOST_AUTO_TEST_CASE(conditions_as_values) {
  BOOST_TEST(db.all(from<Doc>().where((col<&Doc::id> == 1) == done)).size() == 2u);
  BOOST_TEST(db.all(from<Doc>().where((col<&Doc::id> > 1) != lit<true>)).size() == 1u);
  BOOST_TEST(db.all(from<Doc>().where((col<&Doc::id> > 1).is(false))).size() == 1u);
  BOOST_TEST(db.value(from<Item>().where(col<&Item::id> == 7).select((col<&Item::id> > 3) + (col<&Item::kind> > 0) + 1)) == 3);
}

BOOST_AUTO_TEST_SUITE_END()
