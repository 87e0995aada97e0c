// SPDX-License-Identifier: BSL-1.0
#ifndef IKEBANA_EXPRESSION_SCOPE_HPP
#define IKEBANA_EXPRESSION_SCOPE_HPP

// Which table each column belongs to, what each table is called, and which number each parameter has.

#include <ikebana/expression/token.hpp>

namespace ikebana::detail {

/// A table of a statement, as its columns are qualified.
/// Trivial, as tokens are, so that room for many costs nothing.
struct source_facts {
  const token* declared;
  unsigned scope;
  unsigned number;  // from the second table of a name: "employees_2"
  unsigned length;  // of its name, without the number
  bool used;
  bool is_optional;

  constexpr const table_facts& table() const { return *declared->table; }
  constexpr bool has_alias() const { return declared->length != 0; }
  constexpr bool has_its_own_name() const { return declared->length == 0 && number == 1; }
  constexpr std::string_view name() const { return has_alias() ? declared->text() : table().name; }
  constexpr piece name_piece() const {
    if (has_alias()) return {declared->characters, declared->length};
    return detail::piece_of(table().name);
  }
};

constexpr unsigned digits_of(unsigned number) {
  unsigned digits = 1;
  for (; number > 9; number /= 10) ++digits;
  return digits;
}

/// Whether `whole` is `base` with an underscore and a number.
constexpr bool is_numbered(std::string_view whole, std::string_view base, unsigned number) {
  unsigned digits = digits_of(number);
  if (whole.size() != base.size() + 1 + digits || !detail::begins_with(whole, base)) return false;
  if (whole[base.size()] != '_') return false;
  for (std::size_t i = whole.size(); digits-- != 0; number /= 10) {
    if (whole[--i] != static_cast<char>('0' + number % 10)) return false;
  }
  return true;
}

constexpr bool same_name(const source_facts& a, const source_facts& b) {
  if (a.number == 1 && b.number == 1) {
    const piece first = a.name_piece(), second = b.name_piece();
    return first.length == second.length && same_characters(first.characters, second.characters, first.length);
  }
  if (a.name() == b.name()) return a.number == b.number;
  return (a.number > 1 && b.number == 1 && detail::is_numbered(b.name(), a.name(), a.number)) ||
         (b.number > 1 && a.number == 1 && detail::is_numbered(a.name(), b.name(), b.number));
}

/// Reads a list of tokens once, writes into each what it stands for, and keeps what the text needs to know.
class scopes {
 public:
  static constexpr unsigned most_scopes = 64;
  static constexpr unsigned most_sources = 128;
  static constexpr unsigned most_parameters = 64;

  constexpr explicit scopes(token_list& tokens) : problem_(tokens.first_problem()) {
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
  }

  constexpr problem first_problem() const { return problem_; }
  constexpr const source_facts& source(unsigned number) const { return sources_[number]; }
  constexpr unsigned parameter_count() const { return parameter_count_; }
  constexpr unsigned value_count() const { return value_count_; }
  constexpr unsigned named_count() const { return named_count_; }
  /// The number of the parameter that the owners' keys are bound to; 0 where there is none.
  constexpr unsigned keys_number() const { return keys_number_; }
  /// The first mention of each named parameter.
  constexpr const token& named(unsigned i) const { return *named_[i]; }

 private:
  static constexpr unsigned none = ~0u;

  struct scope_facts {
    unsigned parent;
    unsigned first_source;
    unsigned source_count;
    unsigned frame_first;  // the tables that a part of the scope is about; none where it is about all
    unsigned frame_last;
  };

  constexpr void fail(problem what) {
    if (problem_ == problem::none) problem_ = what;
  }

  /// Reads one token and gives the scope that the next one stands in.
  constexpr unsigned read(token& each, unsigned scope) {
    switch (each.kind) {  // the frequent ones first: a compiler passes all before it
      case token_kind::column:
        each.number = find(each, scope, each.number);
        return scope;
      case token_kind::value:
        each.number = ++parameter_count_;
        ++value_count_;
        return scope;
      case token_kind::open:
        if (scope_count_ == most_scopes) {
          fail(problem::too_long);
          return scope;
        }
        scopes_[scope_count_] = {scope, source_count_, 0, none, none};
        return scope_count_++;
      case token_kind::close:
        return scopes_[scope].parent;
      case token_kind::source:
        if (source_count_ == most_sources) {
          fail(problem::too_long);
          return scope;
        }
        sources_[source_count_++] = {&each, scope, 1, each.length != 0 ? each.length : static_cast<unsigned>(each.table->name.size()), !each.flag, each.flag};
        ++scopes_[scope].source_count;
        return scope;
      case token_kind::owner_column:
        each.number = find_owner(*each.table, each.flag ? scope : scopes_[scope].parent);
        return scope;
      case token_kind::owner_keys:
        each.position = keys_number_ = ++parameter_count_;
        return scope;
      case token_kind::parameter:
        each.number = number_of(each);
        return scope;
      case token_kind::frame:
        scopes_[sources_[each.number].scope].frame_first = each.flag ? each.number : none;
        if (each.flag) scopes_[sources_[each.number].scope].frame_last = each.position;
        return scope;
      default:
        return scope;
    }
  }

  constexpr unsigned use(unsigned source) {
    sources_[source].used = true;
    return source;
  }

  /// The table of the innermost scope that holds the column's model at all.
  constexpr unsigned find(const token& column, unsigned scope, unsigned outward) {
    const problem where_missing = outward != 0 ? problem::outer_not_in_query : problem::model_not_in_query;
    for (; scope != none; scope = scopes_[scope].parent) {
      if (outward != 0) {
        --outward;
        continue;
      }
      const scope_facts& facts = scopes_[scope];
      unsigned found = none;
      if (facts.frame_first != none) found = find_among(column, facts.frame_first, facts.frame_last + 1);
      if (found == none) found = find_among(column, facts.first_source, facts.first_source + facts.source_count);
      if (found != none) return use(found);
    }
    fail(where_missing);
    return 0;
  }

  /// The only one of some tables that is of the column's model, or none.
  constexpr unsigned find_among(const token& column, unsigned first, unsigned end) {
    unsigned found = none;
    for (unsigned i = first; i != end; ++i) {
      if (!(sources_[i].table().model == column.table->model)) continue;
      if (column.length != 0 && (!sources_[i].has_alias() || sources_[i].name() != column.text())) continue;
      if (found != none) {
        fail(problem::model_twice_in_query);
        return found;
      }
      found = i;
    }
    return found;
  }

  /// The table that a relation is asked for: the first of a scope if it is of the owner's model, else the
  /// only one that is.
  constexpr unsigned find_owner(const table_facts& owner, unsigned scope) {
    if (scope != none) {
      const scope_facts& facts = scopes_[scope];
      const unsigned first = facts.frame_first != none ? facts.frame_first : facts.first_source;
      if (facts.source_count != 0 && sources_[first].table().model == owner.model) return use(first);
    }
    token column{};
    column.table = &owner;
    return find(column, scope, 0);
  }

  constexpr unsigned number_of(token& parameter) {
    for (unsigned i = 0; i != named_count_; ++i) {
      if (named_[i]->text() != parameter.text()) continue;
      if (!(named_[i]->type == parameter.type)) fail(problem::parameter_types_differ);
      // NULL is taken where it may stand in all places; a number of rows in one place is one in all.
      named_[i]->position = (named_[i]->position & parameter.position & parameter_takes_null) |
                            ((named_[i]->position | parameter.position) & parameter_counts_rows);
      return named_[i]->number;
    }
    if (named_count_ == most_parameters) {
      fail(problem::too_long);
      return 0;
    }
    named_[named_count_++] = &parameter;
    return ++parameter_count_;
  }

  constexpr bool is_within(unsigned scope, unsigned ancestor) const {
    while (scope != none && scope != ancestor) scope = scopes_[scope].parent;
    return scope == ancestor;
  }

  /// Gives a table the first free number among the tables that can be seen from it.
  constexpr void name_source(unsigned which) {
    source_facts& named = sources_[which];
    if (named.has_alias()) return;
    for (unsigned i = 0; i != source_count_; ++i) {
      const source_facts& other = sources_[i];
      if (named.length != other.length && named.number == 1 && other.number == 1) continue;  // most are told apart at once
      if (other.is_optional || i == which || !is_within(named.scope, other.scope)) continue;
      if (i > which && !other.has_alias()) continue;
      if (!same_name(named, other)) continue;
      ++named.number;
      i = ~0u;  // from the start: an earlier table may have this number
    }
  }

  constexpr void name_beside_all(unsigned which) {
    for (unsigned i = 0; i != source_count_; ++i) {
      if (i == which || !sources_[i].used || !same_name(sources_[which], sources_[i])) continue;
      ++sources_[which].number;
      i = ~0u;
    }
  }

  scope_facts scopes_[most_scopes];
  source_facts sources_[most_sources];
  token* named_[most_parameters];
  unsigned scope_count_ = 0;
  unsigned source_count_ = 0;
  unsigned named_count_ = 0;
  unsigned parameter_count_ = 0;
  unsigned value_count_ = 0;
  unsigned keys_number_ = 0;
  problem problem_;
};

}  // namespace ikebana::detail

#endif
