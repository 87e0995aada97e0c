// SPDX-License-Identifier: BSL-1.0
#pragma once

// A statement as a list of tokens: what lies between the types of a query and its text in some dialect. Types write
// tokens; all that comes after (scopes, aliases, parameter numbers, text) is done by plain constexpr functions.

#include <ikebana/meta/text_span.hpp>
#include <ikebana/syntax/choices.hpp>
#include <ikebana/syntax/dialect.hpp>
#include <ikebana/syntax/problem.hpp>
#include <ikebana/syntax/repeated.hpp>
#include <ikebana/syntax/token.hpp>

#include <string_view>

namespace ikebana::detail {

/// Texts that many statements have in common: none, or so many.
struct shared_texts {
  const text_span* at;
  unsigned count;
};

class token_list {
 public:
  static constexpr unsigned capacity = 2048;

  // Read by their places, where all are read: to move a pointer on, or to call a function, takes a compiler more than what is
  // then done with the token.
  token at[capacity];
  choices chosen;                // of a statement that has several texts
  bool shares_values = false;    // whether some value has to be one that stands before it
  std::string_view most_rows;    // of the statement that asks first, which ends after so many; empty where it has all
  bool leaves_out_rows = false;  // whether a join of the statement so far leaves out rows of a table

  constexpr token_list() {}
  constexpr explicit token_list(const dialect_facts& facts, shared_texts shared = {}) : dialect_(&facts), shared_(shared) {}

  /// What the database of this statement's text can do.
  constexpr const dialect_facts& dialect() const { return *dialect_; }

  constexpr token* begin() { return at; }
  constexpr token* end() { return at + size_; }
  constexpr const token* begin() const { return at; }
  constexpr const token* end() const { return at + size_; }
  constexpr unsigned size() const { return size_; }

  constexpr problem first_problem() const { return problem_; }

  constexpr void fail(problem what) {
    if (problem_ == problem::none) problem_ = what;
  }

  constexpr void text(std::string_view characters) { push_text(token_kind::text, characters); }
  constexpr void text(const char* literal) {
    if (size_ == capacity) return overflow();
    token& pushed = at[size_++];  // not by push: a statement is half of text
    pushed.kind = token_kind::text;
    pushed.characters = literal;
    pushed.length = static_cast<unsigned>(__builtin_strlen(literal));
  }
  /// The texts that a statement has in common with others, for the statement that asks first: a statement within it gets none,
  /// since what stands around it may change its names.
  constexpr shared_texts take_shared() {
    const shared_texts taken = shared_;
    shared_ = {};
    return taken;
  }
  constexpr void raw(std::string_view characters) { push_text(token_kind::raw, characters); }
  constexpr void name(std::string_view identifier) { push_text(token_kind::name, identifier); }
  constexpr void open() {
    push(token_kind::open);
    ++depth_;
  }
  constexpr void close() {
    push(token_kind::close);
    --depth_;
  }

  /// How many scopes are open: none, of a statement that is run by itself.
  constexpr unsigned depth() const { return depth_; }
  /// A function over a window: where a condition is written, there may be none.
  constexpr void window() {
    if (depth_ < window_depth_) window_depth_ = depth_;
  }
  /// The name of a window of the statement: where it is used, or where it is said what it is.
  constexpr void window_name(std::string_view name, bool is_said_here = false) {
    push_text(token_kind::window_name, name).flag = is_said_here;
    if (!is_said_here) names_window_ = true;
  }

  constexpr bool names_window() const { return names_window_; }
  constexpr bool has_window_here() const { return window_depth_ <= depth_; }

  /// Declares a table and gives its number in the statement. `optional`: it stands in the text only if a column of it
  /// is mentioned. All tables of a scope are declared right after it is opened.
  constexpr unsigned next_source() const { return sources_; }

  constexpr unsigned source(const table_facts& table, std::string_view alias, bool optional = false) {
    token& pushed = push_text(token_kind::source, alias);
    pushed.table = &table;
    pushed.flag = optional;
    pushed.position = 0;
    return sources_++;
  }

  /// After a term of an order, so long, that is NULL only if an outer join has left out its row.
  constexpr void null_order(unsigned length, bool is_descending) {
    token& pushed = push(token_kind::null_order);
    pushed.number = length;
    pushed.flag = is_descending;
  }

  /// What stands from here to end_per_row is computed for each row of a table while its rows are written.
  constexpr void begin_per_row(unsigned written, unsigned kind) {
    token& pushed = push(token_kind::per_row);
    pushed.number = written;
    pushed.position = kind;
    pushed.flag = true;
  }
  constexpr void end_per_row() { push(token_kind::per_row).flag = false; }

  /// Stands after what an update sets, or after the condition of a removal.
  constexpr void all_first(unsigned written, bool is_removal) {
    token& pushed = push(token_kind::all_first);
    pushed.number = written;
    pushed.flag = is_removal;
  }

  constexpr void table(unsigned source) { push(token_kind::table).number = source; }
  constexpr void source_name(unsigned source) { push(token_kind::source_name).number = source; }
  constexpr void all_columns(unsigned source) { push(token_kind::all_columns).number = source; }
  constexpr void its_key(unsigned source) { push(token_kind::key_columns).number = source; }
  constexpr void its_column(unsigned source, unsigned position) {
    token& pushed = push(token_kind::its_column);
    pushed.number = source;
    pushed.position = position;
  }

  constexpr void bare_column(const table_facts& table, unsigned position) {
    token& pushed = push(token_kind::bare_column);
    pushed.table = &table;
    pushed.position = position;
  }

  /// A column of the row that a relation is asked for: of the scope around this one, or of this one, where it stands before
  /// the table `joined`.
  constexpr void owner_column(const table_facts& owner, unsigned position, unsigned joined = not_joined) {
    token& pushed = push(token_kind::owner_column);
    pushed.table = &owner;
    pushed.position = position;
    pushed.flag = joined != not_joined;
    pushed.number = joined;
  }

  /// A column of the innermost scope that holds its model, after stepping out of so many scopes; of that scope's target
  /// where of_target is added.
  constexpr void column(const table_facts& table, unsigned position, std::string_view alias, unsigned steps) {
    token& pushed = push_text(token_kind::column, alias);
    pushed.table = &table;
    pushed.position = position;
    pushed.number = steps;
    if (pushed.position == table.column_count) fail(problem::no_such_column);
  }

  /// Ends a query that stands in FROM.
  constexpr void end_derived_table() { text(dialect_->names_derived_tables ? ") AS \"ikebana_rows\"" : ")"); }

  /// A value in the query object. `has_typed_peer`: what stands beside it tells a database its type.
  constexpr void value(sql_type in_sql, bool has_typed_peer = false) {
    token& pushed = push(token_kind::value);
    if (dialect_->types_parameters && in_sql == sql_type::unknown) fail(problem::value_of_any_kind);
    pushed.in_sql = in_sql;
    pushed.flag = has_typed_peer;
    pushed.position = 0;
    pushed.is_array = false;
    if (dialect_->types_parameters) pushed.length = 0;
  }

  /// Begins or ends a place where values may have to be those of another, if the dialect takes two parameters for two values.
  constexpr void mark(unsigned what, bool begins) {
    if (!dialect_->types_parameters) return;
    token& pushed = push(token_kind::mark);
    pushed.position = what;
    pushed.flag = begins;
  }

  /// Says of the value or the parameter that was written last that what it stands beside has a type.
  constexpr void give_typed_peer() {
    token& last = at[size_ - 1];
    if (last.kind == token_kind::value) last.flag = true;
    if (last.kind == token_kind::parameter) last.position |= parameter_has_typed_peer;
  }

  /// A value that is several of a type.
  constexpr void values(sql_type in_sql) {
    value(in_sql, true);
    at[size_ - 1].is_array = true;
  }

  /// Writes tokens again that stand before. A value is the same parameter; a query within has tables of its own.
  constexpr void repeat(unsigned begin, unsigned end) {
    const repeated_tables tables = detail::tables_among(at + begin, at + end, at + size_, sources_);
    for (unsigned i = begin; i != end; ++i) {
      if (size_ == capacity) return overflow();
      token& pushed = at[size_++];
      detail::copy_token(at[i], pushed);
      if (pushed.kind == token_kind::value && pushed.position == 0) pushed.position = i + 1;
      if (tables.count != 0) tables.renumber(pushed);
    }
    sources_ += tables.count;
  }

  constexpr void literal(std::string_view characters, storage stored, sql_type in_sql) {
    token& pushed = push_text(token_kind::literal, characters);
    pushed.stored = stored;
    pushed.in_sql = in_sql;
  }

  /// A value given at execution; one that stands alone is given as its own type only.
  constexpr void parameter(std::string_view name, identity type, storage stored, sql_type in_sql, bool stands_alone, unsigned takes = 0) {
    if (dialect_->types_parameters && in_sql == sql_type::unknown) fail(problem::value_of_any_kind);
    token& pushed = push_text(token_kind::parameter, name);
    pushed.in_sql = in_sql;
    pushed.flag = stands_alone;
    pushed.type = type;
    pushed.stored = stored;
    pushed.position = takes;
  }

  /// The keys of a preload's owners; if the dialect has arrays, those of one column.
  constexpr void owner_keys(bool as_json, sql_type in_sql = sql_type::integer) {
    token& pushed = push(token_kind::owner_keys);
    if (dialect_->types_parameters && in_sql == sql_type::unknown) fail(problem::value_of_any_kind);
    pushed.flag = as_json;
    pushed.in_sql = in_sql;
  }

  /// The owner's table, which is joined to the one next to it where one of its columns is mentioned.
  constexpr void owner_table(unsigned owner, unsigned next_to_owner, const hop_facts& hop) {
    token& pushed = push(token_kind::owner_table);
    pushed.number = owner;
    pushed.position = next_to_owner;
    pushed.hop = &hop;
  }

  /// The name of a column of a derived table. Where it is taken, a number follows it.
  constexpr void fresh_name(std::string_view name) { push_text(token_kind::fresh_name, name); }

  /// Narrows the scope: columns are looked for from the first to the last of some of its tables before all.
  constexpr void begin_frame(unsigned first, unsigned last) {
    token& pushed = push(token_kind::frame);
    pushed.number = first;
    pushed.position = last;
    pushed.flag = true;
  }
  constexpr void end_frame() { push(token_kind::frame).flag = false; }

  /// After begin_frame: which tables the target and the owner of a relation are. One of them may be the row that is asked for a
  /// path's targets, of the model `asked`, which stands before the table `joined` where the path is joined to it.
  constexpr void relation_frame(unsigned target, unsigned owner, const table_facts& asked, unsigned joined) {
    token& pushed = push(token_kind::relation_frame);
    pushed.number = target;
    pushed.position = owner;
    pushed.table = &asked;
    pushed.length = joined;
  }

 private:
  constexpr void overflow() {
    fail(problem::too_long);
    size_ = 0;
  }

  // Only what a kind has is written, and read: each member that is written takes a compiler time.
  constexpr token& push(token_kind kind) {
    if (size_ == capacity) overflow();
    token& pushed = at[size_++];
    pushed.kind = kind;
    return pushed;
  }

  constexpr token& push_text(token_kind kind, std::string_view characters) {
    token& pushed = push(kind);
    pushed.characters = characters.data();
    pushed.length = static_cast<unsigned>(characters.size());
    return pushed;
  }

  const dialect_facts* dialect_ = &reference_dialect;
  shared_texts shared_{};
  unsigned size_ = 0;
  unsigned sources_ = 0;
  unsigned depth_ = 0;
  unsigned window_depth_ = ~0u;
  bool names_window_ = false;
  problem problem_ = problem::none;
};

}  // namespace ikebana::detail
