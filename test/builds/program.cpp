// SPDX-License-Identifier: BSL-1.0
// Reads what write_rows.cpp has written, in each way. What takes a relation or a record names its namespace, so that functions beside
// the models are not the program's own mistake.

#include "program.hpp"

#include <cstdio>
#include <exception>

namespace {

using namespace ikebana::literals;
using ikebana::asc;
using ikebana::case_;
using ikebana::cast;
using ikebana::coalesce;
using ikebana::col;
using ikebana::current_row;
using ikebana::desc;
using ikebana::from;
using ikebana::json_extract;
using ikebana::maybe;
using ikebana::model;
using ikebana::outer;
using ikebana::param;
using ikebana::preceding;
using ikebana::related;
using ikebana::row_value;
using ikebana::upper;
using ikebana::window;

constexpr auto id = col<&shop::Post::id>;
constexpr auto views = col<&shop::Post::views>;
constexpr auto title = col<&shop::Post::title>;
constexpr auto shout = ikebana::user_function<"shout", std::string(std::string_view)>;

constexpr auto ddl = ikebana::ddl("CREATE TABLE countries (id INTEGER PRIMARY KEY, name TEXT NOT NULL)");
static_assert(ikebana::conforms<shop::Country, ddl>);
static_assert(!ikebana::diagram<shop::Country, shop::User, shop::CountryUsers>().mermaid().empty());

void read_rows(ikebana::sqlite::database& db) {
  constexpr auto posts_of = related<shop::CountryPosts>();
  int seen = 0;
  for (const shop::Post& each : db(posts_of.of(1))) seen += each.mood == shop::Mood::loud ? 1 : 0;
  expect(seen == 4, __LINE__);
  for (const auto& [country, users] : db(from<shop::Country>().with(related<shop::CountryUsers>().with(related<shop::UserPosts>()))))
    seen += static_cast<int>(users.size());
  for (const auto& [country, posts] :
       db(from<shop::Country>().where(col<&shop::Country::id> > 0).with(related<shop::LoudPosts>().limit(1))))
    seen += static_cast<int>(posts.size());
  expect(seen == 7, __LINE__);
  expect(db.all(from<shop::Country>().where(ikebana::exists(related<shop::CountryPosts>().where(views > 1)))).size() == 1, __LINE__);
  const auto counted = db.all(from<shop::Country>()
                                  .select(model<shop::Country>, ikebana::count(related<shop::CountryPosts>()).as<"posts">())
                                  .order_by(desc("posts"_name)));
  expect(counted.size() == 2 && counted[0].get<1>() == 4, __LINE__);
  expect(db.value(from<shop::Post>().select(ikebana::count())) == 4, __LINE__);

  const auto top =
      from<shop::Country>()
          .join<shop::CountryPosts>()
          .where(views >= param<"least">)
          .group_by(col<&shop::Country::id>)
          .having(ikebana::count(id) > 1)
          .order_by(asc(col<&shop::Country::name>))
          .select(col<&shop::Country::name>, ikebana::sum(views) + 1);
  expect(db.one(top, "least"_arg = 4).get<1>() == 25, __LINE__);
  expect(db.all(from<shop::User>().left_join<shop::UserPosts>().limit(param<"most">), "most"_arg = 2).size() == 2, __LINE__);
  expect(db.column(from<shop::Post>().where(maybe(views >= std::optional<int>{})).where(id.in(std::vector<std::int64_t>{1, 2})).select(id))
                 .size() == 2,
         __LINE__);
  expect(db.column(from<shop::Post>().where(row_value(id, views) < row_value(2, 1) && title.like("p%")).select(upper(title))).size() == 1,
         __LINE__);
  const auto computed = from<shop::Post>().order_by(id).select(
      case_().when(views > 3, "many").else_("few"), coalesce(col<&shop::Post::score>, 1.0), cast<std::string>(views),
      ikebana::sum(views).over(window().order_by(id).rows(preceding(1), current_row)),
      json_extract<std::string>(col<&shop::Post::details>, "$.colours[0]"), shout(title), ikebana::sql<std::string, "lower({})">(title));
  expect(db.column(from<shop::Post>().order_by(id).select(shout(title)))[0] == "post 0!", __LINE__);
  for (const auto& row : db(computed)) expect(row.get<0>() == (row.get<2>() > "3" ? "many" : "few") || row.get<2>() == "12", __LINE__);
  expect(db.column(from<shop::User>()
                       .where(col<&shop::User::id>.in(from<shop::Post>().where(views > 10).select(col<&shop::Post::user_id>)))
                       .select(col<&shop::User::name>))
                 .size() == 1,
         __LINE__);
  expect(db.column(from<shop::Post>().join(ikebana::json_each<std::string>(col<&shop::Post::details>)).select(id)).size() == 4, __LINE__);
  expect(db.all(from<shop::Post>().select(id).union_(from<shop::Post>().where(views > 1).select(id))).size() == 4, __LINE__);
  expect(db.first(from<shop::Employee>().where(ikebana::exists(related<shop::Staff>())))->name == "Boss", __LINE__);
  expect(db.all(from<shop::Post>().order_by(id).into<shop::Line>()).size() == 4, __LINE__);
  const auto page = db(from<shop::Post>().order_by(id).page(2, 3));
  expect(page.rows.size() == 1 && page.total == 4, __LINE__);
  expect(db.all(from<shop::Post>().order_by(id).limit(2).after(page.rows[0])).empty(), __LINE__);
  expect(boost::hana::at_c<0>(db.columns(from<shop::Post>().select(id, views))).size() == 4, __LINE__);
  for (const auto& row : db.views(from<shop::Post>().select(title))) expect(!row.empty(), __LINE__);

  const std::vector<shop::Country> countries = db.all(from<shop::Country>());
  expect(db.load(countries, related<shop::CountryPosts>()).size() == 2, __LINE__);
  expect(db.load(countries, ikebana::count(related<shop::CountryPosts>()))[0] == 4, __LINE__);
  expect(db.all(related<shop::CountryPosts>().of(countries)).size() == 2, __LINE__);
  expect(db.execute(ikebana::remove(related<shop::CountryPosts>().where(views > 100).of(countries[0]))) == 0, __LINE__);
  expect(!db.explain(from<shop::Country>().with(related<shop::CountryPosts>())).text().empty(), __LINE__);
  expect(db.verify(posts_of, top).empty(), __LINE__);
  expect(ikebana::sqlite::missing_indexes<shop::CountryPosts>(db).empty(), __LINE__);
  try {
    (void)db.one(from<shop::Country>());
    expect(false, __LINE__);
  } catch (const ikebana::sqlite::several_rows& told) {
    expect(told.sql().find("countries") != std::string_view::npos, __LINE__);
  }
}

}  // namespace

int main() {
  try {
    ikebana::sqlite::database db{":memory:"};
    db.define(shout, [](std::string_view text) { return std::string(text) + "!"; });
    write_rows(db);
    read_rows(db);
    return 0;
  } catch (const std::exception& told) {
    std::puts(told.what());
    return 1;
  }
}
