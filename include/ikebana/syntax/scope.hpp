// SPDX-License-Identifier: BSL-1.0
#pragma once

// Which table each column belongs to, what each table is called, and which number each parameter has.

#include <ikebana/syntax/rows_being_written.hpp>
#include <ikebana/syntax/tables_in_scope.hpp>

namespace ikebana::detail {

/// Whether what a column holds is of one type; what is no column of the table has one.
constexpr bool has_column_type(const table_facts& table, unsigned position) {
  const bool is_of_keys = table.model == identity_of<key_columns>;  // the owners' keys, whose types are those of the owner
  return is_of_keys || position >= table.column_count || table.columns[position].in_sql != sql_type::unknown;
}

/// Reads a list of tokens once, writes into each what it stands for, and keeps what the text needs to know.
class scopes : public tables_in_scope {
 public:
  static constexpr unsigned most_parameters = 64;

  constexpr explicit scopes(token_list& tokens)
      : tables_in_scope(tokens.first_problem()), first_(tokens.begin()), shares_values_(tokens.shares_values) {
    unsigned scope = none;
    const unsigned count = tokens.size();
    for (unsigned i = 0; i != count; ++i) {
      token& each = tokens.at[i];
      if (each.kind < token_kind::text) scope = read(each, scope);
    }
    for (unsigned i = 0; i != source_count_; ++i) {
      if (!sources_[i].is_optional) name_source(i);
    }
    for (unsigned i = 0; i != source_count_; ++i) {
      if (sources_[i].is_optional && sources_[i].used) name_beside_all(i);
    }
    if (has_fresh_names_) name_columns(tokens);
    if (has_other_alias_) check_raw_texts(tokens);
    if (writes_rows_ && first_problem() == problem::none) find_written_and_read(tokens);
    if (tokens.dialect().longest_name != 0) check_names(tokens);
    if (tokens.dialect().types_parameters && first_problem() == problem::none) check_types(tokens);
  }

  /// Whether a column of some table of the statement has this name.
  constexpr bool is_name_of_column(std::string_view name, unsigned number = 1) const {
    for (unsigned i = 0; i != source_count_; ++i) {
      if (detail::has_column_named(sources_[i].table(), name, number)) return true;
    }
    return false;
  }

  constexpr unsigned parameter_count() const { return parameter_count_; }
  constexpr unsigned value_count() const { return value_count_; }
  constexpr unsigned named_count() const { return named_count_; }
  /// The number of the first parameter that the owners' keys are bound to; 0 where there is none.
  constexpr unsigned keys_number() const { return keys_number_; }
  /// Whether what is written is read by a sub-query, so that all has to be computed first.
  constexpr bool reads_written_rows() const { return reads_written_rows_; }
  /// The first mention of each named parameter.
  constexpr const token& named(unsigned i) const { return *named_[i]; }

 private:
  /// Reads one token and gives the scope that the next one stands in.
  constexpr unsigned read(token& each, unsigned scope) {
    switch (each.kind) {  // the frequent ones first: a compiler passes all before it
      case token_kind::column: each.number = find(each, scope, each.number); return scope;
      case token_kind::value:
        if (each.position != 0) {  // mentioned before
          each.number = first_[each.position - 1].number;
          return scope;
        }
        ++value_count_;
        if (shares_values_ && each.length != 0 && first_ + (each.length - 1) != &each) {
          each.number = first_[each.length - 1].number;
        } else {
          each.number = ++parameter_count_;
        }
        return scope;
      case token_kind::open: return open(scope);
      case token_kind::close: return around(scope);
      case token_kind::source: declare(each, scope); return scope;
      case token_kind::owner_column:
        each.number = each.flag ? find_joined_owner(*each.table, scope, each.number) : find_owner(*each.table, around(scope));
        return scope;
      case token_kind::owner_keys:
        each.position = ++parameter_count_;
        if (keys_number_ == 0) keys_number_ = each.position;
        return scope;
      case token_kind::parameter: each.number = number_of(each); return scope;
      case token_kind::fresh_name: has_fresh_names_ = true; return scope;
      case token_kind::per_row: writes_rows_ = true; return scope;
      case token_kind::frame: frame(each, scope); return scope;
      case token_kind::relation_frame: frame_relation(each, scope); return scope;
      default: return scope;
    }
  }

  constexpr unsigned number_of(token& parameter) {
    for (unsigned i = 0; i != named_count_; ++i) {
      if (named_[i]->text() != parameter.text()) continue;
      if (!(named_[i]->type == parameter.type)) fail(problem::parameter_types_differ);
      // NULL is taken where it may stand in all places; a number of rows in one place is one in all.
      named_[i]->position =
          (named_[i]->position & parameter.position & parameter_takes_null) |
          ((named_[i]->position | parameter.position) & parameter_counts_rows) | (named_[i]->position & parameter_has_typed_peer);
      return named_[i]->number;
    }
    if (named_count_ == most_parameters) {
      fail(problem::too_long);
      return 0;
    }
    named_[named_count_++] = &parameter;
    return ++parameter_count_;
  }

  /// Gives a table the first free number among the tables that can be seen from it, so that it hides none of them: an alias as
  /// well, which may stand in a query that is used at two levels.
  constexpr void name_source(unsigned which) {
    source_facts& named = sources_[which];
    for (unsigned i = 0; i != source_count_; ++i) {
      const source_facts& other = sources_[i];
      if (named.length != other.length && named.number == 1 && other.number == 1) continue;  // most are told apart at once
      if (other.is_optional || i == which || !is_within(named.scope, other.scope)) continue;
      if (i > which && (named.has_alias() || !other.has_alias())) continue;
      if (!detail::same_name(named, other)) continue;
      ++named.number;
      has_other_alias_ |= named.has_alias();
      i = ~0u;  // from the start: an earlier table may have this number
    }
  }

  /// What the user's own SQL calls by an alias is not known by another name.
  constexpr void check_raw_texts(const token_list& tokens) {
    for (const token& each : tokens) {
      for (unsigned i = 0; each.kind == token_kind::raw && i != source_count_; ++i) {
        const bool has_other = sources_[i].has_alias() && sources_[i].number != 1;
        if (has_other && detail::mentions_name(each.text(), sources_[i].name())) fail(problem::alias_in_raw_text);
      }
    }
  }

  constexpr void name_beside_all(unsigned which) {
    for (unsigned i = 0; i != source_count_; ++i) {
      if (i == which || !sources_[i].used || !detail::same_name(sources_[which], sources_[i])) continue;
      ++sources_[which].number;
      i = ~0u;
    }
  }

  /// Gives the columns of derived tables names that no column of the statement has, and nothing that is named in it.
  constexpr void name_columns(token_list& tokens) const {
    for (token& each : tokens) {
      if (each.kind != token_kind::fresh_name) continue;
      each.number = 1;
      while (is_taken(tokens, each.text(), each.number)) ++each.number;
    }
  }

  constexpr bool is_taken(const token_list& tokens, std::string_view name, unsigned number) const {
    if (is_name_of_column(name, number)) return true;
    for (const token& each : tokens) {
      if (each.kind == token_kind::name && detail::is_numbered(each.text(), name, number)) return true;
    }
    return false;
  }

  /// Where names are cut, two that begin alike are one: a number may make a name too long as well.
  /// Whether each column that is mentioned has a type, in a dialect whose columns have.
  constexpr void check_types(const token_list& tokens) {
    for (const token& each : tokens) {
      bool has_type = true;
      switch (each.kind) {
        case token_kind::column:
        case token_kind::its_column:
        case token_kind::owner_column: has_type = detail::has_column_type(sources_[each.number].table(), each.position); break;
        case token_kind::bare_column: has_type = detail::has_column_type(*each.table, each.position); break;
        case token_kind::all_columns:
          for (unsigned i = 0; i != sources_[each.number].table().column_count; ++i)
            has_type &= detail::has_column_type(sources_[each.number].table(), i);
          break;
        default: break;
      }
      if (!has_type) return fail(problem::value_of_any_kind);
    }
  }

  constexpr void check_names(const token_list& tokens) {
    const std::size_t most = tokens.dialect().longest_name;
    for (unsigned i = 0; i != source_count_; ++i) {
      const source_facts& each = sources_[i];
      if (each.is_optional && !each.used) continue;
      if (detail::has_longer_name(each.table(), most) || detail::numbered_size(each.name(), each.number) > most)
        return fail(problem::name_too_long);
    }
    for (const token& each : tokens) {
      const bool is_name = each.kind == token_kind::name || each.kind == token_kind::window_name;
      if (is_name && each.length > most) return fail(problem::name_too_long);
      if (each.kind == token_kind::fresh_name && detail::numbered_size(each.text(), each.number) > most)
        return fail(problem::name_too_long);
      if (each.kind == token_kind::bare_column && each.table->columns[each.position].name.size() > most)
        return fail(problem::name_too_long);
      if (has_collation_of_sqlite(each)) return fail(problem::collation_of_sqlite);
    }
  }

  /// Whether a column that is mentioned is compared in a way that SQLite alone has, by what is described of its model.
  constexpr bool has_collation_of_sqlite(const token& mentioned) const {
    const table_facts* table = nullptr;
    if (mentioned.kind == token_kind::its_column) table = &sources_[mentioned.number].table();
    if (mentioned.kind == token_kind::column || mentioned.kind == token_kind::owner_column) table = mentioned.table;
    return table != nullptr && mentioned.position < table->column_count &&
           detail::is_collation_of_sqlite(table->columns[mentioned.position].collation);
  }

  constexpr void find_written_and_read(const token_list& tokens) {
    const written_and_read found{tokens, sources_};
    reads_written_rows_ = found.in_written();
    if (found.in_returned()) fail(tokens.dialect().writes_row_by_row ? problem::reads_written_rows : problem::returned_before_written);
  }

  const token* first_;
  bool shares_values_;
  token* named_[most_parameters];
  unsigned named_count_ = 0;
  unsigned parameter_count_ = 0;
  unsigned value_count_ = 0;
  unsigned keys_number_ = 0;
  bool has_fresh_names_ = false;
  bool has_other_alias_ = false;
  bool writes_rows_ = false;
  bool reads_written_rows_ = false;
};

}  // namespace ikebana::detail
