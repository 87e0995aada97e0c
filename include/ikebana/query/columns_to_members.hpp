// SPDX-License-Identifier: BSL-1.0
#pragma once

// Which column of a result fills which member of a struct of the user's, by name and type.

#include <ikebana/expression/column.hpp>
#include <ikebana/expression/item.hpp>

namespace ikebana::detail {

/// One column of a result: the name that it can be asked for by, and its type. No name: it cannot be.
struct yielded_column {
  std::string_view name;
  identity type;
  bool nullable;
};

/// The columns that an item brings. A class and not overloads: specialisations of later headers are found, too.
template <class Item>
struct columns_of_item {
  static constexpr void describe(yielded_column*& into) {
    using value = typename Item::value;
    std::string_view name;
    if constexpr (is_column<Item>) {
      name = table_of<class_of<Item::member>>.columns[position_of_member<Item::member>()].member_name;
    }
    *into++ = {name, identity_of<remove_optional_t<value>>, is_optional<value>};
  }

  template <unsigned>
  using value_at = typename Item::value;
};

template <fixed_text Name, class E>
struct columns_of_item<named<Name, E>> {
  static constexpr void describe(yielded_column*& into) {
    using value = typename E::value;
    *into++ = {Name.view(), identity_of<remove_optional_t<value>>, is_optional<value>};
  }

  template <unsigned>
  using value_at = typename E::value;
};

template <class Model, fixed_text Alias>
struct columns_of_item<model_item<Model, Alias>> {
  static constexpr void describe(yielded_column*& into) {
    const table_facts& table = table_of<Model>;
    for (unsigned i = 0; i != table.column_count; ++i) {
      *into++ = {table.columns[i].member_name, table.columns[i].type, table.columns[i].nullable};
    }
  }

  template <unsigned Position>
  using value_at = member_value<member_at<Model, Position>>;
};

template <class... Items>
struct yielded_columns {
  static constexpr unsigned count = (width_of<Items>() + ... + 0u);
  yielded_column at[count + 1] = {};

  constexpr yielded_columns() {
    yielded_column* each = at;
    (columns_of_item<Items>::describe(each), ...);
  }
};

enum class fit : unsigned char { fits, is_missing, is_there_twice, has_other_type };

constexpr bool same_but_for_view(identity member, identity column) {
  return member == column || (member == identity_of<std::string_view> && column == identity_of<std::string>) ||
         (member == identity_of<blob_view> && column == identity_of<blob>);
}

/// Where each member of a struct is found among the columns of a result, and what is wrong with the first that is not.
struct member_places {
  static constexpr unsigned most = 512;

  unsigned short at[most] = {};
  fit found = fit::fits;
  unsigned member = 0;  // the first that does not fit

  constexpr member_places(const column_facts* members, unsigned member_count, const yielded_column* columns, unsigned count) {
    for (; member != member_count && found == fit::fits; ++member) {
      found = place(members[member], columns, count, at[member]);
    }
    if (found != fit::fits) --member;
  }

  static constexpr fit place(const column_facts& member, const yielded_column* columns, unsigned count, unsigned short& at) {
    unsigned times = 0;
    for (unsigned i = 0; i != count; ++i) {
      if (columns[i].name != member.member_name) continue;
      at = static_cast<unsigned short>(i);
      ++times;
    }
    if (times != 1) return times == 0 ? fit::is_missing : fit::is_there_twice;
    const yielded_column& column = columns[at];
    return same_but_for_view(member.type, column.type) && (member.nullable || !column.nullable) ? fit::fits : fit::has_other_type;
  }
};

template <class Struct, class... Items>
inline constexpr member_places places_of_members{
    columns_of<Struct>.at, members_of<Struct>::size, yielded_columns<Items...>{}.at, yielded_columns<Items...>::count};

/// The columns of some items, as a struct that they fill.
template <class Struct, class... Items>
struct into_item {
  using is_item = void;
  using value = Struct;
  using parts = list<>;
  static constexpr bool is_aggregate = false;
  static constexpr unsigned width = (width_of<Items>() + ... + 0u);
  static constexpr const member_places& places = places_of_members<Struct, Items...>;
};

}  // namespace ikebana::detail
