// SPDX-License-Identifier: BSL-1.0
#pragma once

// What a relation's own condition says of a row that is written through it: a member is a constant. That is written into the
// row. Whatever else it says is asked of the database after the write.

#include <ikebana/expression/literal.hpp>
#include <ikebana/expression/predicate.hpp>
#include <ikebana/query/scoped.hpp>
#include <ikebana/write/check/insert.hpp>
#include <ikebana/write/check/persistence.hpp>

namespace ikebana::detail {

/// Whether a member can be given a constant of this type.
template <auto Member, class T>
constexpr bool constant_can_be_written() {
  using value = remove_optional_t<member_value<Member>>;
  using given = remove_optional_t<T>;
  if constexpr (std::is_same_v<T, std::nullopt_t>) {
    return is_optional<member_value<Member>>;
  } else if constexpr (std::is_same_v<value, given>) {
    return is_optional<member_value<Member>> || !is_optional<T>;
  } else if constexpr (is_optional<T> || std::is_same_v<value, bool> || std::is_same_v<given, bool>) {
    return false;
  } else if constexpr (std::is_integral_v<given>) {
    return std::is_integral_v<value> || std::is_same_v<value, double>;
  } else {
    return std::is_same_v<value, std::string> && std::is_constructible_v<value, given>;
  }
}

/// Writes a constant into a member. Gives whether it fits.
template <class Value, class T>
bool set_constant(Value& into, const T& constant) {
  using value = remove_optional_t<Value>;
  if constexpr (std::is_arithmetic_v<value> && std::is_arithmetic_v<T> && !std::is_same_v<value, T>) {
    const value written = static_cast<value>(constant);
    into = written;
    return static_cast<T>(written) == constant && (written < value{}) == (constant < T{});
  } else if constexpr (std::is_same_v<value, std::string> && !std::is_same_v<T, std::nullopt_t> && !is_optional<T>) {
    into = value(constant);
    return true;
  } else {
    into = constant;
    return true;
  }
}

template <auto Member>
struct member_that_is {
  static constexpr bool is_given = true;
  static constexpr auto member = Member;
};

/// A member that a part of a condition says is a constant, and the constant.
template <class E>
struct constant_in {
  static constexpr bool is_given = false;
};

/// The value of an operand that is a constant: bound, or of the text.
template <class E>
struct constant_operand {
  using type = void;
};
template <class T>
struct constant_operand<bound<T>> {
  using type = T;
  static constexpr const T& value(const bound<T>& operand) { return operand.held; }
};
template <constant Value>
struct constant_operand<literal<Value>> {
  using type = std::remove_cvref_t<decltype(Value.get())>;
  static constexpr type value(const literal<Value>&) { return Value.get(); }
};

template <op Operator, auto Member, class E>
constexpr bool is_equality_with_constant() {
  if constexpr ((Operator == op::equal || Operator == op::is) && !std::is_void_v<typename constant_operand<E>::type>) {
    return constant_can_be_written<Member, typename constant_operand<E>::type>();
  } else {
    return false;
  }
}

template <op Operator, auto Member, class E>
  requires(is_equality_with_constant<Operator, Member, E>())
struct constant_in<binary<Operator, column<Member>, E>> : member_that_is<Member> {
  static constexpr decltype(auto) value(const binary<Operator, column<Member>, E>& part) { return constant_operand<E>::value(part.right); }
};

template <op Operator, auto Member, class E>
  requires(is_equality_with_constant<Operator, Member, E>())
struct constant_in<binary<Operator, E, column<Member>>> : member_that_is<Member> {
  static constexpr decltype(auto) value(const binary<Operator, E, column<Member>>& part) { return constant_operand<E>::value(part.left); }
};

template <auto Member>
  requires(is_optional<member_value<Member>>)
struct constant_in<null_test<false, column<Member>>> : member_that_is<Member> {
  static constexpr std::nullopt_t value(const null_test<false, column<Member>>&) { return std::nullopt; }
};

template <auto Member>
  requires(std::is_same_v<remove_optional_t<member_value<Member>>, bool>)
struct constant_in<column<Member>> : member_that_is<Member> {
  static constexpr bool value(const column<Member>&) { return true; }
};

template <auto Member>
  requires(std::is_same_v<remove_optional_t<member_value<Member>>, bool>)
struct constant_in<negated<column<Member>>> : member_that_is<Member> {
  static constexpr bool value(const negated<column<Member>>&) { return false; }
};

/// The columns of a model by which a relation knows its rows: they are set by what is connected.
template <class Relation, class Model>
constexpr bool is_key_of_relation(unsigned column) {
  const path_facts& path = path_of<Relation>;
  for (unsigned i = 0; i != path.size; ++i) {
    const hop_facts& hop = path.hops[i];
    if (hop.from->model == identity_of<Model> && hop.from_key.holds(column)) return true;
    if (hop.to->model == identity_of<Model> && hop.to_key.holds(column)) return true;
  }
  return false;
}

/// Whether a part of a relation's condition says what is written into a row of a model: of a column of that model which is no
/// key and is not computed.
template <class Relation, class Model, class E>
constexpr bool says_constant() {
  if constexpr (!constant_in<E>::is_given) {
    return false;
  } else if constexpr (!std::is_same_v<class_of<constant_in<E>::member>, Model>) {
    return false;
  } else {
    constexpr unsigned column = position_of_member<constant_in<E>::member>();
    return !detail::is_computed<Model>(column) && !table_of<Model>.primary.holds(column) &&
           !detail::is_key_of_relation<Relation, Model>(column);
  }
}

/// The parts that a condition joins by AND.
template <class Relation, class Model, class E>
struct constants_in {
  static constexpr bool is_all = says_constant<Relation, Model, E>();
  using members = std::conditional_t<is_all, list<constant_in<E>>, list<>>;

  static bool write([[maybe_unused]] const E& part, [[maybe_unused]] Model& record) {
    if constexpr (is_all) {
      return detail::set_constant(record.*constant_in<E>::member, constant_in<E>::value(part));
    } else {
      return true;
    }
  }
};

template <class Constant, class... Others>
constexpr bool is_member_among(list<Others...>) {
  return ((position_of_member<Constant::member>() == position_of_member<Others::member>()) || ...);
}

/// Whether two lists of constants give the same member: then what is written need not be what each of them says.
template <class... Left, class Right>
constexpr bool give_same_member(list<Left...>, Right right) {
  return (detail::is_member_among<Left>(right) || ...);
}

template <class Relation, class Model, class L, class R>
struct constants_in<Relation, Model, binary<op::and_, L, R>> {
  using left = constants_in<Relation, Model, L>;
  using right = constants_in<Relation, Model, R>;
  static constexpr bool is_all =
      left::is_all && right::is_all && !detail::give_same_member(typename left::members{}, typename right::members{});
  using members = concatenated<typename left::members, typename right::members>;

  static bool write(const binary<op::and_, L, R>& part, Model& record) {
    const bool fits = left::write(part.left, record);
    return right::write(part.right, record) && fits;
  }
};

/// Where there is no condition.
template <class Relation, class Model>
struct no_constants {
  static constexpr bool is_all = true;
  using members = list<>;
  template <class Condition>
  static bool write(const Condition&, Model&) {
    return true;
  }
};

template <class Relation, class Model>
constexpr auto find_constants() {
  if constexpr (relation_has_where<Relation>()) {
    return constants_in<Relation, Model, std::remove_cvref_t<decltype(Relation::where)>>{};
  } else {
    return no_constants<Relation, Model>{};
  }
}

/// The model of which a verb's rows are, whose members a relation's condition may give: the pivot's; else that of the side
/// that holds the key. Where both sides are of one model, a condition is about the target.
template <class Relation>
struct model_given_constants {
  using type = target_of<Relation>;
};
template <class Relation>
  requires(rule::owner_holds_key<Relation> && !std::is_same_v<owner_of<Relation>, target_of<Relation>>)
struct model_given_constants<Relation> {
  using type = owner_of<Relation>;
};
template <class Relation>
  requires(rule::has_pivot<Relation>)
struct model_given_constants<Relation> : pivot_of<relation_shape<Relation>> {};

/// What a relation's condition says of the rows of a model that are written through it.
template <class Relation, class Model = typename model_given_constants<Relation>::type>
using constants_of_relation = decltype(find_constants<Relation, Model>());

/// Whether the database is asked, after a write, if its row is in the relation: where the condition says more than what is written.
template <class Relation>
inline constexpr bool is_asked_after_writing =
    relation_has_where<Relation>() && (!constants_of_relation<Relation>::is_all ||
                                       (rule::owner_holds_key<Relation> && std::is_same_v<owner_of<Relation>, target_of<Relation>>));

}  // namespace ikebana::detail
