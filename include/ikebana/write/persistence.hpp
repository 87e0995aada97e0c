// SPDX-License-Identifier: BSL-1.0
#pragma once

// Writing through direct relations: create, save, associate, attach and the like. Each gives a value that says what is to
// be done; `db.execute(...)` does it, all of it or nothing: where it throws, the records have the keys that they had. An owner
// that is given by its address is saved first: `db.execute(create<UserPosts>(&user, post))`.

#include <ikebana/write/check/finding.hpp>
#include <ikebana/write/check/persistence.hpp>
#include <ikebana/write/check/pivoting.hpp>
#include <ikebana/write/write_record.hpp>

namespace ikebana {

namespace detail {

enum class verb : unsigned char {
  create,
  save,
  first_or_create,
  update_or_create,
  associate,
  dissociate,
  attach,
  detach,
  detach_all,
  sync,
  sync_without_detaching
};

/// The members by which a row is found, and those that are then written.
template <class Found, class Written>
struct found_and_written {};

/// What is to be done. Given are references to what outlives it, and values of what does not.
template <verb Verb, class Relation, class Members, class... Given>
struct persistence {
  using relation = Relation;
  using members = Members;
  product<Given...> given;

  /// Leaves other targets connected: `sync<PostTags>(post, tags).without_detaching()` connects what is not connected yet.
  constexpr auto without_detaching() const
    requires(Verb == verb::sync)
  {
    return persistence<verb::sync_without_detaching, Relation, Members, Given...>{given};
  }

  /// Writes only these members over a row that is found; the record is given the others as they are:
  /// `update_or_create<UserPosts, &Post::title>(user, post).only<&Post::views>()`.
  template <auto... Written>
    requires(Verb == verb::update_or_create)
  constexpr auto only() const {
    if constexpr (detail::first_refusal(check_member_of_record<target_of<Relation>, Written>()...)) {
      return persistence<Verb, Relation, found_and_written<Members, list<member_constant<Written>...>>, Given...>{given};
    } else {
      return rejected{};
    }
  }
};

template <verb Verb, class Relation, auto... Members, class... Given>
constexpr auto persist(Given&&... given) {
  return persistence<Verb, Relation, list<member_constant<Members>...>, Given...>{{{static_cast<Given&&>(given)}...}};
}

/// What a verb is given: a reference to what outlives it, and an address as it is.
template <class Given>
constexpr decltype(auto) as_given(const Given& given) {
  if constexpr (std::is_pointer_v<Given>) {
    return Given(given);
  } else {
    return (given);
  }
}

}  // namespace detail

/// Creates a record, or each of a range of records, for its owner: sets the foreign key, inserts it, and writes a key that
/// the database generates back into the record. Executing it gives the key (of the last record). Through a many_to_many it is
/// connected as well; a record of the pivot gives the values of the pivot's other columns.
///
///     db.execute(create<UserPosts>(user, post));   // INSERT INTO "posts" (...) VALUES (...), with post.user_id = user.id
///     db.execute(create<PostTags>(post, tag));     // INSERT INTO "tags" ...; INSERT INTO "post_tags" ...
template <class Relation, class Owner, class Given, class... Pivot>
constexpr auto create(const Owner& owner, Given&& record, const Pivot&... pivot) {
  if constexpr (detail::check_creation<Relation, Owner, std::remove_cvref_t<Given>, Pivot...>()) {
    return detail::persist<detail::verb::create, Relation>(detail::as_given(owner), static_cast<Given&&>(record), pivot...);
  } else {
    return detail::rejected{};
  }
}

/// Creates the records of a range for their owner, in one transaction.
template <class Relation, class Owner, class Range, class... Pivot>
constexpr auto create_many(const Owner& owner, Range&& records, const Pivot&... pivot) {
  if constexpr (detail::check_creation<Relation, Owner, std::remove_cvref_t<Range>, Pivot...>()) {
    return detail::persist<detail::verb::create, Relation>(detail::as_given(owner), static_cast<Range&&>(records), pivot...);
  } else {
    return detail::rejected{};
  }
}

/// Creates a record for its owner, or writes it where its key has a row already: that row then belongs to this owner. Through a
/// many_to_many it is then connected, if it is not.
template <class Relation, class Owner, class Given, class... Pivot>
constexpr auto save(const Owner& owner, Given&& record, const Pivot&... pivot) {
  if constexpr (detail::check_creation<Relation, Owner, std::remove_cvref_t<Given>, Pivot...>()) {
    return detail::persist<detail::verb::save, Relation>(detail::as_given(owner), static_cast<Given&&>(record), pivot...);
  } else {
    return detail::rejected{};
  }
}

/// Reads into the record the owner's first target that agrees with it in these members; where there is none, creates it. Of a
/// range of records each, in turn. Executing it gives the key of what it has created, or 0; of a range, how many.
///
///     db.execute(first_or_create<UserPosts, &Post::title>(user, post));
template <class Relation, auto... Members, class Owner, class Given>
constexpr auto first_or_create(const Owner& owner, Given&& record) {
  if constexpr (detail::check_finding<Relation, Owner, Given, Members...>()) {
    return detail::persist<detail::verb::first_or_create, Relation, Members...>(detail::as_given(owner), record);
  } else {
    return detail::rejected{};
  }
}

/// Writes the record over the owner's first target that agrees with it in these members; where there is none, creates it. Of a
/// range of records each, in turn. `.only<&Post::views>()` writes no other member.
template <class Relation, auto... Members, class Owner, class Given>
constexpr auto update_or_create(const Owner& owner, Given&& record) {
  if constexpr (detail::check_finding_to_write<Relation, Owner, Given, Members...>()) {
    return detail::persist<detail::verb::update_or_create, Relation, Members...>(detail::as_given(owner), record);
  } else {
    return detail::rejected{};
  }
}

/// Makes a record belong to another: sets its foreign key, in the record and in its row. Where the other is given by its address,
/// it is saved first.
///
///     db.execute(associate<UserCountry>(user, country));   // UPDATE "users" SET "country_id" = ?1 WHERE "users"."id" = ?2
template <class Relation, class Owner, class Target>
constexpr auto associate(Owner& owner, const Target& target) {
  if constexpr (detail::check_persistence<detail::directness::up, Relation, Owner, Target>()) {
    return detail::persist<detail::verb::associate, Relation>(owner, detail::as_given(target));
  } else {
    return detail::rejected{};
  }
}

/// Makes a record belong to none: its foreign key is NULL, in the record and in its row. Of several columns only those that may
/// be NULL are.
template <class Relation, class Owner>
constexpr auto dissociate(Owner& owner) {
  if constexpr (constexpr auto sound = detail::check_persistence<detail::directness::up, Relation, Owner>();
                !std::is_same_v<decltype(sound), const detail::accepted>) {
    if constexpr (!sound) return detail::rejected{};
  } else if constexpr (!rule::key_may_be_null<Relation>) {
    if constexpr (!detail::refused_dissociation<Relation>{}) return detail::rejected{};
  } else {
    return detail::persist<detail::verb::dissociate, Relation>(owner);
  }
}

/// Connects a record with a target, or with each of a range of targets, by rows of the pivot. A target is named by its record,
/// by its key, or by a record of the pivot, which has the values of the pivot's other columns as well. These may also be given
/// once for all targets, by one record of the pivot. Executing it gives the number of rows.
///
///     db.execute(attach<PostTags>(post, tag));   // INSERT INTO "post_tags" ("post_id", "tag_id") VALUES (?1, ?2)
///     db.execute(attach<PostTags>(post, std::vector<std::int64_t>{1, 2}));
///     db.execute(attach<PostTags>(post, std::vector<PostTag>{{.tag_id = 1, .rank = 5}, {.tag_id = 2, .rank = 9}}));
template <class Relation, class Owner, class Given, class... Pivot>
constexpr auto attach(const Owner& owner, const Given& targets, const Pivot&... pivot) {
  if constexpr (detail::check_pivoting<Relation, Owner, Given, Pivot...>()) {
    return detail::persist<detail::verb::attach, Relation>(detail::as_given(owner), targets, pivot...);
  } else {
    return detail::rejected{};
  }
}

/// Disconnects a record from a target, or from each of a range of targets, named as for attach. Executing it gives the number
/// of pivot rows.
///
///     db.execute(detach<PostTags>(post, tag));
///     // DELETE FROM "post_tags" WHERE "post_tags"."post_id" = ?1 AND "post_tags"."tag_id" = ?2
template <class Relation, class Owner, class Given>
constexpr auto detach(const Owner& owner, const Given& targets) {
  if constexpr (detail::check_pivoting<Relation, Owner, Given>()) {
    return detail::persist<detail::verb::detach, Relation>(detail::as_given(owner), targets);
  } else {
    return detail::rejected{};
  }
}

/// Disconnects a record from all of its targets.
template <class Relation, class Owner>
constexpr auto detach(const Owner& owner) {
  if constexpr (detail::check_persistence<detail::directness::pivot, Relation, Owner>()) {
    return detail::persist<detail::verb::detach_all, Relation>(detail::as_given(owner));
  } else {
    return detail::rejected{};
  }
}

/// Connects a record with exactly these targets, by one row each: attaches those that are missing, detaches all others, also a
/// second row to the same target. Targets are named, and values of the pivot's other columns given, as for attach: rows that
/// have other values are written. `.without_detaching()` only adds. Executing it gives the number of rows that it has added,
/// written and removed.
template <class Relation, class Owner, class Given, class... Pivot>
constexpr auto sync(const Owner& owner, const Given& targets, const Pivot&... pivot) {
  if constexpr (detail::check_pivoting<Relation, Owner, Given, Pivot...>()) {
    return detail::persist<detail::verb::sync, Relation>(detail::as_given(owner), targets, pivot...);
  } else {
    return detail::rejected{};
  }
}

}  // namespace ikebana
