// SPDX-License-Identifier: BSL-1.0
#pragma once

// The text of an expression of a schema: columns without their table, values as literals.

#include <ikebana/expression/literal_text.hpp>
#include <ikebana/expression/order.hpp>
#include <ikebana/schema/create/writer.hpp>
#include <ikebana/syntax/literal_spelling.hpp>
#include <ikebana/syntax/token_list.hpp>

namespace ikebana::detail {

/// The values of an expression, as literals, in the order in which its text mentions them.
class literals {
 public:
  constexpr literals() {}

  template <class T>
  constexpr void operator()(const T& value) {
    detail::put_literal(text_, value);
    text_.end_part();
  }

  constexpr std::string_view at(unsigned which) const { return text_.part(which); }

 private:
  schema_writer text_;
};

/// Writes a name; says so, if the dialect has none that is so long.
constexpr void put_name(schema_writer& out, const dialect_facts& dialect, std::string_view name) {
  if (dialect.longest_name != 0 && name.size() > dialect.longest_name) out.fail(problem::name_too_long);
  out.put_quoted(name);
}

constexpr void put_literal_token(schema_writer& out, const dialect_facts& dialect, const token& literal) {
  const literal_spelling spelled = detail::spell_literal(dialect, literal.in_sql, literal.stored, literal.text());
  out.put(spelled.before);
  if (literal.stored == storage::text) {
    out.put_doubling('\'', spelled.characters);
  } else {
    out.put(spelled.characters);
  }
  out.put(spelled.after);
}

constexpr void put_value_token(schema_writer& out, const dialect_facts& dialect, const token& value, std::string_view sql) {
  const literal_spelling spelled = detail::spell_value(dialect, value.in_sql, sql);
  if (spelled.refused != problem::none) out.fail(spelled.refused);
  // Two signs would begin a comment.
  const bool parentheses = out.last() == '-' && sql[0] == '-';
  if (parentheses) out.put('(');
  out.put(spelled.before);
  out.put(spelled.characters);
  out.put(spelled.after);
  if (parentheses) out.put(')');
}

/// Which of the values that stand in tokens one of them is: one that is mentioned again is no other.
constexpr unsigned number_of_value(const token_list& tokens, const token& value) {
  const token* const end = value.position == 0 ? &value : tokens.begin() + (value.position - 1);
  unsigned number = 0;
  for (const token* each = tokens.begin(); each != end; ++each) {
    if (each->kind == token_kind::value && each->position == 0) ++number;
  }
  return number;
}

constexpr void put_expression_tokens(schema_writer& out, const token_list& tokens, const literals& values) {
  if (tokens.first_problem() != problem::none) out.fail(tokens.first_problem());
  const dialect_facts& dialect = tokens.dialect();
  for (const token& each : tokens) {
    switch (each.kind) {
      case token_kind::text:
      case token_kind::raw: out.put(each.text()); break;
      case token_kind::name: put_name(out, dialect, each.text()); break;
      case token_kind::column:
        out.put_quoted(each.position == rowid_position ? std::string_view{"rowid"} : each.table->columns[each.position].name);
        break;
      case token_kind::literal: put_literal_token(out, dialect, each); break;
      case token_kind::value: put_value_token(out, dialect, each, values.at(number_of_value(tokens, each))); break;
      default: break;
    }
  }
}

/// Writes an expression of a schema: columns without their table, values as literals.
template <class E>
constexpr void put_expression(schema_writer& out, const dialect_facts& dialect, const E& expression) {
  token_list tokens{dialect};
  E::write_tokens(tokens);
  literals values;
  detail::visit_values(expression, values);
  put_expression_tokens(out, tokens, values);
}

/// What an index is over, in a dialect where only a column needs no parentheses.
template <class Term>
constexpr void put_term_in_parentheses(schema_writer& out, const dialect_facts& dialect, const Term& term) {
  out.put('(');
  detail::put_expression(out, dialect, term.inner);
  out.put(')');
  out.put(Term::direction);
  if (!dialect.orders_null_first && may_be_null_in_order<typename Term::ordered>) out.put(detail::place_of_null(Term::sorts));
}

}  // namespace ikebana::detail
