// SPDX-License-Identifier: BSL-1.0
// expect: no column can hold this member; specialise ikebana::codec
// expect-note: member_has_column_type<&Order::code>
#include "models.hpp"

struct Code {
  std::string letters;
};

template <>
struct ikebana::codec<Code> {
  static const std::string& to(const Code& code) { return code.letters; }
#ifdef MISTAKE
  static Code from(ikebana::blob_view) { return {}; }
#else
  static Code from(std::string_view letters) { return {std::string(letters)}; }
#endif
};

struct Order {
  BOOST_HANA_DEFINE_STRUCT(Order, (std::int64_t, id), (Code, code));
};

constexpr auto text = from<Order>().sql();
