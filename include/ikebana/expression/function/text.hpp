// SPDX-License-Identifier: BSL-1.0
#pragma once

// SQLite's functions of text and of bytes.

#include <ikebana/expression/function/call.hpp>

namespace ikebana {

/// In upper case, of ASCII: `upper("users"."name")`.
IKEBANA_FUNCTION(upper, "upper", std::string, 1, 1, takes::text)

/// In lower case, of ASCII: `lower("users"."name")`.
IKEBANA_FUNCTION(lower, "lower", std::string, 1, 1, takes::text)

/// The number of characters up to the first NUL, or of a blob's bytes: `length("posts"."title")`.
IKEBANA_FUNCTION(length, "length", std::int64_t, 1, 1, takes::anything)

/// `substr("posts"."title", ?1, ?2)`: from a position, the first is 1, so many characters.
IKEBANA_FUNCTION(substr, "substr", std::string, 2, 3, takes::text, takes::integer)

/// Without the spaces at both ends, or without the characters that are given: `trim("users"."name", ?1)`.
IKEBANA_FUNCTION(trim, "trim", std::string, 1, 2, takes::text)
IKEBANA_FUNCTION(ltrim, "ltrim", std::string, 1, 2, takes::text)
IKEBANA_FUNCTION(rtrim, "rtrim", std::string, 1, 2, takes::text)

/// Each occurrence of one text by another: `replace("posts"."title", ?1, ?2)`.
IKEBANA_FUNCTION(replace, "replace", std::string, 3, 3, takes::text)

/// Where a text occurs first, from 1, or 0: `instr("posts"."title", ?1)`.
IKEBANA_FUNCTION(instr, "instr", std::int64_t, 2, 2, takes::text)

/// One text behind the other: `"users"."name" || ?1`.
template <class L, class R>
  requires detail::any_is_expression<L, R>
constexpr auto concat(L&& left, R&& right) {
  return detail::make_binary<detail::op::concatenation>(static_cast<L&&>(left), static_cast<R&&>(right));
}

/// The texts behind one another: `"users"."name" || ?1 || "users"."city"`.
template <class L, class R, class... Ts>
  requires detail::any_is_expression<L, R>
constexpr auto concat(L&& left, R&& right, Ts&&... more) {
  return ikebana::concat(ikebana::concat(static_cast<L&&>(left), static_cast<R&&>(right)), static_cast<Ts&&>(more)...);
}

/// The bytes as hexadecimal digits: `hex("files"."hash")`.
IKEBANA_FUNCTION(hex, "hex", never_null<std::string>, 1, 1, takes::anything)

/// The code of the first character; none of an empty text.
IKEBANA_FUNCTION(unicode, "unicode", perhaps_null<std::int64_t>, 1, 1, takes::text)

/// The characters of some codes.
IKEBANA_FUNCTION(char_, "char", never_null<std::string>, 1, any_number, takes::integer)

/// Text as C's printf makes it: `format_("%05d", col<&Post::id>)` gives `format(?1, "posts"."id")`.
IKEBANA_FUNCTION(format_, "format", std::string, 1, any_number, takes::text, takes::anything)

/// A letter and three digits, the same for words that sound alike in English; "?000" of NULL and where there is no letter. SQLite has
/// it where it was built with SQLITE_SOUNDEX.
IKEBANA_FUNCTION(soundex, "soundex", never_null<std::string>, 1, 1, takes::text)

/// The value as it stands in SQL.
IKEBANA_FUNCTION(quote, "quote", never_null<std::string>, 1, 1, takes::anything)

/// The name of the kind of value that a column holds: "integer", "real", "text", "blob" or "null".
IKEBANA_FUNCTION(typeof_, "typeof", never_null<std::string>, 1, 1, takes::anything)

}  // namespace ikebana
