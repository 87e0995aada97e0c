// SPDX-License-Identifier: BSL-1.0
#pragma once

// What a database does seldom, once in a program: declared here, and defined by headers that are included where it is done.

#include <ikebana/meta/list.hpp>
#include <ikebana/meta/rejected.hpp>
#include <ikebana/sqlite/cold.hpp>

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
struct create_action;  // create.hpp
template <class Asked>
struct verify_action;  // verify.hpp
template <class Asked>
struct prepare_action;  // verify.hpp
template <class Asked>
struct migrate_action;  // migrate.hpp

/// An open connection, and what is done with it seldom.
class functions_on_request {
 public:
  /// Makes the tables and indexes of a schema that are missing: `db.create(schema<Country, User, Post>)` runs `CREATE TABLE IF NOT
  /// EXISTS ...`. What is there stays as it is. Include `ikebana/sqlite/create.hpp`.
  ///
  /// All is made in one transaction, or nothing. A schema that cannot be right is a compile error. Throws `error` with the statement
  /// that failed, and `busy` if another program writes. If nothing is missing, nothing is locked.
  template <class... Elements>
  void create(schema_of<Elements...>) {
    using asked = ikebana::detail::list<Elements...>;
    static_assert(create_is_included<asked>, "ikebana: create has a header of its own; include <ikebana/sqlite/create.hpp>");
    if constexpr (create_is_included<asked>) create_action<asked>::run(on());
  }

  /// Compares the database with models, and with what relations need: `for (const auto& each : db.verify<User, CountryPosts>())
  /// std::puts(each.message().c_str())`. Foreign keys are those between the models that are named. Include `ikebana/sqlite/verify.hpp`.
  ///
  /// The result is a std::vector of `difference`, empty if there is none; it owns its texts. What is no model or relation is a
  /// compile error. Throws `error` if the database cannot be read. Cost: some ten small statements for each table.
  template <class... Elements>
  auto verify() {
    using asked = ikebana::detail::list<Elements...>;
    if constexpr (!has_verify<asked>()) {
      return ikebana::detail::rejected{};
    } else if constexpr (typename verify_action<asked>::verdict{}) {
      return verify_action<asked>::differences(on());
    } else {
      return ikebana::detail::rejected{};
    }
  }

  /// Prepares every statement of queries and writes, and runs none: `db.verify(posts_of, top)`. Include `ikebana/sqlite/verify.hpp`.
  ///
  /// The result is a std::vector of `failed_statement`, empty if all can be prepared. What is no query or write is a compile error.
  template <class... Queries>
    requires(sizeof...(Queries) != 0)
  auto verify(const Queries&...) {
    using asked = ikebana::detail::list<Queries...>;
    if constexpr (has_verify<asked>())
      return prepare_action<asked>::failures(on());
    else
      return ikebana::detail::rejected{};
  }

  /// Runs the steps that the database has not seen yet, in order, each in a transaction of its own: `db.migrate(steps)`. Include
  /// `ikebana/sqlite/migrate.hpp`.
  ///
  /// The result is the number of steps that were run. Throws `failed_migration` if one fails, which is rolled back, and those before
  /// it stay; `altered_database` if a step or the schema has been changed; `newer_database` if the database has seen more steps;
  /// `error` within a transaction. `steps` is read during the call only.
  template <class Steps>
  std::size_t migrate(const Steps& steps, const migration_options& chosen = {}) {
    using asked = ikebana::detail::list<Steps>;
    static_assert(migrate_is_included<asked>, "ikebana: migrate has a header of its own; include <ikebana/sqlite/migrate.hpp>");
    if constexpr (migrate_is_included<asked>)
      return migrate_action<asked>::run(on(), steps, chosen);
    else
      return 0;
  }

  /// Writes a copy of the database to a file that is not there yet: `db.backup("copy.sqlite")` runs `VACUUM main INTO ?1`. Include
  /// `ikebana/sqlite/migrate.hpp`.
  ///
  /// Throws `error` if it cannot be written; no file is left then. A file that is there, and not empty, is an error.
  template <class Path>
  void backup(const Path& path) {
    using asked = ikebana::detail::list<Path>;
    static_assert(migrate_is_included<asked>, "ikebana: backup has a header of its own; include <ikebana/sqlite/migrate.hpp>");
    if constexpr (migrate_is_included<asked>) migrate_action<asked>::backup(on(), path);
  }

 protected:
  using connection = detail::connection;

  functions_on_request(const std::string& path, const options& chosen) : connection_(path, chosen) {}

  connection& on() const { return connection_; }

  connection_owner connection_;

 private:
  template <class Asked>
  static constexpr bool has_verify() {
    static_assert(verify_is_included<Asked>, "ikebana: verify has a header of its own; include <ikebana/sqlite/verify.hpp>");
    return verify_is_included<Asked>;
  }
};

}  // namespace detail
}  // namespace ikebana::sqlite
