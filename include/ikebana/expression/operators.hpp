// SPDX-License-Identifier: BSL-1.0
#pragma once

// What is known of each operator of SQL: read from the rows of meta/operators.hpp.

#include <ikebana/meta/operators.hpp>

namespace ikebana::detail {

/// How tightly SQL binds the outermost operator of an expression.
enum class binding : unsigned char { disjunction, conjunction, negation, comparison, bits, sum, product, concatenation, sign, operand };

/// What an operator does, and so what it takes: from `arithmetic` on it gives no condition.
enum class operation : unsigned char { equality, order, identity, pattern, logic, arithmetic, of_integers, of_texts };

/// Whether a condition may hold where an operand is NULL.
enum class over_null : unsigned char { never_true, known, unknown };

#define IKEBANA_OPERATOR_NAME(name, ...) name,

/// The operators of SQL that stand between two operands.
enum class op : unsigned char { IKEBANA_OPERATORS(IKEBANA_OPERATOR_NAME, IKEBANA_OPERATOR_NAME, IKEBANA_OPERATOR_NAME) };

#undef IKEBANA_OPERATOR_NAME

struct op_facts {
  const char* text;
  binding binds;
  operation does;
  over_null null;
};

#define IKEBANA_OPERATOR_WORD(name, text, binds, does, null) {text, binding::binds, operation::does, over_null::null},
#define IKEBANA_OPERATOR_SIGN(name, symbol, ...) IKEBANA_OPERATOR_WORD(name, __VA_ARGS__)

inline constexpr op_facts facts_of_operators[] = {IKEBANA_OPERATORS(IKEBANA_OPERATOR_SIGN, IKEBANA_OPERATOR_WORD, IKEBANA_OPERATOR_WORD)};

#undef IKEBANA_OPERATOR_SIGN
#undef IKEBANA_OPERATOR_WORD

constexpr const op_facts& facts_of(op which) { return facts_of_operators[static_cast<unsigned>(which)]; }

constexpr bool is_logic(op which) { return facts_of(which).does == operation::logic; }
constexpr bool is_arithmetic(op which) { return facts_of(which).does >= operation::arithmetic; }
constexpr bool is_bitwise(op which) { return facts_of(which).does == operation::of_integers; }
constexpr bool is_pattern(op which) { return facts_of(which).does == operation::pattern; }
constexpr bool is_order(op which) { return facts_of(which).does == operation::order; }
constexpr bool takes_null(op which) { return facts_of(which).does == operation::identity; }

}  // namespace ikebana::detail
