// SPDX-License-Identifier: BSL-1.0
#pragma once

// What a database does seldom, once in a program: declared here, and defined by headers that are included where it is done.

#include <ikebana/meta/list.hpp>
#include <ikebana/meta/rejected.hpp>
#include <ikebana/sqlite/seldom.hpp>

namespace ikebana::sqlite {

/// Whether `db.create`, `db.verify`, `db.migrate` and `db.backup` can be called here: they can where their headers have been
/// included.
template <class Asked>
inline constexpr bool create_is_included = false;
template <class Asked>
inline constexpr bool verify_is_included = false;
template <class Asked>
inline constexpr bool migrate_is_included = false;

/// How `db.migrate` goes about it.
struct migration_options {
  /// A file for a copy of the database as it was before the first step that is new; none is written where none is new.
  std::string_view backup = {};
  /// Whether a schema that has been changed since the last step, by whatever else, is refused.
  bool schema_must_match = true;
};

namespace detail {

template <class Asked>
struct creating;  // create.hpp
template <class Asked>
struct verifying;  // verify.hpp
template <class Asked>
struct preparing;  // verify.hpp
template <class Asked>
struct migrating;  // migrate.hpp

/// An open connection, and what is done with it seldom.
class functions_on_request {
 public:
  /// Makes what is missing of a schema, all of it or nothing: `db.create(schema<Country, User, Post>)`. What is there already
  /// stays as it is. Include `ikebana/sqlite/create.hpp`.
  template <class... Elements>
  void create(schema_of<Elements...>) {
    using asked = ikebana::detail::list<Elements...>;
    static_assert(create_is_included<asked>, "ikebana: create has a header of its own; include <ikebana/sqlite/create.hpp>");
    if constexpr (create_is_included<asked>) creating<asked>::run(on());
  }

  /// Where the database differs from models, and lacks what relations need: `db.verify<User, CountryPosts>()`, empty where
  /// all is well. Foreign keys are looked for among the models that are named. Include `ikebana/sqlite/verify.hpp`.
  template <class... Elements>
  auto verify() {
    using asked = ikebana::detail::list<Elements...>;
    static_assert(verify_is_included<asked>, "ikebana: verify has a header of its own; include <ikebana/sqlite/verify.hpp>");
    if constexpr (!verify_is_included<asked>) {
      return ikebana::detail::rejected{};
    } else if constexpr (typename verifying<asked>::verdict{}) {
      return verifying<asked>::differences(on());
    } else {
      return ikebana::detail::rejected{};
    }
  }

  /// Prepares every statement of some queries and writes, and gives those that fail: `db.verify(posts_of, top)`. None is
  /// run. Include `ikebana/sqlite/verify.hpp`.
  template <class... Queries>
    requires(sizeof...(Queries) != 0)
  auto verify(const Queries&...) {
    using asked = ikebana::detail::list<Queries...>;
    static_assert(verify_is_included<asked>, "ikebana: verify has a header of its own; include <ikebana/sqlite/verify.hpp>");
    if constexpr (verify_is_included<asked>)
      return preparing<asked>::failures(on());
    else
      return ikebana::detail::rejected{};
  }

  /// Runs the steps that the database has not seen yet, each in a transaction of its own, and gives how many they were:
  /// `db.migrate(steps)`. Include `ikebana/sqlite/migrate.hpp`.
  template <class Steps>
  std::size_t migrate(const Steps& steps, const migration_options& chosen = {}) {
    using asked = ikebana::detail::list<Steps>;
    static_assert(migrate_is_included<asked>, "ikebana: migrate has a header of its own; include <ikebana/sqlite/migrate.hpp>");
    if constexpr (migrate_is_included<asked>)
      return migrating<asked>::run(on(), steps, chosen);
    else
      return 0;
  }

  /// Writes a copy of the database to a file that is not there yet, by `VACUUM INTO`; none is left where that fails. Include
  /// `ikebana/sqlite/migrate.hpp`.
  template <class Path>
  void backup(const Path& path) {
    using asked = ikebana::detail::list<Path>;
    static_assert(migrate_is_included<asked>, "ikebana: backup has a header of its own; include <ikebana/sqlite/migrate.hpp>");
    if constexpr (migrate_is_included<asked>) migrating<asked>::backup(on(), path);
  }

 protected:
  using connection = detail::connection;

  functions_on_request(const std::string& path, const options& chosen) : connection_(path, chosen) {}

  connection& on() const { return connection_; }

  connection_owner connection_;
};

}  // namespace detail
}  // namespace ikebana::sqlite
