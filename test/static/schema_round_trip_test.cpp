// SPDX-License-Identifier: BSL-1.0
// The tables that are made of models are read back: the models conform to them.

#include <ikebana/ikebana.hpp>
#include <ikebana/schema.hpp>

#include <boost/hana/define_struct.hpp>

#include <cstdint>
#include <optional>
#include <string>

namespace shop {

struct Maker {
  BOOST_HANA_DEFINE_STRUCT(Maker, (std::int64_t, id), (std::string, name), (std::optional<std::int64_t>, parent_id));
};

struct Part {
  BOOST_HANA_DEFINE_STRUCT(Part, (std::int64_t, id), (std::int64_t, maker_id), (std::optional<std::string>, code), (double, weight),
                           (bool, sold), (ikebana::blob, picture));
};

struct Tag {
  BOOST_HANA_DEFINE_STRUCT(Tag, (std::string, word));
};

struct PartTag {
  BOOST_HANA_DEFINE_STRUCT(PartTag, (std::int64_t, part_id), (std::string, tag_word));
};

}  // namespace shop

template <>
inline constexpr auto ikebana::table<shop::Tag> = ikebana::describe<shop::Tag>().primary_key<&shop::Tag::word>();

template <>
inline constexpr auto ikebana::table<shop::Maker> = ikebana::describe<shop::Maker>().foreign_key<&shop::Maker::parent_id, shop::Maker>();

template <>
inline constexpr auto ikebana::table<shop::Part> = ikebana::describe<shop::Part>().unique<&shop::Part::code>();

template <>
inline constexpr auto ikebana::table<shop::PartTag> =
    ikebana::describe<shop::PartTag>()
        .primary_key<&shop::PartTag::part_id, &shop::PartTag::tag_word>()
        .foreign_key<&shop::PartTag::tag_word, shop::Tag>()
        .index<&shop::PartTag::tag_word>();

namespace shop {

using namespace ikebana;

using PartTags = many_to_many<Part, PartTag, Tag>;
using MakerParts = has_many<Maker, Part>;

constexpr auto made = schema<MakerParts, PartTags, Maker>;
static_assert(ddl(made.sql()).error().message.empty());
static_assert(difference<Maker>(ddl(made.sql())).view() == "");
static_assert(difference<Part>(ddl(made.sql())).view() == "");
static_assert(difference<Tag>(ddl(made.sql())).view() == "");
static_assert(difference<PartTag>(ddl(made.sql())).view() == "");
static_assert(difference<MakerParts>(ddl(made.sql())).view() == "");
static_assert(difference<PartTags>(ddl(made.sql())).view() == "");
static_assert(difference<Maker>(ddl(create_table<Part, Maker>())).view() != "");

}  // namespace shop
