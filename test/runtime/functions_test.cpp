// SPDX-License-Identifier: BSL-1.0
// Functions, operators and choices of SQL, each beside the same in C++.

#include "schema.hpp"

#include <cctype>
#include <cmath>
#include <numeric>

namespace {

using namespace blog;
using namespace ikebana;
using namespace ikebana::literals;

constexpr auto id = col<&Post::id>;
constexpr auto title = col<&Post::title>;
constexpr auto views = col<&Post::views>;
constexpr auto rating = col<&Post::rating>;

std::string in_upper_case(std::string text) {
  for (char& each : text) each = static_cast<char>(std::toupper(static_cast<unsigned char>(each)));
  return text;
}

/// A value as the expectations write it.
template <class Value>
Value as_expected(const Value& found) {
  return found;
}
json_text as_expected(const json_text& found) { return {engine::without_blanks(found.text)}; }
std::optional<json_text> as_expected(const std::optional<json_text>& found) {
  return found ? std::optional(as_expected(*found)) : std::nullopt;
}

struct fixture : filled {
  /// Each post's value, by SQL and by C++.
  template <class E, class F>
  void same(E expression, std::string_view text, F in_cpp) {
    const auto asked = from<Post>().order_by(id).select(id, expression);
    BOOST_TEST(std::string(asked.sql()) == R"(SELECT "posts"."id", )" + std::string(text) + R"( FROM "posts" ORDER BY "posts"."id")");
    using value = typename E::value;
    std::size_t at = 0;
    for (auto& row : db(asked)) {
      const Post& post = posts.at(at++);
      const value expected = in_cpp(post);
      BOOST_TEST((as_expected(row.template get<1>()) == expected), asked.sql() << " of " << post.id);
    }
    BOOST_TEST(at == posts.size());
  }

  /// The posts for which a condition holds.
  template <class E, class F>
  void kept(E condition, std::string_view text, F in_cpp) {
    const auto asked = from<Post>().where(condition).order_by(id).select(id);
    BOOST_TEST(std::string(asked.sql()) == R"(SELECT "posts"."id" FROM "posts" WHERE )" + std::string(text) + R"( ORDER BY "posts"."id")");
    std::vector<std::int64_t> expected;
    for (const Post& each : posts) {
      if (in_cpp(each)) expected.push_back(each.id);
    }
    BOOST_TEST(db.all(asked) == expected, boost::test_tools::per_element());
    BOOST_TEST(!expected.empty());
  }
};

template <class E, class Value>
constexpr bool yields = std::is_same_v<typename E::value, Value>;

}  // namespace

BOOST_FIXTURE_TEST_SUITE(functions, fixture)

BOOST_AUTO_TEST_CASE(of_text) {
  same(upper(title), R"(upper("posts"."title"))", [](const Post& post) { return in_upper_case(post.title); });
  same(lower(upper(title)), R"(lower(upper("posts"."title")))", [](const Post& post) { return post.title; });
  same(length(title), R"(length("posts"."title"))", [](const Post& post) { return static_cast<std::int64_t>(post.title.size()); });
  same(substr(title, 2), R"(substr("posts"."title", ?1))", [](const Post& post) { return post.title.substr(1); });
  same(substr(title, 2, 3), R"(substr("posts"."title", ?1, ?2))", [](const Post& post) { return post.title.substr(1, 3); });
  same(trim(concat("  ", title, " ")), R"(trim(?1 || "posts"."title" || ?2))", [](const Post& post) { return post.title; });
  same(ltrim(concat("  ", title)), R"(ltrim(?1 || "posts"."title"))", [](const Post& post) { return post.title; });
  same(rtrim(concat(title, "xx"), "x"), R"(rtrim("posts"."title" || ?1, ?2))", [](const Post& post) { return post.title; });
  same(replace(title, "e", "--"), R"(replace("posts"."title", ?1, ?2))", [](const Post& post) {
    std::string replaced;
    for (char each : post.title) each == 'e' ? replaced.append("--") : replaced.append(1, each);
    return replaced;
  });
  same(instr(title, "e"), R"(instr("posts"."title", ?1))",
       [](const Post& post) { return static_cast<std::int64_t>(post.title.find('e') + 1); });
  same(hex(substr(title, 1, 1)), R"(hex(substr("posts"."title", ?1, ?2)))", [](const Post& post) {
    const char digits[] = "0123456789ABCDEF";
    return std::string{digits[post.title[0] / 16], digits[post.title[0] % 16]};
  });
  same(unicode(title), R"(unicode("posts"."title"))", [](const Post& post) { return std::int64_t{post.title[0]}; });
  same(
      char_(unicode(title), 33), R"(char(unicode("posts"."title"), ?1))", [](const Post& post) { return std::string{post.title[0], '!'}; });
  static_assert(yields<decltype(upper(title)), std::string> && yields<decltype(unicode(title)), std::optional<std::int64_t>>);
}

#ifndef IKEBANA_ON_POSTGRES
BOOST_AUTO_TEST_CASE(of_text_that_sqlite_alone_has) {
  same(format_("%03d", views), R"(format(?1, "posts"."views"))", [](const Post& post) {
    char text[32];
    std::snprintf(text, sizeof text, "%03d", static_cast<int>(post.views));
    return std::string(text);
  });
  same(typeof_(rating), R"(typeof("posts"."rating"))", [](const Post& post) { return std::string(post.rating ? "real" : "null"); });
  same(quote(views), R"(quote("posts"."views"))", [](const Post& post) { return std::to_string(post.views); });
}

BOOST_AUTO_TEST_CASE(of_sound) {
  static_assert(yields<decltype(soundex(nullif(title, "same"))), std::string>);
  if (sqlite3_compileoption_used("SOUNDEX") == 0) return;
  const std::map<std::string, std::string> sounds{
      {"same", "S500"},  {"other", "O360"}, {"alone", "A450"}, {"none", "N500"}, {"below", "B400"},
      {"large", "L620"}, {"last", "L230"},  {"first", "F623"}, {"lost", "L230"}, {"zero", "Z600"}};
  same(soundex(title), R"(soundex("posts"."title"))", [&](const Post& post) { return sounds.at(post.title); });
  same(soundex(nullif(title, "same")) == "?000", R"(soundex(nullif("posts"."title", ?1)) = ?2)",
       [](const Post& post) { return post.title == "same"; });
  kept(soundex(title) == soundex(lit<"last">), R"(soundex("posts"."title") = soundex('last'))",
       [](const Post& post) { return post.title == "last" || post.title == "lost"; });
}
#endif

BOOST_AUTO_TEST_CASE(of_numbers) {
  using std::int64_t;
  same(abs(views), R"(abs("posts"."views"))", [](const Post& post) { return std::abs(post.views); });
  same(-views, R"(-"posts"."views")", [](const Post& post) { return -post.views; });
  same(-(-views), R"(-(-"posts"."views"))", [](const Post& post) { return post.views; });
  same(-(views + 1) * 2, R"(-("posts"."views" + ?1) * ?2)", [](const Post& post) { return -(post.views + 1) * 2; });
  same(~views, R"(~"posts"."views")", [](const Post& post) { return ~post.views; });
  same((views & 6) | 1, R"("posts"."views" & ?1 | ?2)", [](const Post& post) { return (post.views & 6) | 1; });
  same(views & (id | 1), R"("posts"."views" & ("posts"."id" | ?1))", [](const Post& post) { return post.views & (post.id | 1); });
  same((id << 2) + (id >> 1), R"(("posts"."id" << ?1) + ("posts"."id" >> ?2))",
       [](const Post& post) { return (post.id << 2) + (post.id >> 1); });
  same(round(rating), R"(round("posts"."rating"))",
       [](const Post& post) { return post.rating ? std::optional(std::round(*post.rating)) : std::nullopt; });
  same(round(rating * 1.11, 1), R"(round("posts"."rating" * ?1, ?2))",
       [](const Post& post) { return post.rating ? std::optional(std::round(*post.rating * 11.1) / 10) : std::nullopt; });
  same(floor(rating), R"(floor("posts"."rating"))",
       [](const Post& post) { return post.rating ? std::optional(std::floor(*post.rating)) : std::nullopt; });
  same(ceil(rating), R"(ceil("posts"."rating"))",
       [](const Post& post) { return post.rating ? std::optional(std::ceil(*post.rating)) : std::nullopt; });
  same(trunc(rating), R"(trunc("posts"."rating"))",
       [](const Post& post) { return post.rating ? std::optional(std::trunc(*post.rating)) : std::nullopt; });
  same(sign(views), R"(sign("posts"."views"))", [](const Post& post) { return int64_t{post.views > 0} - int64_t{post.views < 0}; });
  same(sqrt(views), R"(sqrt("posts"."views"))",
       [](const Post& post) { return post.views < 0 ? std::nullopt : std::optional(std::sqrt(static_cast<double>(post.views))); });
  same(pow(id, 2), R"(pow("posts"."id", ?1))", [](const Post& post) { return static_cast<double>(post.id * post.id); });
  same(round(ln(exp(id))), R"(round(ln(exp("posts"."id"))))", [](const Post& post) { return static_cast<double>(post.id); });
  same(log2(pow(2, id)), R"(log2(pow(?1, "posts"."id")))", [](const Post& post) { return static_cast<double>(post.id); });
  same(log(3, id) > 1.0, R"(log(?1, "posts"."id") > ?2)", [](const Post& post) { return std::optional(post.id > 3); });
  same(round(degrees(radians(id))), R"(round(degrees(radians("posts"."id"))))",
       [](const Post& post) { return static_cast<double>(post.id); });
  same(mod(id, 4), R"(mod("posts"."id", ?1))", [](const Post& post) { return static_cast<double>(post.id % 4); });
  same(sin(id) * sin(id) + cos(id) * cos(id) > 0.99,
       R"(sin("posts"."id") * sin("posts"."id") + cos("posts"."id") * cos("posts"."id") > ?1)", [](const Post&) { return true; });
  same(min(views, id, 5), R"(min("posts"."views", "posts"."id", ?1))",
       [](const Post& post) { return std::min({post.views, post.id, int64_t{5}}); });
  same(max(views, 2.5), R"(max("posts"."views", ?1))", [](const Post& post) { return std::max(static_cast<double>(post.views), 2.5); });
  kept(random_() * 0 == 0 && pi() > 3.0, R"(random() * ?1 = ?2 AND pi() > ?3)", [](const Post&) { return true; });
  static_assert(yields<decltype(abs(views)), int64_t> && yields<decltype(views & 1), int64_t> &&
                yields<decltype(-rating), std::optional<double>>);
}

BOOST_AUTO_TEST_CASE(of_the_present) {
  kept(length(current_timestamp()) == 19 && length(current_date()) == 10 && length(current_time()) == 8,
       "length(CURRENT_TIMESTAMP) = ?1 AND length(CURRENT_DATE) = ?2 AND length(CURRENT_TIME) = ?3", [](const Post&) { return true; });
}

#ifndef IKEBANA_ON_POSTGRES
BOOST_AUTO_TEST_CASE(of_dates) {
  // The id as a number of days after the first of January.
  constexpr auto day = date(concat("2024-01-", format_("%02d", id)));
  const auto text = [](const Post& post) { return std::string(post.id < 10 ? "0" : "") + std::to_string(post.id); };
  same(day, R"(date(?1 || format(?2, "posts"."id")))", [&](const Post& post) { return "2024-01-" + text(post); });
  same(date(day, "+1 month", "start of month"), R"(date(date(?1 || format(?2, "posts"."id")), ?3, ?4))",
       [](const Post&) { return std::string("2024-02-01"); });
  same(strftime("%d.%m.", day), R"(strftime(?1, date(?2 || format(?3, "posts"."id"))))",
       [&](const Post& post) { return text(post) + ".01."; });
  same(julianday(day) - julianday(sql<std::string, "'2024-01-01'">()),
       R"(julianday(date(?1 || format(?2, "posts"."id"))) - julianday('2024-01-01'))",
       [](const Post& post) { return static_cast<double>(post.id - 1); });
  same(unixepoch(datetime(id, "unixepoch")), R"(unixepoch(datetime("posts"."id", ?1)))", [](const Post& post) { return post.id; });
  same(time(id * 60, "unixepoch"), R"(time("posts"."id" * ?1, ?2))", [&](const Post& post) { return "00:" + text(post) + ":00"; });
  same(date(title), R"(date("posts"."title"))", [](const Post&) { return std::nullopt; });
}
#endif

BOOST_AUTO_TEST_CASE(one_of_several) {
  same(coalesce(rating, 0.5), R"(coalesce("posts"."rating", ?1))", [](const Post& post) { return post.rating.value_or(0.5); });
  same(nullif(title, "same"), R"(nullif("posts"."title", ?1))",
       [](const Post& post) { return post.title == "same" ? std::nullopt : std::optional(post.title); });
  same(iif(views > 6, "much", title), R"(iif("posts"."views" > ?1, ?2, "posts"."title"))",
       [](const Post& post) { return post.views > 6 ? "much" : post.title; });
  same(case_().when(views > 6, "much").when(views > 3, "some").else_("little"),
       R"(CASE WHEN "posts"."views" > ?1 THEN ?2 WHEN "posts"."views" > ?3 THEN ?4 ELSE ?5 END)", [](const Post& post) {
         return std::string(post.views > 6 ? "much" : post.views > 3 ? "some" : "little");
       });
  same(case_(views).when(10, 1.5).when(7, rating).else_(views),
       R"(CASE "posts"."views" WHEN ?1 THEN ?2 WHEN ?3 THEN "posts"."rating" ELSE "posts"."views" END)", [](const Post& post) {
         return post.views == 10 ? std::optional(1.5) : post.views == 7 ? post.rating : static_cast<double>(post.views);
       });
  same(case_(title).when("same", id), R"(CASE "posts"."title" WHEN ?1 THEN "posts"."id" END)",
       [](const Post& post) { return post.title == "same" ? std::optional(post.id) : std::nullopt; });
  same(cast<std::string>(views), R"(CAST("posts"."views" AS TEXT))", [](const Post& post) { return std::to_string(post.views); });
  same(cast<std::int64_t>(rating), R"(CAST("posts"."rating" AS INTEGER))",
       [](const Post& post) { return post.rating ? std::optional(static_cast<std::int64_t>(*post.rating)) : std::nullopt; });
  static_assert(yields<decltype(coalesce(rating, 1)), double> && yields<decltype(coalesce(rating, rating)), std::optional<double>>);
  static_assert(yields<decltype(case_().when(views > 1, "a")), std::optional<std::string>> && yields<decltype(cast<int>(title)), int>);
}

BOOST_AUTO_TEST_CASE(conditions) {
  kept(concat(title, "%").like("same!%", "!"), R"("posts"."title" || ?1 LIKE ?2 ESCAPE ?3)",
       [](const Post& post) { return post.title == "same"; });
  kept(rating.is(std::optional<double>{}), R"("posts"."rating" IS ?1)", [](const Post& post) { return !post.rating; });
  kept(rating.is(std::optional<double>{2.5}), R"("posts"."rating" IS ?1)", [](const Post& post) { return post.rating == 2.5; });
  kept(rating.is_not(2.5), R"("posts"."rating" IS NOT ?1)", [](const Post& post) { return post.rating != 2.5; });
  kept((views & 2) == 2, R"("posts"."views" & ?1 = ?2)", [](const Post& post) { return (post.views & 2) == 2; });
  kept(row_value(views, id) < row_value(7, 5), R"(("posts"."views", "posts"."id") < (?1, ?2))",
       [](const Post& post) { return std::make_pair(post.views, post.id) < std::make_pair(std::int64_t{7}, std::int64_t{5}); });
  kept(row_value(title, views).in(row_value("same", 10), row_value("none", 4)),
       R"(("posts"."title", "posts"."views") IN (VALUES (?1, ?2), (?3, ?4)))",
       [](const Post& post) { return (post.title == "same" && post.views == 10) || (post.title == "none" && post.views == 4); });
  kept(
      row_value(id, views).in(from<Post>().where(rating > 2.0).select(id, views)),
      R"(("posts"."id", "posts"."views") IN (SELECT "posts_2"."id", "posts_2"."views" FROM "posts" AS "posts_2" WHERE "posts_2"."rating" > ?1))",
      [](const Post& post) { return post.rating && *post.rating > 2.0; });
  static_assert(yields<decltype(rating.is(2.0)), bool> && yields<decltype(rating == 2.0), std::optional<bool>>);
}

#ifndef IKEBANA_ON_POSTGRES
BOOST_AUTO_TEST_CASE(conditions_that_sqlite_alone_has) {
  kept(title.glob("s?m*"), R"("posts"."title" GLOB ?1)", [](const Post& post) { return post.title == "same"; });
  kept(upper(title).collate<"NOCASE">() == "same", R"(upper("posts"."title") COLLATE "NOCASE" = ?1)",
       [](const Post& post) { return post.title == "same"; });
}
#endif

BOOST_AUTO_TEST_CASE(json_documents) {
  constexpr auto document = json_object("name", title, "sizes", json_array(views, id));
  const auto in_cpp = [](const Post& post) {
    return json_text{R"({"name":")" + post.title + R"(","sizes":[)" + std::to_string(post.views) + "," + std::to_string(post.id) + "]}"};
  };
  const std::string written = R"(json_object(?1, "posts"."title", ?2, json_array("posts"."views", "posts"."id")))";
  same(document, written, in_cpp);
  same(json(document), "json(" + written + ")", in_cpp);
  same(json_extract<std::int64_t>(document, "$.sizes[1]"), written + " ->> ?3", [](const Post& post) { return post.id; });
  same(json_extract<std::string>(document, "$.name"), written + " ->> ?3", [](const Post& post) { return post.title; });
  same(json_extract<int>(document, "$.absent"), written + " ->> ?3", [](const Post&) { return std::nullopt; });
  same(json_part(document, "$.name"), written + " -> ?3", [](const Post& post) { return json_text{'"' + post.title + '"'}; });
  same(json_quote(title), R"(json_quote("posts"."title"))", [](const Post& post) { return json_text{'"' + post.title + '"'}; });
}

#ifndef IKEBANA_ON_POSTGRES
BOOST_AUTO_TEST_CASE(json_documents_as_sqlite_alone_has_them) {
  constexpr auto document = json_object("name", title, "sizes", json_array(views, id));
  const std::string written = R"(json_object(?1, "posts"."title", ?2, json_array("posts"."views", "posts"."id")))";
  same(json_extract<std::int64_t>(json_part(document, "sizes"), 0), written + " -> ?3 ->> ?4", [](const Post& post) { return post.views; });
  same(json_extract<std::string>(document, "name"), written + " ->> ?3", [](const Post& post) { return post.title; });
  same(json_type(document, "$.sizes"), "json_type(" + written + ", ?3)", [](const Post&) { return std::string("array"); });
  same(json_array_length(document, "$.sizes"), "json_array_length(" + written + ", ?3)", [](const Post&) { return 2; });
  same(json_valid(title), R"(json_valid("posts"."title"))", [](const Post&) { return false; });
  same(json_remove(document, "$.sizes"), "json_remove(" + written + ", ?3)",
       [](const Post& post) { return json_text{R"({"name":")" + post.title + "\"}"}; });
  same(json_set(json_object("a", 1, "b", id), "$.a", 2), R"(json_set(json_object(?1, ?2, ?3, "posts"."id"), ?4, ?5))",
       [](const Post& post) { return json_text{R"({"a":2,"b":)" + std::to_string(post.id) + "}"}; });
  same(json_insert(json_array(id), "$[#]", title), R"(json_insert(json_array("posts"."id"), ?1, "posts"."title"))",
       [](const Post& post) { return json_text{"[" + std::to_string(post.id) + ",\"" + post.title + "\"]"}; });
  same(json_replace(json_array(id), "$[0]", 1), R"(json_replace(json_array("posts"."id"), ?1, ?2))",
       [](const Post&) { return json_text{"[1]"}; });
  same(json_patch(json_object("a", title), json_object("a", id)),
       R"(json_patch(json_object(?1, "posts"."title"), json_object(?2, "posts"."id")))",
       [](const Post& post) { return json_text{R"({"a":)" + std::to_string(post.id) + "}"}; });
}
#endif

BOOST_AUTO_TEST_CASE(sql_of_ones_own) {
  same(sql<std::string, "lower({})">(upper(title)), R"(lower(upper("posts"."title")))", [](const Post& post) { return post.title; });
  same(sql<std::int64_t, "{} + ({} * {})">(views, id, 2), R"("posts"."views" + ("posts"."id" * ?1))",
       [](const Post& post) { return post.views + post.id * 2; });
  kept(sql<std::int64_t, "{} + 1">(views + 1) * 2 == 24, R"((("posts"."views" + ?1) + 1) * ?2 = ?3)",
       [](const Post& post) { return post.views == 10; });
  kept(sql<bool, "{} ISNULL">(rating), R"(("posts"."rating" ISNULL))", [](const Post& post) { return !post.rating; });
  kept(sql<std::int64_t, "coalesce({}, {})">(views - 1, id) == 9, R"(coalesce("posts"."views" - ?1, "posts"."id") = ?2)",
       [](const Post& post) { return post.views - 1 == 9; });
#ifndef IKEBANA_ON_POSTGRES  // which has one max for several rows, and greatest for several values
  kept(sql<std::int64_t, "max({}, {})">(views - 1, id) == 9, R"(max("posts"."views" - ?1, "posts"."id") = ?2)",
       [](const Post& post) { return std::max(post.views - 1, post.id) == 9; });
#endif
}

BOOST_AUTO_TEST_CASE(of_groups) {
  constexpr auto asked =
      from<Post>()
          .group_by(col<&Post::title>)
          .order_by(col<&Post::title>)
          .select(col<&Post::title>, count(distinct(col<&Post::user_id>)), count().filter(col<&Post::views> > 6), sum(distinct(views)),
                  total(rating), group_concat(distinct(title)), json_group_array(title), group_concat(id, "+"));
  static_assert(
      asked.sql() ==
      R"(SELECT "posts"."title", count(DISTINCT "posts"."user_id"), count(*) FILTER (WHERE "posts"."views" > ?1), )"
      R"(sum(DISTINCT "posts"."views"), total("posts"."rating"), group_concat(DISTINCT "posts"."title"), )"
      R"(json_group_array("posts"."title"), group_concat("posts"."id", ?2) FROM "posts" GROUP BY "posts"."title" ORDER BY "posts"."title")");
  std::map<std::string, std::vector<Post>> groups;
  for (const Post& each : posts) groups[each.title].push_back(each);
  auto group = groups.begin();
  for (auto& [name, authors, lively, different, ratings, names, list, ids] : db(asked)) {
    std::map<std::int64_t, int> by_author, by_views;
    std::int64_t much = 0;
    double rated = 0;
    std::string json;
    std::size_t characters = 0;
    for (const Post& each : group->second) {
      ++by_author[each.user_id], ++by_views[each.views];
      if (each.views > 6) ++much;
      rated += each.rating.value_or(0);
      json += (json.empty() ? "[\"" : ",\"") + name + '"';
      characters += std::to_string(each.id).size() + 1;
    }
    const std::int64_t of_each =
        std::accumulate(by_views.begin(), by_views.end(), std::int64_t{}, [](std::int64_t sum, auto& each) { return sum + each.first; });
    BOOST_TEST(name == group->first);
    BOOST_TEST(authors == static_cast<std::int64_t>(by_author.size()));
    BOOST_TEST(lively == much);
    BOOST_TEST((different == of_each));
    BOOST_TEST(ratings == rated);
    BOOST_TEST((names == name));
    BOOST_TEST((as_expected(list) == json_text{json + ']'}));
    BOOST_TEST(ids->size() == characters - 1);
    ++group;
  }
  BOOST_TEST((group == groups.end()));
  constexpr auto object = from<Tag>().where(col<&Tag::id> < 3).select(json_group_object(col<&Tag::label>, col<&Tag::id>));
  static_assert(object.sql() == R"(SELECT json_group_object("tags"."label", "tags"."id") FROM "tags" WHERE "tags"."id" < ?1)");
  BOOST_TEST((as_expected(db.value(object)) == json_text{R"({"red":1,"blue":2})"}));
}

BOOST_AUTO_TEST_SUITE_END()
