// SPDX-License-Identifier: BSL-1.0
#pragma once

// Constructs that a dialect writes in other words than SQLite: a table of them is part of the dialect's facts.

#include <ikebana/syntax/token_list.hpp>

#include <cstddef>

namespace ikebana::detail {

/// An operand of a construct: how it is written, and what its dialect may ask of it.
struct operand_tokens {
  void (*write)(token_list&);
  bool is_atomic;  // whether nothing beside it can tear it apart
  bool is_narrow;  // an integer of less than 64 bits
  sql_type of;
  bool is_given = false;  // a value or a parameter
  bool has_typed_peer = false;
  std::string_view cast{};  // what the dialect has to make of it beside the other operand
};

/// Writes a construct by a pattern: `[1]` is the first operand, `{1}` the same, in parentheses unless nothing can tear it apart;
/// `[*]` all operands with commas between them; `<each>f([.])</each>` the same, each in what is said there. An operand that is mentioned
/// again has its parameters again, not others. Operands are mentioned in their order. `<distinct>` stands before those of an aggregate.
class pattern_writer {
 public:
  static constexpr unsigned most_operands = 16;

  constexpr pattern_writer(token_list& tokens, const operand_tokens* operands, unsigned count, bool is_distinct = false,
                           bool takes_numbers = false, operands_are takes = operands_are::any)
      : tokens_(tokens),
        operands_(operands),
        count_(count < most_operands ? count : most_operands),
        is_distinct_(is_distinct),
        takes_numbers_(takes_numbers),
        takes_(takes) {
    if (count > most_operands) tokens.fail(problem::too_long);
  }

  constexpr void write(std::string_view pattern) {
    std::size_t begin = 0;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
      if (pattern[i] == '<' && pattern.substr(i, 10) == "<distinct>") {
        put(pattern.substr(begin, i - begin));
        if (is_distinct_) put("DISTINCT ");
        i += 9;
        begin = i + 1;
      } else if (pattern[i] == '<' && pattern.substr(i, 6) == "<each>") {
        put(pattern.substr(begin, i - begin));
        const std::size_t end = pattern.find("</each>", i);
        write_each(pattern.substr(i + 6, end - i - 6));
        i = end + 6;
        begin = i + 1;
      } else if ((pattern[i] == '[' || pattern[i] == '{') && is_operand(pattern[i + 1])) {
        put(pattern.substr(begin, i - begin));
        if (pattern[i + 1] == '*') {
          write_each("[.]");
        } else {
          write_operand(pattern[i + 1] == '.' ? current_ : static_cast<unsigned>(pattern[i + 1] - '1'), pattern[i] == '{');
        }
        i += 2;
        begin = i + 1;
      }
    }
    put(pattern.substr(begin));
  }

 private:
  static constexpr bool is_operand(char named) { return (named >= '1' && named <= '9') || named == '*' || named == '.'; }

  constexpr void put(std::string_view text) {
    if (!text.empty()) tokens_.text(text);
  }

  constexpr void write_each(std::string_view pattern) {
    for (current_ = 0; current_ != count_; ++current_) {
      if (current_ != 0) tokens_.text(", ");
      const unsigned here = current_;
      write(pattern);
      current_ = here;
    }
  }

  /// What an operand is made: a bool a number, a document JSON, since its column may keep it as a text.
  constexpr std::string_view cast_of(const operand_tokens& operand) const {
    if (!operand.cast.empty()) return operand.cast;
    if (takes_numbers_ && operand.of == sql_type::boolean) return "integer";
    if (takes_ == operands_are::json_values && operand.of == sql_type::json) return "json";
    return {};
  }

  constexpr void write_operand(unsigned which, bool in_parentheses) {
    const operand_tokens& operand = operands_[which];
    const std::string_view cast = cast_of(operand);
    if (!cast.empty()) tokens_.text("CAST(");
    if (in_parentheses && !operand.is_atomic && cast.empty()) tokens_.text("(");
    if (ends_[which] == 0) {
      begins_[which] = tokens_.size();
      operand.write(tokens_);
      if (operand.has_typed_peer) tokens_.give_typed_peer();
      ends_[which] = tokens_.size();
    } else {
      tokens_.repeat(begins_[which], ends_[which]);
    }
    if (in_parentheses && !operand.is_atomic && cast.empty()) tokens_.text(")");
    if (!cast.empty()) {
      tokens_.text(" AS ");
      tokens_.text(cast);
      tokens_.text(")");
    }
  }

  token_list& tokens_;
  const operand_tokens* operands_;
  unsigned count_;
  bool is_distinct_;
  bool takes_numbers_;
  operands_are takes_;
  unsigned current_ = 0;
  unsigned begins_[most_operands]{};
  unsigned ends_[most_operands]{};
};

/// The number of the spelling of a construct over values of a type, or of what stands around it; that of all spellings, if it is spelled
/// as in SQLite.
constexpr unsigned find_spelling(const token_list& tokens, std::string_view construct, sql_type of, unsigned operands,
                                 bool around = false) {
  const dialect_facts& dialect = tokens.dialect();
  const unsigned count = dialect.spelling_count;
  const char letter = detail::letter_of(construct);
  for (unsigned i = 0; i != count; ++i) {
    if (dialect.spellings[i].letter != letter) continue;
    const spelling& each = dialect.spellings[i];
    if (each.before.empty() == around) continue;
    const bool is_of_type = each.of == sql_type::unknown || each.of == of;
    if (is_of_type && (each.operands == 0 || each.operands == operands) && each.construct == construct) return i;
  }
  return count;
}

/// Whether a value has a text of its own in each database: a moment with its offset, a document with other spaces.
constexpr bool has_text_of_its_own(sql_type of, operands_are wanted) {
  if (wanted == operands_are::json_values) return of == sql_type::timestamp;
  return wanted == operands_are::texts && (of == sql_type::timestamp || of == sql_type::date || of == sql_type::json);
}

/// Writes a construct if the dialect spells it otherwise than SQLite; says so, too, if it cannot say it at all.
constexpr bool write_otherwise(token_list& tokens, std::string_view construct, sql_type of, const operand_tokens* operands, unsigned count,
                               bool is_distinct = false) {
  if (!tokens.dialect().respells()) return false;
  const unsigned found = detail::find_spelling(tokens, construct, of, count);
  if (found == tokens.dialect().spelling_count) return false;
  const spelling& said = tokens.dialect().spellings[found];
  for (unsigned i = 0; i != count; ++i) {
    if (detail::has_text_of_its_own(operands[i].of, said.takes)) tokens.fail(problem::value_without_text);
  }
  if (said.refused != problem::none) {
    tokens.fail(said.refused);
  } else {
    pattern_writer{tokens, operands, count, is_distinct, said.takes_numbers, said.takes}.write(said.pattern);
  }
  return true;
}

/// Fails if the dialect says of a construct that it has none. All others write it as SQLite does.
constexpr void fail_if_refused(token_list& tokens, std::string_view construct) {
  const dialect_facts& dialect = tokens.dialect();
  const unsigned count = dialect.spelling_count;
  const char letter = detail::letter_of(construct);
  for (unsigned i = 0; i != count; ++i) {
    const spelling& each = dialect.spellings[i];
    if (each.letter == letter && each.refused != problem::none && each.construct == construct) tokens.fail(each.refused);
  }
}

/// Makes operands of numbers what the dialect takes: a bool is none to it, and two integers of 32 bits give one of 32.
constexpr bool cast_numbers(operand_tokens& left, operand_tokens& right, bool is_arithmetic, bool may_overflow) {
  const bool mixes =
      left.of != sql_type::unknown && right.of != sql_type::unknown && (left.of == sql_type::boolean) != (right.of == sql_type::boolean);
  if ((mixes || is_arithmetic) && left.of == sql_type::boolean) left.cast = "integer";
  if ((mixes || is_arithmetic) && right.of == sql_type::boolean) right.cast = "integer";
  if (may_overflow && left.is_narrow && right.is_narrow) left.cast = "bigint";
  return !left.cast.empty() || !right.cast.empty();
}

/// Fails if a bool stands among other numbers that it is compared with, in a dialect to which it is none.
constexpr void fail_if_bool_is_number(token_list& tokens, const sql_type* types, std::size_t count) {
  if (!tokens.dialect().has_booleans) return;
  bool has_bool = false;
  bool has_others = false;
  for (std::size_t i = 0; i != count; ++i) {
    has_bool |= types[i] == sql_type::boolean;
    has_others |= types[i] != sql_type::boolean && types[i] != sql_type::unknown;
  }
  if (has_bool && has_others) tokens.fail(problem::bool_beside_number);
}

/// As `write_otherwise`, of an operator between two operands.
constexpr bool write_operator_otherwise(token_list& tokens, std::string_view word, sql_type of, const operand_tokens& first,
                                        const operand_tokens& second, bool is_arithmetic, bool may_overflow) {
  if (!tokens.dialect().respells()) return false;
  operand_tokens left = first;
  operand_tokens right = second;
  const bool casts = detail::cast_numbers(left, right, is_arithmetic, may_overflow);
  left.has_typed_peer = left.is_given && !right.is_given;
  right.has_typed_peer = right.is_given && !left.is_given;
  const operand_tokens operands[] = {left, right};
  if (detail::write_otherwise(tokens, word, of, operands, 2)) return true;
  if (!casts) return false;
  pattern_writer writer{tokens, operands, 2};
  writer.write("{1}");
  tokens.text(word);
  writer.write("{2}");
  return true;
}

/// Whether something but columns of a table stands among what was written after a place: another's, or a query within.
constexpr bool mentions_others_since(const token_list& tokens, unsigned begin, const table_facts& table) {
  for (unsigned i = begin; i != tokens.size(); ++i) {
    const token& each = tokens.at[i];
    if (each.kind == token_kind::open || (each.kind == token_kind::column && each.table->model != table.model)) return true;
  }
  return false;
}

/// A column, or what else `write_left` writes, that is compared with a value where NULL is equal to NULL.
template <class Write>
constexpr void write_is_value(token_list& tokens, const Write& write_left, sql_type in_sql) {
  const bool is_apart = !tokens.dialect().compares_by_is;
  if (is_apart) tokens.text("(");
  write_left();
  tokens.text(is_apart ? " = " : " IS ");
  const unsigned begin = tokens.size();
  tokens.value(in_sql, true);
  if (!is_apart) return;
  const unsigned end = tokens.size();
  tokens.text(" OR (");
  write_left();
  tokens.text(" IS NULL AND ");
  tokens.repeat(begin, end);
  tokens.text(" IS NULL))");
}

/// A conversion: "CAST AS integer" of a text and "CAST AS integer" of a real may be two spellings.
constexpr bool write_cast_otherwise(token_list& tokens, sql_type to, const operand_tokens& operand) {
  constexpr std::string_view constructs[] = {
      "CAST AS any",  "CAST AS integer",   "CAST AS real", "CAST AS boolean", "CAST AS text", "CAST AS bytes",
      "CAST AS date", "CAST AS timestamp", "CAST AS uuid", "CAST AS json",    "CAST AS text"};
  return detail::write_otherwise(tokens, constructs[static_cast<unsigned>(to)], operand.of, &operand, 1);
}

/// An aggregate in a dialect that has to put something around all of it, its FILTER and OVER included.
class around_aggregate {
 public:
  constexpr around_aggregate(token_list& tokens, std::string_view construct, sql_type of)
      : tokens_(tokens), found_(detail::find_spelling(tokens, construct, of, 0, true)) {
    if (is_found()) tokens_.text(tokens_.dialect().spellings[found_].before);
  }
  constexpr void end() const {
    if (is_found()) tokens_.text(tokens_.dialect().spellings[found_].after);
  }

 private:
  constexpr bool is_found() const { return found_ != tokens_.dialect().spelling_count; }

  token_list& tokens_;
  unsigned found_;
};

}  // namespace ikebana::detail
