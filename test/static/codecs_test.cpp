// SPDX-License-Identifier: BSL-1.0
// What a codec says of a type, without a database.

#include "codecs.hpp"

using namespace ikebana;
using namespace codecs;

namespace {

using ikebana::detail::storage_of;

static_assert(storage_of<Uuid> == storage::blob);
static_assert(storage_of<Version> == storage::text);
static_assert(storage_of<Money> == storage::integer);
static_assert(storage_of<Celsius> == storage::real);
static_assert(storage_of<Word> == storage::text);
static_assert(storage_of<suit> == storage::integer);
static_assert(storage_of<std::optional<Uuid>> == storage::blob);

struct Flag {
  bool up;
};
struct Half {
  int whole;
};

}  // namespace

template <>
struct ikebana::codec<Flag> {
  static bool to(Flag flag) { return flag.up; }
  static Flag from(bool up) { return {up}; }
};

template <>
struct ikebana::codec<Half> {
  static int to(Half half) { return half.whole; }  // and no from
};

namespace {

static_assert(storage_of<Flag> == storage::boolean);
static_assert(!ikebana::rule::has_column_type<Half>);
static_assert(!ikebana::rule::has_column_type<std::array<int, 3>>);
static_assert(storage_of<std::array<std::byte, 16>> == storage::blob, "bytes of a known number need no codec");
static_assert(storage_of<blob_view> == storage::blob);

// A type of one's own is compared with itself alone.
static_assert(ikebana::detail::types_compare<Uuid, Uuid>());
static_assert(!ikebana::detail::types_compare<Uuid, blob>());
static_assert(!ikebana::detail::types_compare<Money, std::int64_t>());
static_assert(!ikebana::detail::types_compare<Money, Celsius>());
static_assert(!ikebana::detail::types_compare<Word, std::string>());

constexpr auto dear = from<Device>().where(col<&Device::price> > Money{500}).select(col<&Device::id>, col<&Device::warm>);
static_assert(dear.sql() == R"(SELECT "devices"."id", "devices"."warm" FROM "devices" WHERE "devices"."price" > ?1)");
static_assert(std::is_same_v<decltype(dear)::tuple, boost::hana::tuple<Uuid, Celsius>>);

// Keys of such a type find their foreign keys.
constexpr auto readings = related<has_many<Device, Reading>>();
static_assert(readings.of(Uuid{}).sql() == R"(SELECT "readings"."id", "readings"."device_id", "readings"."measured" FROM "readings" )"
                                           R"(WHERE "readings"."device_id" = ?1)");

// Integers with a type of their own travel as integers do, by hop where all owners are wanted.
constexpr auto bills = from<Bill>().with(related<has_many<Bill, Item>>());
static_assert(bills.statements()[1] == R"(SELECT "items"."id", "items"."bill_id", "items"."name" FROM "items")");

constexpr std::byte two[] = {std::byte{1}, std::byte{2}};
static_assert(blob_view(two, 2) == blob_view(std::array{std::byte{1}, std::byte{2}}));
static_assert(!(blob_view(two, 1) == blob_view(two, 2)) && blob_view{}.empty() && blob_view(two, 2)[1] == std::byte{2});

}  // namespace
