// SPDX-License-Identifier: BSL-1.0
#pragma once

// SQL's operators between two operands, one row each: all that tells one operator from another is a column here.
//
//   sign  an operator of C++, too
//   word  a member of expressions, of this name: expression/expression.hpp
//   call  a function of its own
//
// A condition over NULL is `never_true` (`=`, LIKE), `known` (IS), or `unknown`, as of REGEXP, which asks a function of the user's.

#include <ikebana/fwd.hpp>

// clang-format off
#define IKEBANA_COMPARISONS(sign)                                                   \
  /*   name         C++  SQL            binding       operation    over NULL    */  \
  sign(equal,         ==, " = ",        comparison,   equality,    never_true)      \
  sign(not_equal,     !=, " <> ",       comparison,   equality,    never_true)      \
  sign(less,          <,  " < ",        comparison,   order,       never_true)      \
  sign(less_equal,    <=, " <= ",       comparison,   order,       never_true)      \
  sign(greater,       >,  " > ",        comparison,   order,       never_true)      \
  sign(greater_equal, >=, " >= ",       comparison,   order,       never_true)

#define IKEBANA_OPERATORS(sign, word, call)                                         \
  IKEBANA_COMPARISONS(sign)                                                         \
  word(is,                " IS ",       comparison,   identity,    known)           \
  word(is_not,            " IS NOT ",   comparison,   identity,    known)           \
  word(like,              " LIKE ",     comparison,   pattern,     never_true)      \
  word(glob,              " GLOB ",     comparison,   pattern,     never_true)      \
  word(regexp,            " REGEXP ",   comparison,   pattern,     unknown)         \
  sign(and_,          &&, " AND ",      conjunction,  logic,       unknown)         \
  sign(or_,           ||, " OR ",       disjunction,  logic,       unknown)         \
  sign(plus,          +,  " + ",        sum,          arithmetic,  unknown)         \
  sign(minus,         -,  " - ",        sum,          arithmetic,  unknown)         \
  sign(times,         *,  " * ",        product,      arithmetic,  unknown)         \
  sign(divided,       /,  " / ",        product,      arithmetic,  unknown)         \
  sign(modulo,        %,  " % ",        product,      arithmetic,  unknown)         \
  sign(bit_and,       &,  " & ",        bits,         of_integers, unknown)         \
  sign(bit_or,        |,  " | ",        bits,         of_integers, unknown)         \
  sign(shift_left,    <<, " << ",       bits,         of_integers, unknown)         \
  sign(shift_right,   >>, " >> ",       bits,         of_integers, unknown)         \
  call(concatenation,     " || ",       concatenation, of_texts,   unknown)
// clang-format on
