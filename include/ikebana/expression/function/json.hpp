// SPDX-License-Identifier: BSL-1.0
#pragma once

// SQLite's functions of JSON, which is text: a std::string, or a `json_text`. Paths are as SQLite has them: "$.a.b[0]". One in
// brackets is part of the statement's text, so that an index over the expression serves it; one in parentheses is bound.

#include <ikebana/expression/column.hpp>
#include <ikebana/expression/function/call.hpp>
#include <ikebana/expression/literal.hpp>
#include <ikebana/model/json.hpp>

namespace ikebana {

namespace rule {

/// Whether JSON is looked for in text, by a path that is a text or a position.
template <class E, class Path>
inline constexpr bool is_document_and_path =
    detail::is_of_kind<E, detail::is_text>() &&
    (detail::is_of_kind<Path, detail::is_text>() || detail::is_of_kind<Path, detail::is_integral>());

}  // namespace rule

namespace detail {

template <class E, class Path>
struct refused_document {
  constexpr explicit operator bool() const {
    static_assert(rule::is_document_and_path<E, Path>, "ikebana: JSON is looked for in text, by a path such as \"$.a\" or a position");
    return false;
  }
};

/// `"posts"."data" ->> ?1`: a part of a document, as a value of SQL, or as JSON. The path has to be there, and may not.
template <class T, bool AsJson, class E, class Path>
struct json_part : expression<json_part<T, AsJson, E, Path>> {
  using value = std::optional<T>;
  using parts = list<E, Path>;
  static constexpr binding binds = has_collation<T>() ? binding::operand : binding::concatenation;
  static constexpr bool is_aggregate = E::is_aggregate || Path::is_aggregate;
  static constexpr bool is_json = AsJson;

  [[no_unique_address]] E inner;
  [[no_unique_address]] Path path;

  static constexpr auto refusal() {
    if constexpr (rule::has_column_type<T> && !rule::is_document_and_path<E, Path>) {
      return refused_document<E, Path>{};
    } else {
      return check_type<T>();
    }
  }

  static constexpr void write_tokens(token_list& tokens) {
    if (storage_of<T> == storage::unknown) tokens.fail(problem::unknown_type);
    if (!rule::is_document_and_path<E, Path>) tokens.fail(problem::wrong_operand);
    constexpr operand_tokens operands[] = {tokens_of<E>, tokens_of<Path>};
    constexpr std::string_view construct = AsJson ? "->" : operands[1].of == sql_type::text ? "->>" : "->> position";
    if (detail::write_otherwise(tokens, construct, sql_type_of<T>, operands, 2)) return;
    if (has_collation<T>()) tokens.text("(");
    detail::write_operand<E>(tokens, binding::concatenation);
    tokens.text(AsJson ? " -> " : " ->> ");
    detail::write_operand<Path>(tokens, binding::sign);
    if (has_collation<T>()) tokens.text(")");
    detail::write_collation_of<T>(tokens);
  }

  template <class Visitor>
  constexpr void values(Visitor& visitor) const {
    detail::visit_values(inner, visitor);
    detail::visit_values(path, visitor);
  }
};

/// Whether SQLite knows of an expression that it is JSON: what another of its functions of JSON has made.
template <class E>
constexpr bool is_known_as_json() {
  if constexpr (requires { E::called::called::name; }) {
    return E::called::called::name.view().substr(0, 4) == "json";  // of an aggregate
  } else if constexpr (requires { E::called::name; }) {
    return E::called::name.view().substr(0, 4) == "json";
  } else {
    return requires { requires E::is_json; };
  }
}

template <class E>
struct json_value {
  static constexpr void write_tokens(token_list& tokens) {
    if constexpr (std::is_same_v<remove_optional_t<typename E::value>, json_text> && !is_known_as_json<E>()) {
      tokens.text("json(");
      E::write_tokens(tokens);
      tokens.text(")");
    } else if constexpr (storage_of<typename E::value> == storage::boolean) {
      tokens.text("json(CASE ");
      E::write_tokens(tokens);
      tokens.text(" WHEN 1 THEN 'true' WHEN 0 THEN 'false'");
      if constexpr (requires { E::member; }) {  // what a column holds that is no bool is not made null in silence
        tokens.text(" ELSE ");
        E::write_tokens(tokens);
      }
      tokens.text(" END)");
    } else {
      E::write_tokens(tokens);
    }
  }
};

/// Whether what a document yields is asked for as what it is: that there may be none goes without saying.
template <class T>
inline constexpr bool is_said_without_optional = !is_optional<T>;

template <class T, bool AsJson, class E, class Path>
constexpr auto make_json_part(E document, Path&& path) {
  static_assert(is_said_without_optional<T>,
                "ikebana::json_extract: what it yields is an optional by itself; write json_extract<T> without std::optional");
  if constexpr (is_optional<T>) {
    return rejected{};
  } else {
    using kept = decltype(detail::argument_operand<takes::text, void>(static_cast<Path&&>(path)));
    return json_part<T, AsJson, E, kept>{{}, document, detail::argument_operand<takes::text, void>(static_cast<Path&&>(path))};
  }
}

}  // namespace detail

/// A value in a document, of a type that the user says: `json_extract<std::int64_t>(col<&Post::data>, "$.size")` gives
/// `"posts"."data" ->> ?1`, an optional: there may be none.
template <class T, an_expression E, class Path>
constexpr auto json_extract(E document, Path&& path) {
  return detail::make_json_part<T, false>(document, static_cast<Path&&>(path));
}

/// The same by a path, or a position, that is part of the type: `json_extract<std::int64_t, "$.size">(col<&Post::data>)` gives
/// `"posts"."data" ->> '$.size'`.
template <class T, detail::constant Path, an_expression E>
constexpr auto json_extract(E document) {
  return detail::make_json_part<T, false>(document, lit<Path>);
}

/// A part of a document as JSON: `json_part(col<&Post::data>, "$.tags")` gives `"posts"."data" -> ?1`.
template <an_expression E, class Path>
constexpr auto json_part(E document, Path&& path) {
  return detail::make_json_part<json_text, true>(document, static_cast<Path&&>(path));
}

/// The same by a path that is part of the type: `json_part<"$.tags">(col<&Post::data>)` gives `"posts"."data" -> '$.tags'`.
template <detail::constant Path, an_expression E>
constexpr auto json_part(E document) {
  return detail::make_json_part<json_text, true>(document, lit<Path>);
}

/// The document without spaces; SQLite reports one that is malformed: `json("posts"."data")`.
IKEBANA_FUNCTION(json, "json", json_text, 1, 1, takes::text)

/// Whether a text is JSON: `json_valid("posts"."data")`.
IKEBANA_FUNCTION(json_valid, "json_valid", bool, 1, 1, takes::text)

/// The kind of what is at a path: "object", "array", "integer" and so on.
IKEBANA_FUNCTION(json_type, "json_type", perhaps_null<std::string>, 1, 2, takes::text)
IKEBANA_CONSTANTS_LAST(json_type)

/// The number of elements of an array; 0 of what is none, NULL where there is nothing.
IKEBANA_FUNCTION(json_array_length, "json_array_length", perhaps_null<std::int64_t>, 1, 2, takes::text)
IKEBANA_CONSTANTS_LAST(json_array_length)

/// A document of values, each as JSON has it: of a `json_text` what it is, not a text with quotes, and of a bool true or false.
/// `json_array("posts"."id", "posts"."title")`, `json_object(?1, "posts"."id")`.
IKEBANA_FUNCTION(json_array, "json_array", never_null<json_text>, 1, any_number, takes::json_value)
IKEBANA_FUNCTION(json_object, "json_object", never_null<json_text>, 2, any_number, takes::json_value)

/// The document with values put in where nothing is, in place of what is, or either way: path and value in turn.
IKEBANA_FUNCTION(json_insert, "json_insert", json_text, 3, any_number, takes::text, takes::text, takes::json_value)
IKEBANA_FUNCTION(json_replace, "json_replace", json_text, 3, any_number, takes::text, takes::text, takes::json_value)
IKEBANA_FUNCTION(json_set, "json_set", json_text, 3, any_number, takes::text, takes::text, takes::json_value)

/// The document without what is at some paths.
IKEBANA_FUNCTION(json_remove, "json_remove", perhaps_null<json_text>, 2, any_number, takes::text)
IKEBANA_CONSTANTS_LAST(json_remove)

/// One document changed by another: RFC 7396.
IKEBANA_FUNCTION(json_patch, "json_patch", json_text, 2, 2, takes::text)

/// A value as JSON.
IKEBANA_FUNCTION(json_quote, "json_quote", never_null<json_text>, 1, 1, takes::json_value)

}  // namespace ikebana
