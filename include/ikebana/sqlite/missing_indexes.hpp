// SPDX-License-Identifier: BSL-1.0
#pragma once

// Which keys of relations have no index in the database: without one, the targets of each owner are found by reading the whole
// table.

#include <ikebana/sqlite/database.hpp>
#include <ikebana/sqlite/schema/introspect.hpp>

namespace ikebana::sqlite {

/// A key that rows are looked up by, and that no index begins with. `sql` is the statement that makes one.
struct missing_index {
  std::string table;
  std::string columns;  // "user_id", or "row, number"
  std::string sql;

  bool operator==(const missing_index&) const = default;
};

namespace detail {

/// A key by which a relation reaches the rows of a table.
struct reached_key {
  const table_facts* table;
  key_columns key;
};

template <class Relation>
void add_keys_of_path(std::vector<reached_key>& keys) {
  constexpr const path_facts& path = path_of<Relation>;
  for (unsigned i = 0; i != path.size; ++i) keys.push_back({path.hops[i].to, path.hops[i].to_key});
}

inline missing_index index_for(sqlite3* on, const live_table& table, const reached_key& reached) {
  const std::string model_table(reached.table->name);
  const name_list key = detail::names_of(*reached.table, reached.key);
  std::string name = model_table, columns;
  for (const std::string& each : key) {
    name += "_" + each;
    columns += (columns.empty() ? "" : ", ") + detail::in_quotes(each);
  }
  const std::string schema = reached.table->schema.empty() ? std::string() : detail::in_quotes(reached.table->schema) + ".";
  name = detail::in_quotes(detail::free_name_in(on, table.schema, name));
  return {model_table, detail::joined_names(key),
          "CREATE INDEX " + schema + name + " ON " + detail::in_quotes(model_table) + "(" + columns + ")"};
}

/// Those of the keys that have no index, each once. A view has none, nor a table that is not there.
inline std::vector<missing_index> find_missing(sqlite3* on, const std::vector<reached_key>& keys) {
  std::vector<missing_index> missing;
  for (const reached_key& each : keys) {
    const live_table table = detail::read_live_table(on, each.table->schema, each.table->name);
    if (!table.is_ordinary() || table.has_index(*each.table, each.key)) continue;
    missing_index made = detail::index_for(on, table, each);
    bool is_new = true;
    for (const missing_index& before : missing) is_new &= !(before == made);
    if (is_new) missing.push_back(static_cast<missing_index&&>(made));
  }
  return missing;
}

inline connection& connection_of(const database& db) { return db.connection_; }

}  // namespace detail

/// Finds the keys of relations that have no index: a has-many without one reads the whole table for every owner.
///
///     for (const auto& each : ikebana::sqlite::missing_indexes<CountryPosts, PostTags>(db)) db.execute(each.sql);
///     // CREATE INDEX "posts_user_id" ON "posts"("user_id")
///
/// The result has each key once, in the order of the relations, with the statement that makes its index. Tables that are not there,
/// and views, are left out. What is no relation is a compile error. Throws `error` if the database cannot be read. The result owns
/// its texts. Cost: some ten small statements for each hop.
template <class... Relations>
std::vector<missing_index> missing_indexes(const database& db) {
  static_assert((rule::is_relation<Relations> && ...),
                "ikebana: missing_indexes takes relations, such as has_many<User, Post>; name the relation that reaches the model");
  std::vector<detail::reached_key> keys;
  if constexpr ((rule::is_relation<Relations> && ...)) (detail::add_keys_of_path<Relations>(keys), ...);
  return detail::find_missing(detail::connection_of(db).ready(), keys);
}

}  // namespace ikebana::sqlite
