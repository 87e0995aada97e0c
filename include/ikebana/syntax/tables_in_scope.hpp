// SPDX-License-Identifier: BSL-1.0
#pragma once

// Which table of a statement each column belongs to.

#include <ikebana/syntax/source_name.hpp>

namespace ikebana::detail {

inline constexpr unsigned no_table = ~0u;

/// A statement, or one within another: what its columns are looked for among.
struct scope_facts {
  unsigned parent;
  unsigned first_source;
  unsigned source_count;
  unsigned frame_first;  // the tables that a part of the scope is about; none where it is about all
  unsigned frame_end;
  bool is_of_relation;  // whether that part is a relation's own condition
  unsigned target;      // then: of the relation
  unsigned owner;

  constexpr unsigned end() const { return first_source + source_count; }
  constexpr bool is_framed() const { return frame_first != no_table; }
  /// The table that is meant where a relation is asked for.
  constexpr unsigned first() const {
    if (is_framed()) return is_of_relation ? target : frame_first;
    return source_count != 0 ? first_source : no_table;
  }
};

/// The scopes of a statement and their tables, as far as it has been read.
class tables_in_scope {
 public:
  static constexpr unsigned most_scopes = 64;
  static constexpr unsigned most_sources = 128;

  constexpr explicit tables_in_scope(problem found) : problem_(found) {}

  constexpr problem first_problem() const { return problem_; }
  constexpr const source_facts& source(unsigned number) const { return sources_[number]; }

 protected:
  static constexpr unsigned none = no_table;

  constexpr void fail(problem what) {
    if (problem_ == problem::none) problem_ = what;
  }

  constexpr unsigned failed(problem what, unsigned instead) {
    fail(what);
    return instead;
  }

  constexpr unsigned open(unsigned scope) {
    if (scope_count_ == most_scopes) return failed(problem::too_long, scope);
    scopes_[scope_count_].parent = scope;
    scopes_[scope_count_].first_source = source_count_;
    scopes_[scope_count_].source_count = 0;
    scopes_[scope_count_].frame_first = none;
    return scope_count_++;
  }

  constexpr unsigned around(unsigned scope) const { return scopes_[scope].parent; }

  constexpr void declare(const token& source, unsigned scope) {
    if (source_count_ == most_sources) return fail(problem::too_long);
    sources_[source_count_++] = {
        &source,      scope,      1, source.length != 0 ? source.length : static_cast<unsigned>(source.table->name.size()),
        !source.flag, source.flag};
    ++scopes_[scope].source_count;
  }

  constexpr unsigned use(unsigned source) {
    sources_[source].used = true;
    return source;
  }

  /// Where a table of the frame is none of the scope, as in a statement that holds the target's table alone, it is left out.
  constexpr void frame(const token& given, unsigned scope) {
    scope_facts& facts = scopes_[scope];
    facts.frame_first = given.flag ? given.number : none;
    if (!given.flag) return;
    facts.frame_end = given.position + 1 < facts.end() ? given.position + 1 : facts.end();
    facts.is_of_relation = false;
  }

  constexpr void frame_relation(const token& given, unsigned scope) {
    scopes_[scope].target = table_of_relation(given, given.number, scope);
    scopes_[scope].owner = table_of_relation(given, given.position, scope);
    scopes_[scope].is_of_relation = true;
  }

  /// A table that a relation's frame names: by its number, or as the row that is asked, which need not be in the statement.
  constexpr unsigned table_of_relation(const token& given, unsigned number, unsigned scope) const {
    if (!is_asked_owner(number)) return number < source_count_ ? number : none;
    unsigned outward = steps_to_asked_owner(number);
    if (outward == 0) return owner_in(*given.table, scope, scopes_[scope].first_source, given.length);
    for (; outward != 0 && scope != none; --outward) scope = scopes_[scope].parent;
    return scope == none ? none : owner_in(*given.table, scope, scopes_[scope].first(), given.length);
  }

  constexpr bool is_of(const token& column, unsigned source) const {
    const source_facts& facts = sources_[source];
    if (!(facts.table().model == column.table->model)) return false;
    return column.length == 0 || (facts.has_alias() && facts.name() == column.text());
  }

  /// The table of the innermost scope that holds the column's model at all.
  constexpr unsigned find(const token& column, unsigned scope, unsigned steps) {
    if ((steps & of_target) != 0) return find_target(column, scope, steps & ~of_target);
    unsigned outward = steps;
    for (unsigned next = none; scope != none; scope = next) {
      const scope_facts& facts = scopes_[scope];
      next = facts.parent;
      unsigned found = none;
      if (facts.is_framed()) {
        found = find_in_frame(column, facts, outward, next);
      } else if (outward != 0) {
        --outward;
      } else {
        found = find_among(column, facts.first_source, facts.end());
        if (found != none && steps == 0 && column.length == 0 && sources_[found].has_alias()) check_around(column, facts.parent);
      }
      if (found != none) return use(found);
    }
    return failed(steps != 0 ? problem::outer_not_in_query : problem::model_not_in_query, 0);
  }

  /// The same, where a part of the scope is about some of its tables. A relation's own condition knows first the tables that the
  /// relation leads to, then, as what is around, its owner: whatever else the statement holds.
  constexpr unsigned find_in_frame(const token& column, const scope_facts& facts, unsigned& outward, unsigned& next) {
    const unsigned given = outward;
    if (given == 0) {
      unsigned found = find_among(column, facts.frame_first, facts.frame_end);
      if (facts.is_of_relation && facts.target != none && is_outside_frame(facts, facts.target) && is_of(column, facts.target)) {
        if (found != none) fail(problem::model_twice_in_query);
        found = facts.target;
      }
      if (found != none) return found;
    } else {
      --outward;
    }
    if (!facts.is_of_relation) return given == 0 ? find_among(column, facts.first_source, facts.end()) : none;
    const unsigned around = facts.owner != none ? sources_[facts.owner].scope : none;
    if (given > 1) {
      --outward;
      if (around != none) next = scopes_[around].parent;
      return none;
    }
    if (facts.owner != none && is_of(column, facts.owner)) return facts.owner;
    if (given == 0) return find_among(column, facts.first_source, facts.end());
    if (around != none && &scopes_[around] != &facts) {
      next = around;
      return none;
    }
    const unsigned before = find_among(column, facts.first_source, facts.frame_first);
    return before != none ? before : find_among(column, facts.frame_end, facts.end());
  }

  constexpr bool is_outside_frame(const scope_facts& facts, unsigned source) const {
    return source < facts.frame_first || source >= facts.frame_end;
  }

  /// The table that the relation of a scope leads to. Around a relation's own condition is its owner.
  constexpr unsigned find_target(const token& column, unsigned scope, unsigned outward) {
    unsigned target = none;
    while (outward != 0 && scope != none) {
      const scope_facts& facts = scopes_[scope];
      const unsigned owner = facts.is_framed() && facts.is_of_relation ? facts.owner : none;
      const bool is_here = owner != none && sources_[owner].scope == scope;
      if (is_here && outward == 1) target = owner;
      outward -= is_here && outward != 1 ? 2 : 1;
      scope = owner == none || is_here ? facts.parent : sources_[owner].scope;
    }
    if (target == none && scope != none) target = scopes_[scope].first();
    if (target == none || !is_of(column, target)) return failed(problem::no_such_target, 0);
    return use(target);
  }

  /// A column without an alias may be meant of a table around, where the one that has been found has an alias to be named by.
  constexpr void check_around(const token& column, unsigned scope) {
    if (column.kind != token_kind::column) return;
    for (; scope != none; scope = scopes_[scope].parent) {
      const scope_facts& facts = scopes_[scope];
      const unsigned first = facts.is_framed() ? facts.frame_first : facts.first_source;
      const unsigned end = facts.is_framed() ? facts.frame_end : facts.end();
      for (unsigned i = first; i < end; ++i) {
        if (sources_[i].table().model == column.table->model) return fail(problem::model_within_and_around);
      }
    }
  }

  /// The only one of some tables that is of the column's model, or none.
  constexpr unsigned find_among(const token& column, unsigned first, unsigned end) {
    unsigned found = none;
    for (unsigned i = first; i < end; ++i) {
      if (!(sources_[i].table().model == column.table->model)) continue;
      if (column.length != 0 && (!sources_[i].has_alias() || sources_[i].name() != column.text())) continue;
      if (found != none) return failed(problem::model_twice_in_query, found);
      found = i;
    }
    return found;
  }

  /// The table that a relation is asked for: the first of a scope if it is of the owner's model, else the
  /// only one that is.
  constexpr unsigned find_owner(const table_facts& owner, unsigned scope) {
    const unsigned first = scope != none ? scopes_[scope].first() : none;
    if (first != none && sources_[first].table().model == owner.model) return use(first);
    token column{};
    column.table = &owner;
    return find(column, scope, 0);
  }

  /// The same, among the tables that stand in the query before those that are joined.
  constexpr unsigned find_joined_owner(const table_facts& owner, unsigned scope, unsigned joined) {
    const unsigned found = owner_in(owner, scope, scopes_[scope].first(), joined);
    if (found != none) return use(found);
    token column{};
    column.table = &owner;
    if (find_among(column, scopes_[scope].first_source, joined) == none) fail(problem::model_not_in_query);
    return 0;
  }

  /// The same, where there is one, and nothing is said if there is none or several.
  constexpr unsigned owner_in(const table_facts& owner, unsigned scope, unsigned first, unsigned joined) const {
    const scope_facts& facts = scopes_[scope];
    if (first != none && sources_[first].table().model == owner.model) return first;
    unsigned found = none;
    for (unsigned i = facts.first_source; i != facts.end() && i < joined; ++i) {
      if (!(sources_[i].table().model == owner.model)) continue;
      if (found != none) return none;
      found = i;
    }
    return found;
  }

  constexpr bool is_within(unsigned scope, unsigned ancestor) const {
    while (scope != none && scope != ancestor) scope = scopes_[scope].parent;
    return scope == ancestor;
  }

  source_facts sources_[most_sources];
  unsigned source_count_ = 0;

 private:
  scope_facts scopes_[most_scopes];
  unsigned scope_count_ = 0;
  problem problem_;
};

}  // namespace ikebana::detail
