// SPDX-License-Identifier: BSL-1.0
#pragma once

// Compares one table with its model: the differences, and the statements that mend them.

#include <ikebana/sqlite/schema/difference.hpp>
#include <ikebana/sqlite/schema/rebuild.hpp>

namespace ikebana::sqlite::detail {

/// Compares one table, and collects what differs.
class table_comparison {
 public:
  table_comparison(sqlite3* on, const table_definition& definition, const table_links& links)
      : on_(on),
        definition_(definition),
        table_(*definition.table),
        links_(links),
        live_(detail::read_live_table(on, table_.schema, table_.name)),
        changed_(live_.is_ordinary() ? live_.sql : "CREATE TABLE t(c)") {}

  const live_table& live() const { return live_; }

  /// Adds all differences: first those that a new table mends, then columns that are added, then indexes, which are made last.
  void compare(std::vector<difference>& into) {
    if (!live_.exists()) return into.push_back(missing_table());
    compare_columns();
    if (live_.is_ordinary()) {
      compare_primary_key();
      compare_foreign_keys();
      add_missing_columns();
      if (is_rebuilt_) finish_rebuild();
      compare_uniques();
      compare_indexes();
    } else {
      for (const unsigned column : missing_)
        report(difference_kind::column, {std::string(table_.columns[column].name)}, definition_of_column(column), "", "");
    }
    for (difference& each : rebuilt_) into.push_back(static_cast<difference&&>(each));
    for (difference& each : found_) into.push_back(static_cast<difference&&>(each));
  }

  /// An index that a relation's hop needs.
  void compare_hop(const key_columns& key, std::vector<difference>& into) {
    const name_list wanted = names_of(table_, key);
    if (live_.exists() && (!live_.is_ordinary() || live_.has_index(table_, key))) return;
    if (ikebana::detail::is_indexed(definition_, key)) return;  // reported already
    const std::string ddl = detail::written_text([&](schema_writer& out) { put_create_hop_index(out, definition_, key); });
    into.push_back({difference_kind::index, name(), detail::joined_names(wanted), "an index, for a relation finds rows by it", "",
                    (live_.exists() ? free_name(ddl) : ddl) + ";\n"});
  }

 private:
  std::string name() const { return std::string(table_.name); }

  void report(difference_kind kind, const name_list& columns, const std::string& wanted, const std::string& found, const std::string& ddl) {
    found_.push_back({kind, name(), detail::joined_names(columns), wanted, found, ddl});
  }

  void report_rebuilt(difference_kind kind, const name_list& columns, const std::string& wanted, const std::string& found) {
    is_rebuilt_ = true;
    rebuilt_.push_back({kind, name(), detail::joined_names(columns), wanted, found, ""});
  }

  difference missing_table() const {
    const std::string ddl = detail::written_text([&](schema_writer& out) {
      put_create_table(out, definition_, links_);
      out.put(";\n");
      for (unsigned i = 0; i != index_count_of(definition_); ++i) {
        put_create_index(out, definition_, i);
        out.put(";\n");
      }
    });
    return {difference_kind::table, name(), "", "a table", "", ddl};
  }

  const table_link* link_of(unsigned column) const {
    for (unsigned i = 0; i != links_.size; ++i) {
      if (links_.at[i].child_key.size == 1 && links_.at[i].child_key.at[0] == column) return &links_.at[i];
    }
    return nullptr;
  }

  std::string definition_of_column(unsigned column) const {
    return detail::written_text([&](schema_writer& out) { put_column_definition(out, definition_, column); });
  }

  /// The definition of a column that is added to a table with rows: with its foreign key, otherwise with a value for them.
  std::string definition_of_added(unsigned column) const {
    return detail::written_text([&](schema_writer& out) {
      put_column_definition(out, definition_, column);
      const table_link* const link = link_of(column);
      const bool has_value =
          generator_of(definition_, column).is_given || definition_.find(constraint_kind::default_value, column).is_given;
      if (link != nullptr) {
        out.put(' ');
        put_reference(out, definition_, *link);
      } else if (is_declared_not_null(definition_, column) && !has_value) {
        const storage kind = table_.columns[column].kind;
        out.put(kind == storage::text ? " DEFAULT ''" : kind == storage::blob ? " DEFAULT x''" : " DEFAULT 0");
      }
    });
  }

  void compare_columns() {
    for (unsigned i = 0; i != table_.column_count; ++i) {
      const int found = live_.find(table_.columns[i].name);
      if (found < 0) {
        if (!live_.has_unlisted(table_.columns[i].name)) missing_.push_back(i);
      } else if (live_.is_ordinary()) {
        compare_column(i, static_cast<std::size_t>(found));
      }
    }
  }

  void compare_column(unsigned column, std::size_t place) {
    const column_facts& facts = table_.columns[column];
    const live_column& live = live_.columns[place];
    if (!detail::declared_type_keeps(live.type, facts.kind)) {
      const std::string wanted(ikebana::detail::type_name_of(facts.kind));
      report_rebuilt(difference_kind::type, {live.name}, wanted, live.type);
      changed_.set_type(place, wanted);
    }
    const bool is_not_null = live.is_not_null || live_.is_rowid(live);
    const bool may_be_generated = facts.nullable && live_.is_rowid(live);  // a key that is not known yet
    if (is_not_null == !facts.nullable || may_be_generated || live.hidden != 0) return;
    report_rebuilt(difference_kind::nullability, {live.name}, facts.nullable ? "NULL" : "NOT NULL", is_not_null ? "NOT NULL" : "NULL");
    changed_.set_not_null(place, !facts.nullable);
  }

  void compare_primary_key() {
    const name_list wanted = names_of(table_, table_.primary);
    const name_list found = live_.primary_key();
    if (wanted.empty() || same_names(wanted, found) || (wanted.size() == 1 && live_.has_unlisted(wanted[0]))) return;
    report_rebuilt(difference_kind::primary_key, wanted, "PRIMARY KEY (" + detail::joined_names(wanted) + ")",
                   found.empty() ? "" : "PRIMARY KEY (" + detail::joined_names(found) + ")");
    has_new_key_ = true;
    changed_.remove_primary_key();
    if (wanted.size() == 1 && live_.find(wanted[0]) < 0) return;  // comes with the column
    constraints_.push_back(detail::written_text([&](schema_writer& out) {
      out.put("PRIMARY KEY (");
      put_columns(out, table_, table_.primary);
      out.put(')');
    }));
  }

  name_list parent_columns_of(const live_foreign_key& key) const {
    return !key.parent_columns.empty() ? key.parent_columns : detail::read_live_table(on_, live_.schema, key.parent).primary_key();
  }

  std::string action_wanted(constraint_kind kind, const table_link& link) const {
    const constraint_facts constraint = definition_.find(kind, link.child_key);
    return constraint.is_given ? std::string(ikebana::detail::action_keyword(constraint.action)) : std::string();
  }

  /// Whether a foreign key has the actions that the models give; without these it may have any.
  bool does(const live_foreign_key& key, const table_link& link) const {
    const std::string on_delete = action_wanted(constraint_kind::on_delete, link),
                      on_update = action_wanted(constraint_kind::on_update, link);
    return (on_delete.empty() || on_delete == key.on_delete) && (on_update.empty() || on_update == key.on_update);
  }

  void compare_foreign_keys() {
    for (unsigned i = 0; i != links_.size; ++i) {
      const table_link& link = links_.at[i];
      const name_list columns = names_of(table_, link.child_key);
      if (columns.size() == 1 && live_.find(columns[0]) < 0) continue;  // comes with the column
      const name_list parent_columns = detail::names_of(*link.parent->table, link.parent_key);
      std::string other;
      unsigned found = 0;
      for (const live_foreign_key& each : live_.foreign_keys) {
        if (!detail::same_names(each.columns, columns) || !detail::same_name(each.parent, link.parent->table->name)) continue;
        if (!detail::same_names(parent_columns_of(each), parent_columns)) continue;
        ++found;
        if (!does(each, link)) other = "ON DELETE " + each.on_delete + " ON UPDATE " + each.on_update;
      }
      if (found != 0 && other.empty()) continue;
      const std::string wanted =
          detail::written_text([&](schema_writer& out) { ikebana::detail::put_foreign_key(out, definition_, link); });
      report_rebuilt(difference_kind::foreign_key, columns, wanted, other);
      changed_.remove_foreign_keys(columns, [&](const std::string& parent, const name_list& named) {
        const live_foreign_key each{0, parent, {}, {}, {}, named};
        return detail::same_name(parent, link.parent->table->name) && detail::same_names(parent_columns_of(each), parent_columns);
      });
      constraints_.push_back(wanted);
    }
  }

  /// Whether ALTER TABLE can add a column. It adds none of the primary key, none STORED, and none whose default is an expression.
  bool can_be_added(unsigned column) const {
    const constraint_facts given = definition_.find(constraint_kind::default_value, column);
    return !ikebana::detail::is_single_key(table_, column) && !definition_.find(constraint_kind::stored, column).is_given &&
           (!given.is_given || given.is_plain);
  }

  void add_missing_columns() {
    for (const unsigned column : missing_) is_rebuilt_ |= !can_be_added(column);
    for (const unsigned column : missing_) {
      const name_list columns{std::string(table_.columns[column].name)};
      if (is_rebuilt_) {
        report_rebuilt(difference_kind::column, columns, definition_of_column(column), "");
        changed_.add_column(definition_of_added(column));
      } else {
        report(difference_kind::column, columns, definition_of_column(column), "",
               "ALTER TABLE " + detail::qualified(live_, table_.name) + " ADD COLUMN " + definition_of_added(column) + ";\n");
      }
    }
  }

  void finish_rebuild() {
    for (const std::string& each : constraints_) changed_.add_constraint(each);
    const std::string ddl = detail::text_of_rebuild(on_, live_, changed_, has_new_key_);
    for (difference& each : rebuilt_) each.ddl = ddl;
  }

  void compare_uniques() {
    for (unsigned i = 0; i != definition_.unique_count; ++i) {
      const key_columns& key = definition_.uniques[i];
      const name_list wanted = names_of(table_, key);
      if (live_.is_unique(table_, key)) continue;
      const std::string ddl = detail::written_text([&](schema_writer& out) { put_create_key_index(out, table_, key, true, 1); });
      report(difference_kind::unique, wanted, "UNIQUE (" + detail::joined_names(wanted) + ")", "", free_name(ddl) + ";\n");
    }
  }

  void compare_indexes() {
    for (unsigned which = 0; which != index_count_of(definition_); ++which) {
      const index_facts index = index_at(definition_, which);
      const bool is_simple = !index.constraint.is_given || (index.constraint.is_plain && index.constraint.condition.empty());
      const name_list wanted = names_of(table_, index.columns);
      const std::string create = detail::written_text([&](schema_writer& out) { put_create_index(out, definition_, which); });
      if (is_simple ? has_simple(index, wanted) : has_same(create)) continue;
      std::string ddl = create + ";\n", found;
      const std::string made = detail::object_created_by(create, detail::tokens_of_sql(create)).name;
      for (const live_index& each : live_.indexes) {
        if (!detail::same_name(each.name, made)) continue;
        found = each.sql;
        if (!index.constraint.name.empty())
          ddl = "DROP INDEX " + detail::qualified(live_, each.name) + ";\n" + ddl;
        else
          static_cast<void>(ddl = free_name(create) + ";\n"), found.clear();
      }
      report(difference_kind::index, wanted, create, found, ddl);
    }
  }

  bool has_simple(const index_facts& index, const name_list& wanted) const {
    for (const live_index& each : live_.indexes) {
      if (!each.is_partial && same_names(each.columns, wanted) && (each.is_unique || !index.is_unique)) return true;
    }
    return false;
  }

  /// Whether there is an index of the same text under any name: for indexes over expressions, and partial ones.
  bool has_same(const std::string& create) const {
    const std::string wanted = detail::without_index_name(create);
    for (const live_index& each : live_.indexes) {
      if (!each.sql.empty() && detail::same_statement(detail::without_index_name(each.sql), wanted)) return true;
    }
    return false;
  }

  /// The statement with a name that is free: otherwise IF NOT EXISTS would do nothing.
  std::string free_name(const std::string& sql) const {
    const token_vector tokens = detail::tokens_of_sql(sql);
    const created_object made = detail::object_created_by(sql, tokens);
    const std::string chosen = detail::free_name_in(on_, live_.schema, made.name);
    return sql.substr(0, tokens[made.token].begin) + detail::in_quotes(chosen) + sql.substr(tokens[made.token].end);
  }

  sqlite3* const on_;
  const table_definition& definition_;
  const table_facts& table_;
  const table_links& links_;
  const live_table live_;
  create_table_editor changed_;
  std::vector<unsigned> missing_;
  name_list constraints_;
  std::vector<difference> rebuilt_;
  std::vector<difference> found_;
  bool is_rebuilt_ = false;
  bool has_new_key_ = false;
};

}  // namespace ikebana::sqlite::detail
