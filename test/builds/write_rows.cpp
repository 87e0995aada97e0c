// SPDX-License-Identifier: BSL-1.0
// Makes the tables of the program, and writes its rows.

#include "program.hpp"

#include <memory>

namespace {

using namespace ikebana::literals;
using ikebana::col;
using ikebana::excluded;
using ikebana::schema;

constexpr ikebana::sqlite::migration steps[] = {{"notes", "CREATE TABLE notes (id INTEGER PRIMARY KEY); DROP TABLE notes"}};

}  // namespace

void write_rows(ikebana::sqlite::database& db) {
  db.create(schema<shop::CountryUsers, shop::CountryPosts, shop::PostTags, shop::Staff>);
  expect(db.migrate(steps) == 1, __LINE__);
  expect(db.verify<shop::CountryPosts, shop::PostTags>().empty(), __LINE__);

  auto tx = db.transaction();
  shop::Country kenya{0, "Kenya"};
  db.execute(ikebana::insert(std::addressof(kenya)));
  db.execute(ikebana::insert(std::vector<shop::Country>{{0, "India"}, {0, "Peru"}}));
  shop::User amina{0, {}, "Amina"};
  db.execute(ikebana::create<shop::CountryUsers>(kenya, amina));
  shop::User bela{0, {}, "Bela"};
  db.execute(ikebana::insert(std::addressof(bela)));
  db.execute(ikebana::associate<shop::UserCountry>(bela, kenya));
  db.execute(ikebana::dissociate<shop::UserCountry>(bela));
  db.execute(ikebana::associate<shop::UserCountry>(bela, kenya));
  std::vector<shop::Post> posts(3);
  for (std::size_t i = 0; i != posts.size(); ++i) {
    posts[i].title = "post " + std::to_string(i);
    posts[i].views = static_cast<int>(i) * 4;
    posts[i].mood = shop::Mood::loud;
    posts[i].price = {250};
    posts[i].day = std::chrono::sys_days{std::chrono::days{20000}};
    posts[i].details.text = R"({"colours":["red","blue"]})";
  }
  db.execute(ikebana::create_many<shop::UserPosts>(amina, posts));
  shop::Post last = posts[0];
  last.id = 0;
  last.title = "last";
  last.views = 12;
  db.execute(ikebana::first_or_create<shop::UserPosts, &shop::Post::title>(bela, last));
  last.score = 0.5;
  db.execute(ikebana::save<shop::UserPosts>(bela, last));
  db.execute(ikebana::update(last));
  db.execute(ikebana::update<&shop::Post::title>(last));
  std::vector<shop::Tag> tags(3);
  for (shop::Tag& each : tags) each.name = "tag";
  db.execute(ikebana::insert(std::addressof(tags)));
  db.execute(ikebana::attach<shop::PostTags>(last, tags));
  db.execute(ikebana::detach<shop::PostTags>(last, tags[0]));
  db.execute(ikebana::sync<shop::PostTags>(posts[0], tags));
  const shop::Country again{1, "Kenya"};
  db.execute(
      ikebana::insert(again).on_conflict<&shop::Country::id>().do_update(col<&shop::Country::name> = excluded(col<&shop::Country::name>)));
  db.execute(ikebana::insert<shop::Employee>().set(col<&shop::Employee::name> = "Chief"));
  db.execute(ikebana::insert<shop::Employee>().set(col<&shop::Employee::name> = "Clerk", col<&shop::Employee::manager_id> = 1));
  const auto ids = db.all(ikebana::update<shop::Employee>()
                              .set(col<&shop::Employee::name> = "Boss")
                              .where(col<&shop::Employee::id> == 1)
                              .returning(col<&shop::Employee::id>));
  expect(ids.size() == 1 && ids[0] == 1, __LINE__);
  db.execute(ikebana::remove<shop::Country>().where(col<&shop::Country::name> == "Peru"));
  tx.commit();
}
