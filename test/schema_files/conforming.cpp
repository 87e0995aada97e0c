// SPDX-License-Identifier: BSL-1.0
// The tables of all files, and none of what a file holds in a comment.

#include <ikebana/model/define.hpp>
#include <ikebana/schema.hpp>

#include "schema.hpp"

struct Maker {
  IKEBANA_STRUCT(Maker, (std::int64_t, id));
};
struct Bowl {
  IKEBANA_STRUCT(Bowl, (std::int64_t, id), (std::int64_t, maker_id));
};
struct Glaze {
  IKEBANA_STRUCT(Glaze, (std::int64_t, id));
};

static_assert(ikebana::conforms<Maker, schema>);
static_assert(ikebana::conforms<Bowl, schema>);
static_assert(ikebana::conforms<Glaze, schema>);
static_assert(schema.table("hidden").columns.size() == 0);
