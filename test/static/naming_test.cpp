// SPDX-License-Identifier: BSL-1.0
// Proves by compiling what names the types and members of a model have in the database.

#include <ikebana/model/naming.hpp>

#include <cstddef>
#include <string_view>
#include <type_traits>

namespace {

using ikebana::detail::name_buffer;

constexpr bool snakes(std::string_view identifier, std::string_view expected) {
  return ikebana::detail::snake_case(identifier).view() == expected;
}

constexpr bool pluralises(std::string_view singular, std::string_view expected) {
  return ikebana::detail::plural(singular).view() == expected;
}

constexpr bool stays(std::string_view plural) { return pluralises(plural, plural); }

constexpr bool is_kept_in(std::string_view type_name, std::string_view expected) {
  return ikebana::detail::table_name(type_name).view() == expected;
}

// An underscore before each word, never two, and acronyms kept whole.
static_assert(snakes("Country", "country"));
static_assert(snakes("BlogPost", "blog_post"));
static_assert(snakes("HTTPServer", "http_server"));
static_assert(snakes("HTMLBody", "html_body"));
static_assert(snakes("OAuthClient", "o_auth_client"));
static_assert(snakes("ABC", "abc"));
static_assert(snakes("User2FA", "user2_fa"));
static_assert(snakes("userId", "user_id"));
static_assert(snakes("blog_post", "blog_post"));
static_assert(snakes("Foo_Bar", "foo_bar"));
static_assert(snakes("", ""));
static_assert(snakes("a", "a"));
static_assert(snakes("A", "a"));
static_assert(snakes("Ab", "ab"));
static_assert(snakes("AB", "ab"));
static_assert(snakes("ABc", "a_bc"));
static_assert(snakes("aB", "a_b"));
static_assert(snakes("aBC", "a_bc"));
static_assert(snakes("URLOfHTTPServer", "url_of_http_server"));
static_assert(snakes("UTF8Text", "utf8_text"));
static_assert(snakes("Version2", "version2"));
static_assert(snakes("Vector3D", "vector3_d"));
static_assert(snakes("Foo_BAR", "foo_bar"));
static_assert(snakes("Foo__Bar", "foo__bar"));
static_assert(snakes("_Foo", "_foo"));
static_assert(snakes("foo_", "foo_"));
static_assert(snakes("FOO_BAR", "foo_bar"));
static_assert(snakes("created_at", "created_at"));
static_assert(snakes("createdAt", "created_at"));
static_assert(snakes("m_Name", "m_name"));
static_assert(snakes("Größe", "größe"));

// What the library promises to pluralise.
static_assert(pluralises("country", "countries"));
static_assert(pluralises("blog_post", "blog_posts"));
static_assert(pluralises("person", "people"));
static_assert(pluralises("category", "categories"));
static_assert(pluralises("status", "statuses"));
static_assert(pluralises("box", "boxes"));
static_assert(pluralises("knife", "knives"));
static_assert(pluralises("child", "children"));
static_assert(pluralises("series", "series"));
static_assert(pluralises("mouse", "mice"));
static_assert(pluralises("field_mouse", "field_mice"));
static_assert(pluralises("big_foot", "big_feet"));
static_assert(pluralises("user", "users"));
static_assert(pluralises("address", "addresses"));
static_assert(pluralises("quiz", "quizzes"));
static_assert(pluralises("hero", "heroes"));
static_assert(pluralises("photo", "photos"));
static_assert(pluralises("leaf", "leaves"));
static_assert(pluralises("roof", "roofs"));
static_assert(pluralises("analysis", "analyses"));
static_assert(pluralises("index", "indices"));
static_assert(pluralises("matrix", "matrices"));
static_assert(pluralises("vertex", "vertices"));
static_assert(pluralises("datum", "data"));
static_assert(pluralises("medium", "media"));
static_assert(pluralises("criterion", "criteria"));
static_assert(pluralises("virus", "viruses"));
static_assert(pluralises("octopus", "octopuses"));
static_assert(pluralises("money", "money"));
static_assert(pluralises("news", "news"));
static_assert(pluralises("staff", "staff"));
static_assert(pluralises("sheep", "sheep"));
static_assert(pluralises("fish", "fish"));
static_assert(pluralises("human", "humans"));
static_assert(pluralises("man", "men"));
static_assert(pluralises("woman", "women"));
static_assert(pluralises("tooth", "teeth"));
static_assert(pluralises("goose", "geese"));
static_assert(pluralises("day", "days"));
static_assert(pluralises("key", "keys"));
static_assert(pluralises("city", "cities"));
static_assert(pluralises("church", "churches"));
static_assert(pluralises("dish", "dishes"));
static_assert(pluralises("bus", "buses"));
static_assert(pluralises("class", "classes"));
static_assert(pluralises("lens", "lenses"));
static_assert(pluralises("canvas", "canvases"));
static_assert(pluralises("bias", "biases"));
static_assert(pluralises("wolf", "wolves"));
static_assert(pluralises("life", "lives"));
static_assert(pluralises("wife", "wives"));
static_assert(pluralises("half", "halves"));
static_assert(pluralises("self", "selves"));
static_assert(pluralises("shelf", "shelves"));
static_assert(pluralises("thief", "thieves"));
static_assert(pluralises("calf", "calves"));
static_assert(pluralises("loaf", "loaves"));
static_assert(pluralises("proof", "proofs"));
static_assert(pluralises("chief", "chiefs"));
static_assert(pluralises("belief", "beliefs"));
static_assert(pluralises("cliff", "cliffs"));
static_assert(pluralises("potato", "potatoes"));
static_assert(pluralises("tomato", "tomatoes"));
static_assert(pluralises("echo", "echoes"));
static_assert(pluralises("veto", "vetoes"));
static_assert(pluralises("piano", "pianos"));
static_assert(pluralises("video", "videos"));
static_assert(pluralises("ox", "oxen"));
static_assert(pluralises("axis", "axes"));
static_assert(pluralises("crisis", "crises"));
static_assert(pluralises("thesis", "theses"));
static_assert(pluralises("basis", "bases"));
static_assert(pluralises("appendix", "appendices"));
static_assert(pluralises("phenomenon", "phenomena"));
static_assert(pluralises("equipment", "equipment"));
static_assert(pluralises("information", "information"));
static_assert(pluralises("software", "software"));
static_assert(pluralises("hardware", "hardware"));
static_assert(pluralises("metadata", "metadata"));
static_assert(pluralises("media", "media"));
static_assert(pluralises("data", "data"));
static_assert(pluralises("species", "species"));
static_assert(pluralises("cache", "caches"));
static_assert(pluralises("bonus", "bonuses"));
static_assert(pluralises("campus", "campuses"));
static_assert(pluralises("alias", "aliases"));
static_assert(pluralises("tax", "taxes"));
static_assert(pluralises("waltz", "waltzes"));
static_assert(pluralises("quantity", "quantities"));
static_assert(pluralises("toy", "toys"));
static_assert(pluralises("soliloquy", "soliloquies"));
static_assert(pluralises("grand_child", "grand_children"));
static_assert(pluralises("office_person", "office_people"));
static_assert(pluralises("user_equipment", "user_equipment"));
static_assert(pluralises("data_quiz", "data_quizzes"));
static_assert(pluralises("big_human", "big_humans"));
static_assert(pluralises("order_status", "order_statuses"));
static_assert(pluralises("album", "albums"));
static_assert(pluralises("forum", "forums"));
static_assert(pluralises("museum", "museums"));
static_assert(pluralises("movie", "movies"));
static_assert(pluralises("shoe", "shoes"));
static_assert(pluralises("toe", "toes"));
static_assert(pluralises("horse", "horses"));
static_assert(pluralises("house", "houses"));
static_assert(pluralises("spouse", "spouses"));
static_assert(pluralises("german", "germans"));
static_assert(pluralises("roman", "romans"));
static_assert(pluralises("salesman", "salesmen"));
static_assert(pluralises("fireman", "firemen"));
static_assert(pluralises("policeman", "policemen"));
static_assert(pluralises("craftsman", "craftsmen"));
static_assert(pluralises("fisherman", "fishermen"));
static_assert(pluralises("postman", "postmen"));
static_assert(pluralises("chairman", "chairmen"));
static_assert(pluralises("ottoman", "ottomans"));
static_assert(pluralises("shaman", "shamans"));
static_assert(pluralises("talisman", "talismans"));
static_assert(pluralises("caiman", "caimans"));

// Compounds written as one word, and words that look like a rule they do not follow.
static_assert(pluralises("elf", "elves"));
static_assert(pluralises("bookshelf", "bookshelves"));
static_assert(pluralises("midwife", "midwives"));
static_assert(pluralises("golf", "golfs"));
static_assert(pluralises("scarf", "scarves"));
static_assert(pluralises("hoof", "hooves"));
static_assert(pluralises("grandchild", "grandchildren"));
static_assert(pluralises("salesperson", "salespeople"));
static_assert(pluralises("dormouse", "dormice"));
static_assert(pluralises("goldfish", "goldfish"));
static_assert(pluralises("mongoose", "mongooses"));
static_assert(pluralises("policewoman", "policewomen"));
static_assert(pluralises("superhero", "superheroes"));
static_assert(pluralises("subindex", "subindices"));
static_assert(pluralises("complex", "complexes"));
static_assert(pluralises("prefix", "prefixes"));
static_assert(pluralises("box_office", "box_offices"));
static_assert(pluralises("fox", "foxes"));
static_assert(pluralises("proxy", "proxies"));
static_assert(pluralises("reply", "replies"));
static_assert(pluralises("survey", "surveys"));
static_assert(pluralises("guy", "guys"));
static_assert(pluralises("monkey", "monkeys"));
static_assert(pluralises("query", "queries"));
static_assert(pluralises("address_key", "address_keys"));
static_assert(pluralises("process", "processes"));
static_assert(pluralises("access", "accesses"));
static_assert(pluralises("batch", "batches"));
static_assert(pluralises("branch", "branches"));
static_assert(pluralises("epoch", "epochs"));
static_assert(pluralises("hash", "hashes"));
static_assert(pluralises("gas", "gases"));
static_assert(pluralises("iris", "irises"));
static_assert(pluralises("hypothesis", "hypotheses"));
static_assert(pluralises("diagnosis", "diagnoses"));
static_assert(pluralises("stadium", "stadiums"));
static_assert(pluralises("premium", "premiums"));
static_assert(pluralises("schema", "schemas"));
static_assert(pluralises("license", "licenses"));
static_assert(pluralises("size", "sizes"));
static_assert(pluralises("role", "roles"));
static_assert(pluralises("image", "images"));
static_assert(pluralises("type", "types"));
static_assert(pluralises("blouse", "blouses"));
static_assert(pluralises("zero", "zeros"));
static_assert(pluralises("todo", "todos"));
static_assert(pluralises("corpus", "corpora"));
static_assert(pluralises("genus", "genera"));
static_assert(pluralises("api", "apis"));
static_assert(pluralises("x", "xes"));
static_assert(pluralises("user2", "user2s"));
static_assert(pluralises("contact_lens", "contact_lenses"));
static_assert(pluralises("person_name", "person_names"));

// What is a plural already.
static_assert(stays("people"));
static_assert(stays("children"));
static_assert(stays("mice"));
static_assert(stays("men"));
static_assert(stays("women"));
static_assert(stays("feet"));
static_assert(stays("teeth"));
static_assert(stays("geese"));
static_assert(stays("oxen"));
static_assert(stays("data"));
static_assert(stays("media"));
static_assert(stays("criteria"));
static_assert(stays("phenomena"));
static_assert(stays("indices"));
static_assert(stays("vertices"));
static_assert(stays("matrices"));
static_assert(stays("appendices"));
static_assert(stays("humans"));
static_assert(stays("germans"));
static_assert(stays("lenses"));
static_assert(stays("dice"));
static_assert(stays("heroes"));
static_assert(stays("quizzes"));
static_assert(stays("knives"));
static_assert(stays("lives"));
static_assert(stays("wolves"));
static_assert(stays("leaves"));
static_assert(stays("analyses"));
static_assert(stays("axes"));
static_assert(stays("countries"));
static_assert(stays("users"));
static_assert(stays("addresses"));
static_assert(stays("boxes"));
static_assert(stays("statuses"));
static_assert(stays("settings"));
static_assert(stays("field_mice"));
static_assert(stays("grand_children"));
static_assert(stays("blog_posts"));
static_assert(stays("sport_news"));

// Nothing to pluralise.
static_assert(stays(""));
static_assert(stays("_"));
static_assert(stays("trailing_"));
static_assert(pluralises("_user", "_users"));

// Both together.
static_assert(is_kept_in("Country", "countries"));
static_assert(is_kept_in("BlogPost", "blog_posts"));
static_assert(is_kept_in("Person", "people"));
static_assert(is_kept_in("OrderStatus", "order_statuses"));
static_assert(is_kept_in("FieldMouse", "field_mice"));
static_assert(is_kept_in("BigFoot", "big_feet"));
static_assert(is_kept_in("GrandChild", "grand_children"));
static_assert(is_kept_in("HTTPServer", "http_servers"));
static_assert(is_kept_in("UserEquipment", "user_equipment"));
static_assert(is_kept_in("OAuthClient", "o_auth_clients"));
static_assert(is_kept_in("ShoppingCart", "shopping_carts"));
static_assert(is_kept_in("Series", "series"));
static_assert(is_kept_in("API", "apis"));
static_assert(is_kept_in("blog_post", "blog_posts"));
static_assert(is_kept_in("Foo_Bar", "foo_bars"));
static_assert(is_kept_in("User2FA", "user2_fas"));

// Skipping a rule by its first character is right only if a word and its plural share it.
constexpr bool plurals_begin_like_their_words() {
  for (const ikebana::detail::plural_rule& rule : ikebana::detail::irregular_words) {
    if (*rule.singular != *rule.plural) return false;
  }
  return true;
}
static_assert(plurals_begin_like_their_words());

// Every word of the tables, whatever order the tables are asked in.
constexpr bool irregular_words_are_reached() {
  for (const ikebana::detail::plural_rule& rule : ikebana::detail::irregular_words) {
    if (!pluralises(rule.singular, rule.plural) || !stays(rule.plural)) return false;
  }
  return true;
}
static_assert(irregular_words_are_reached());

constexpr bool uncountable_words_stay() {
  for (const char* const word : ikebana::detail::uncountable_words) {
    if (!stays(word)) return false;
  }
  return true;
}
static_assert(uncountable_words_stay());

// An ending that an earlier one hides would never be used.
constexpr bool endings_are_reached() {
  for (const ikebana::detail::plural_rule& rule : ikebana::detail::plural_endings) {
    name_buffer singular;
    singular.append("bb");
    singular.append(std::string_view{rule.singular});
    name_buffer plural;
    plural.append("bb");
    plural.append(std::string_view{rule.plural});
    if (!pluralises(singular.view(), plural.view())) return false;
  }
  return true;
}
static_assert(endings_are_reached());

// A buffer is a literal value: a constant, and a template argument.
constexpr name_buffer constant = ikebana::detail::table_name("Country");
static_assert(constant.size == 9);
static_assert(constant.text[constant.size] == '\0');

template <name_buffer Name>
constexpr std::size_t length_of = Name.size;
static_assert(length_of<constant> == 9);

// What a shorter plural drops leaves no trace.
template <name_buffer Left, name_buffer Right>
constexpr bool is_same = false;
template <name_buffer Name>
constexpr bool is_same<Name, Name> = true;
static_assert(is_same<ikebana::detail::plural("datum"), ikebana::detail::snake_case("Data")>);

// The longest name there can be.
constexpr std::string_view long_word =
    "a_name_of_127_characters_0123456789_0123456789_0123456789_0123456789_"
    "0123456789_0123456789_0123456789_0123456789_0123456789_012";
static_assert(long_word.size() == 127);
static_assert(snakes(long_word, long_word));

template <std::size_t Size>
concept fits = requires { typename std::integral_constant<std::size_t, ikebana::detail::plural(long_word.substr(0, Size)).size>; };
static_assert(fits<126>);
static_assert(!fits<127>);

}  // namespace
