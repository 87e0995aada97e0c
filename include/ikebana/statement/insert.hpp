// SPDX-License-Identifier: BSL-1.0
#ifndef IKEBANA_STATEMENT_INSERT_HPP
#define IKEBANA_STATEMENT_INSERT_HPP

// Writing a record: `insert(model)`.

#include <ikebana/expression/token.hpp>
#include <ikebana/fwd.hpp>
#include <ikebana/meta/rejected.hpp>
#include <ikebana/statement/explain_relation.hpp>

namespace ikebana {

namespace detail {

template <class Model>
struct insert_statement {
  static constexpr void lower(token_list& tokens) {
    const table_facts& table = table_of<Model>;
    tokens.open();
    const unsigned source = tokens.source(table, {});
    tokens.text("INSERT INTO ");
    tokens.table(source);
    separated columns(tokens, " (", ", ");
    for (unsigned i = 0; i != table.column_count; ++i) columns.next().bare_column(table, i);
    tokens.text(")");
    separated values(tokens, " VALUES (", ", ");
    for (unsigned i = 0; i != table.column_count; ++i) values.next().value();
    tokens.text(")");
    tokens.close();
  }
};

/// The position of a key that the database may generate: a single integer. column_count where there is none.
constexpr unsigned generated_key(const table_facts& table) {
  if (table.primary.size != 1 || table.columns[table.primary.at[0]].kind != storage::integer) return table.column_count;
  return table.primary.at[0];
}

/// A record to insert. `Held` is the record itself, or a reference to one that outlives the insertion.
template <class Model, class Held>
struct insertion {
  using model = Model;
  using statement = insert_statement<Model>;

  Held record;

  /// `INSERT INTO "countries" ("id", "name") VALUES (?1, ?2)`
  template <class Dialect = sqlite::dialect>
  static constexpr std::string_view sql() {
    return render<statement, Dialect>();
  }
};

}  // namespace detail

/// Writes a record. A single integer key that is 0, or an empty optional, is left to the database; executing the
/// insertion gives the record's key, or the number of rows where the key is no single integer.
///
///     std::int64_t id = db.execute(insert(Country{0, "Kenya"}));
///     // INSERT INTO "countries" ("id", "name") VALUES (?1, ?2)
template <class Record>
constexpr auto insert(Record&& record) {
  using model = std::remove_cv_t<std::remove_reference_t<Record>>;
  if constexpr (detail::is_rejected<model>) {
    return detail::rejected{};
  } else if constexpr (detail::check_record<model>()) {
    using held = std::conditional_t<std::is_lvalue_reference_v<Record>, const model&, model>;
    return detail::insertion<model, held>{static_cast<Record&&>(record)};
  } else {
    return detail::rejected{};
  }
}

}  // namespace ikebana

#endif
