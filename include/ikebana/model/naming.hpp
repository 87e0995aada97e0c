// SPDX-License-Identifier: BSL-1.0
#pragma once

// Turns the identifier of a C++ type or member into the name it has in the database.

#include <ikebana/meta/text.hpp>

#include <cstddef>
#include <string_view>

namespace ikebana::detail {

/// A zero-terminated text of bounded length, so that a name can be put together while compiling.
struct name_buffer {
  static constexpr std::size_t capacity = 128;

  char text[capacity]{};
  std::size_t size = 0;

  constexpr void append(char character) {
    if (size + 1 == capacity) throw "ikebana: a name is longer than 127 characters";
    text[size++] = character;
  }

  constexpr void append(std::string_view characters) {
    for (const char character : characters) append(character);
  }

  // Clears what it drops: two buffers with the same name must be the same value.
  constexpr void replace_from(std::size_t at, const char* characters) {
    while (size != at) text[--size] = '\0';
    while (*characters != '\0') append(*characters++);
  }

  constexpr std::string_view view() const { return {text, size}; }
};

// An acronym is one word, but its last letter belongs to the word it runs into: HTTPServer is http_server.
constexpr bool starts_word(std::string_view identifier, std::size_t at) {
  if (at == 0 || !is_upper_case(identifier[at])) return false;
  const char before = identifier[at - 1];
  if (is_lower_case(before) || is_digit(before)) return true;
  return is_upper_case(before) && at + 1 != identifier.size() && is_lower_case(identifier[at + 1]);
}

constexpr name_buffer snake_case(std::string_view identifier) {
  name_buffer name;
  for (std::size_t at = 0; at != identifier.size(); ++at) {
    if (detail::starts_word(identifier, at)) name.append('_');
    name.append(lower_case(identifier[at]));
  }
  return name;
}

// A whole word and its plural, or an ending and what replaces it. Not string_view: setting up that many of
// them would cost every translation unit some milliseconds.
struct plural_rule {
  const char* singular;
  const char* plural;
};

// Words no ending decides, among them those that an ending would get wrong: a human is not a man.
inline constexpr plural_rule irregular_words[] = {
    {"addendum", "addenda"},
    {"alumnus", "alumni"},
    {"automaton", "automata"},
    {"bacterium", "bacteria"},
    {"brahman", "brahmans"},
    {"caiman", "caimans"},
    {"cayman", "caymans"},
    {"codex", "codices"},
    {"corpus", "corpora"},
    {"criterion", "criteria"},
    {"curriculum", "curricula"},
    {"datum", "data"},
    {"die", "dice"},
    {"domino", "dominoes"},
    {"dwarf", "dwarves"},
    {"echo", "echoes"},
    {"embargo", "embargoes"},
    {"epoch", "epochs"},
    {"erratum", "errata"},
    {"foot", "feet"},
    {"fungus", "fungi"},
    {"genus", "genera"},
    {"german", "germans"},
    {"golf", "golfs"},
    {"goose", "geese"},
    {"gulf", "gulfs"},
    {"hoof", "hooves"},
    {"human", "humans"},
    {"lens", "lenses"},
    {"loaf", "loaves"},
    {"louse", "lice"},
    {"medium", "media"},
    {"memorandum", "memoranda"},
    {"monarch", "monarchs"},
    {"mosquito", "mosquitoes"},
    {"norman", "normans"},
    {"nucleus", "nuclei"},
    {"ottoman", "ottomans"},
    {"ox", "oxen"},
    {"passerby", "passersby"},
    {"phenomenon", "phenomena"},
    {"potato", "potatoes"},
    {"roman", "romans"},
    {"scarf", "scarves"},
    {"shaman", "shamans"},
    {"stimulus", "stimuli"},
    {"stomach", "stomachs"},
    {"stratum", "strata"},
    {"talisman", "talismans"},
    {"tech", "techs"},
    {"thief", "thieves"},
    {"tomato", "tomatoes"},
    {"tooth", "teeth"},
    {"torpedo", "torpedoes"},
    {"veto", "vetoes"},
    {"vortex", "vortices"},
};

// Words that are their own plural, among them the plurals that some of the endings below produce.
inline constexpr const char* uncountable_words[] = {
    "advice",     "aircraft", "baggage",   "bison",      "chassis",  "children",    "deer",       "equipment", "evidence",
    "feedback",   "firmware", "furniture", "hardware",   "homework", "information", "knowledge",  "luggage",   "malware",
    "men",        "metadata", "mice",      "middleware", "money",    "moose",       "multimedia", "music",     "news",
    "offspring",  "people",   "police",    "rice",       "salmon",   "series",      "sheep",      "shrimp",    "software",
    "spacecraft", "species",  "staff",     "traffic",    "trout",    "weather",     "women",
};

// The first ending that fits decides, and the empty one always fits. A word whose final s does not look like a
// singular's is taken for a plural: settings stay settings.
inline constexpr plural_rule plural_endings[] = {
    {"child", "children"},
    {"person", "people"},
    {"mouse", "mice"},
    {"man", "men"},
    {"fish", "fish"},
    {"hero", "heroes"},
    {"quiz", "quizzes"},
    {"index", "indices"},
    {"vertex", "vertices"},
    {"matrix", "matrices"},
    {"appendix", "appendices"},
    {"eaf", "eaves"},
    {"lf", "lves"},
    {"ife", "ives"},
    {"sis", "ses"},
    {"xis", "xes"},
    {"ss", "sses"},
    {"us", "uses"},
    {"as", "ases"},
    {"is", "ises"},
    {"s", "s"},
    {"x", "xes"},
    {"z", "zes"},
    {"ch", "ches"},
    {"sh", "shes"},
    {"ay", "ays"},
    {"ey", "eys"},
    {"oy", "oys"},
    {"quy", "quies"},
    {"uy", "uys"},
    {"y", "ies"},
    {"", "s"},
};

constexpr bool same_text(const char* left, const char* right) {
  while (*left == *right && *left != '\0') static_cast<void>(++left), ++right;
  return *left == *right;
}

// Comparing the first characters before calling anything halves what a name costs the compiler, here and below.
constexpr bool is_uncountable(const char* word) {
  for (const char* const uncountable : uncountable_words) {
    if (*word == *uncountable && same_text(word, uncountable)) return true;
  }
  return false;
}

// A word that is such a plural already is its own plural. Null when an ending has to decide.
constexpr const char* irregular_plural(const char* word) {
  for (const plural_rule& rule : irregular_words) {
    if (*word != *rule.singular) continue;
    if (same_text(word, rule.singular) || same_text(word, rule.plural)) return rule.plural;
  }
  return nullptr;
}

constexpr void replace_ending(name_buffer& name, std::size_t word_at) {
  const char* const end = name.text + name.size;
  const std::size_t word_size = name.size - word_at;
  for (const plural_rule& rule : plural_endings) {
    const std::size_t size = __builtin_strlen(rule.singular);
    if (size > word_size || *(end - size) != *rule.singular) continue;
    if (same_text(end - size, rule.singular)) return name.replace_from(name.size - size, rule.plural);
  }
}

/// The English plural of a snake_case compound, of which only the last word changes.
constexpr name_buffer plural(std::string_view snake) {
  name_buffer name;
  name.append(snake);
  std::size_t word_at = name.size;
  while (word_at != 0 && name.text[word_at - 1] != '_') --word_at;
  const char* const word = name.text + word_at;
  if (*word == '\0' || is_uncountable(word)) return name;
  if (const char* const irregular = irregular_plural(word)) {
    name.replace_from(word_at, irregular);
  } else {
    detail::replace_ending(name, word_at);
  }
  return name;
}

/// Country is kept in countries, BlogPost in blog_posts.
constexpr name_buffer table_name(std::string_view type_name) { return detail::plural(detail::snake_case(type_name).view()); }

}  // namespace ikebana::detail
