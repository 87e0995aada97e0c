// SPDX-License-Identifier: BSL-1.0
#pragma once

// How SQLite would run a query: the plan of each of its statements, how its relations are preloaded and why, and which
// indexes are missing. sqlite.hpp does not include it.

#include <ikebana/sqlite/inspect/mentioned_relations.hpp>
#include <ikebana/sqlite/missing_indexes.hpp>

namespace ikebana::sqlite {

/// The result of `db.explain(q)`. It owns its texts but for the SQL, which lives as long as the program.
struct explanation {
  /// A step of SQLite's plan, and the steps within it.
  struct step {
    std::string detail;  // SQLite's words: "SEARCH posts USING INDEX posts_user (user_id=?)"
    std::vector<step> within;
  };

  /// A statement of the query, in the order in which they are run.
  struct statement {
    std::string_view sql;
    std::vector<step> steps;
  };

  std::vector<statement> statements;
  std::vector<std::string> preloads;   // how each relation is preloaded, and why
  std::vector<missing_index> missing;  // keys that rows are looked up by without an index

  /// Gives all of it as a text of several lines, plans as trees: `std::puts(db.explain(q).text().c_str())`.
  std::string text() const {
    std::string whole;
    for (const statement& each : statements) {
      whole.append(each.sql).append("\n");
      append_steps(whole, each.steps, "");
    }
    for (const std::string& each : preloads) whole.append("preload ").append(each).append("\n");
    for (const missing_index& each : missing) {
      whole.append("warning: no index on ").append(each.table).append("(").append(each.columns);
      whole.append("), the whole table is read; ").append(each.sql).append("\n");
    }
    return whole;
  }

 private:
  static void append_steps(std::string& text, const std::vector<step>& steps, const std::string& indent) {
    for (const step& each : steps) {
      const bool is_last = &each == &steps.back();
      text.append(indent).append(is_last ? "`--" : "|--").append(each.detail).append("\n");
      append_steps(text, each.within, indent + (is_last ? "   " : "|  "));
    }
  }
};

namespace detail {

/// A line of SQLite's answer.
struct plan_line {
  std::int64_t number;
  std::int64_t around;
  std::string detail;
};

inline std::vector<explanation::step> steps_within(const std::vector<plan_line>& lines, std::int64_t number) {
  std::vector<explanation::step> steps;
  for (const plan_line& each : lines) {
    if (each.around == number) steps.push_back({each.detail, detail::steps_within(lines, each.number)});
  }
  return steps;
}

inline explanation::statement explain_statement(const connection& on, std::string_view sql) {
  const std::string question = "EXPLAIN QUERY PLAN " + std::string(sql);
  std::vector<plan_line> lines;
  for (const probe asked{on, question}; asked.step();) lines.push_back({asked.integer(0), asked.integer(1), asked.text(3)});
  return {sql, detail::steps_within(lines, 0)};
}

template <class... Statements>
void explain_statements(const connection& on, explanation& into, list<Statements...>) {
  (into.statements.push_back(detail::explain_statement(on, render<Statements, dialect>())), ...);
}

/// The tables of a path, from owner to target.
inline std::string path_text(const path_facts& path) {
  std::string words(path.owner().name);
  for (unsigned i = 0; i != path.size; ++i) words.append(" -> ").append(path.hops[i].to->name);
  return words;
}

template <bool AllOwners, class Related>
const char* reason_of_plan() {
  constexpr unsigned clauses = Related::clause_flags;
  if constexpr ((clauses & has::by_hop) != 0) {
    return "by hop, as by_hop() says: each table is read once, and joined by hash";
  } else if constexpr ((clauses & has::joined) != 0) {
    return "joined, as joined() says: one statement receives the owners' keys";
  } else if constexpr (preload_plan<AllOwners, Related>::by_hop) {
    return "by hop, since all owners are wanted: each table is read once, and joined by hash";
  } else if constexpr (!AllOwners) {
    return "joined, since not all owners are wanted: one statement receives their keys";
  } else {
    return "joined, since it cannot be by hop (keys that are not one integer, or more asked for than whole targets): one statement "
           "receives the owners' keys";
  }
}

template <bool AllOwners, class Query>
struct explained_query;

template <bool AllOwners, class Clause>
struct explained_clause {
  static void add(explanation&, std::vector<reached_key>& keys) { mentioned_relations<Clause>::add(keys); }
};

template <bool AllOwners, class Related>
struct explained_clause<AllOwners, with<Related>> {
  static void add(explanation& into, std::vector<reached_key>& keys) {
    using plan = preload_plan<AllOwners, Related>;
    using relation = typename query_parts<Related>::relation;
    into.preloads.push_back(detail::path_text(path_of<relation>) + ": " + reason_of_plan<AllOwners, Related>());
    if constexpr (!plan::by_hop) detail::add_keys_of_path<relation>(keys);
    explained_query<plan::all_targets, Related>::add_clauses(into, keys);
  }
};

template <bool AllOwners, class Source, class... Cs>
struct explained_query<AllOwners, query<Source, clause_list<Cs...>>> {
  static void add_clauses(explanation& into, std::vector<reached_key>& keys) { (explained_clause<AllOwners, Cs>::add(into, keys), ...); }
};

template <class Source, class Clauses>
struct explainer<query<Source, Clauses>> {
  static explanation explain(const connection& on) {
    using asked = query<Source, Clauses>;
    explanation made;
    std::vector<reached_key> keys;
    mentioned_relations<Source>::add(keys);
    detail::explain_statements(on, made, typename plan<asked>::statements{});
    explained_query<plan<asked>::all_owners, asked>::add_clauses(made, keys);
    made.missing = detail::find_missing(on.ready(), keys);
    return made;
  }
};

}  // namespace detail

template <class Source, class Clauses>
inline constexpr bool explain_is_included<query<Source, Clauses>> = true;

}  // namespace ikebana::sqlite
