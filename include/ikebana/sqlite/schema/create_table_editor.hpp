// SPDX-License-Identifier: BSL-1.0
#pragma once

// Edits the text of a table as SQLite keeps it. What no model has (comments, checks, collations, columns) stays as its author
// wrote it.

#include <ikebana/sqlite/schema/introspect.hpp>
#include <ikebana/sqlite/schema/sql_token.hpp>

namespace ikebana::sqlite::detail {

/// The text of CREATE TABLE, as the parts between its commas, and edits of it.
class create_table_editor {
 public:
  explicit create_table_editor(std::string_view sql) : sql_(sql), tokens_(detail::tokens_of_sql(sql)) {
    std::size_t at = 0;
    while (at < tokens_.size() && tokens_[at].kind != ddl_kind::open) ++at;
    std::size_t depth = 0, first = at + 1;
    for (std::size_t i = at; i < tokens_.size(); ++i) {
      if (tokens_[i].kind == ddl_kind::open) ++depth;
      const bool ends = tokens_[i].kind == ddl_kind::close && --depth == 0;
      if (!ends && !(tokens_[i].kind == ddl_kind::comma && depth == 1)) continue;
      parts_.push_back({first, i});
      first = i + 1;
      closing_ = i;
      if (ends) break;
    }
  }

  std::size_t column_count() const {
    std::size_t count = 0;
    while (count < parts_.size() && !is_constraint(parts_[count])) ++count;
    return count;
  }

  void rename(std::string_view name) {
    const std::size_t at = detail::object_created_by(sql_, tokens_).token;
    replace(at, at + 1, detail::in_quotes(name));
  }

  void set_type(std::size_t column, std::string_view type) {
    const std::size_t first = parts_[column].first + 1;
    std::size_t last = first;
    while (last < parts_[column].last && !ends_type(last)) last = after(last);
    if (last == first) {
      insert_after(first - 1, " " + std::string(type));
    } else {
      replace(first, last, std::string(type));
    }
  }

  void set_not_null(std::size_t column, bool is_not_null) {
    if (is_not_null) return insert_after(parts_[column].last - 1, " NOT NULL");
    for (std::size_t i = parts_[column].first + 1; i + 1 < parts_[column].last;) {
      if (!is_word(i, "not"_word) || !is_word(i + 1, "null"_word)) {
        i = after(i);
        continue;
      }
      const std::size_t end = after_conflict(i + 2);
      remove_clause(parts_[column], i, end);
      i = end;
    }
  }

  /// Removes the primary key, of the table or of a column.
  void remove_primary_key() {
    for (const part& each : parts_) {
      for (std::size_t i = each.first; i + 1 < each.last; i = after(i)) {
        if (!is_word(i, "primary"_word) || !is_word(i + 1, "key"_word)) continue;
        std::size_t end = i + 2;
        if (end < each.last && tokens_[end].kind == ddl_kind::open) end = after(end);
        if (is_word(end, "asc"_word) || is_word(end, "desc"_word)) ++end;
        end = after_conflict(end);
        if (is_word(end, "autoincrement"_word)) ++end;
        return remove_clause(each, i, end);
      }
    }
  }

  /// Removes the foreign keys over some columns if `is_meant(parent, parent_columns)`; the columns may be left out.
  template <class IsMeant>
  void remove_foreign_keys(const name_list& columns, const IsMeant& is_meant) {
    constexpr word_number foreign = "foreign"_word, references = "references"_word;  // clang 14 would call them in a template
    for (const part& each : parts_) {
      for (std::size_t i = each.first; i < each.last;) {
        const bool is_of_table = is_word(i, foreign);
        const std::size_t from = is_of_table ? after(i + 2) : i;  // REFERENCES
        if (!is_of_table && (!is_word(i, references) || is_constraint(each))) {
          i = after(i);
          continue;
        }
        const std::size_t end = after_reference(from, each.last);
        const name_list own = is_of_table ? names_within(i + 2) : name_list{name_at(each.first)};
        const name_list named = from + 2 < end && tokens_[from + 2].kind == ddl_kind::open ? names_within(from + 2) : name_list();
        if (detail::same_names(own, columns) && is_meant(name_at(from + 1), named)) remove_clause(each, i, end);
        i = end;
      }
    }
  }

  /// Whether a word stands in the text, outside of quotes: "autoincrement"_word.
  bool has_word(word_number word) const {
    for (const ddl_token& each : tokens_) {
      if (each.word == word) return true;
    }
    return false;
  }

  /// Adds a column after the last one, or a constraint at the end.
  void add_column(const std::string& definition) { insert_after(parts_[column_count() - 1].last - 1, ", " + definition); }
  void add_constraint(const std::string& constraint) { insert_after(closing_ - 1, ", " + constraint); }

  std::string text() const {
    std::string changed;
    std::size_t at = 0;
    for (const edit& each : edits_) {
      if (each.begin > at) changed.append(sql_, at, each.begin - at);
      changed += each.text;
      if (each.end > at) at = each.end;
    }
    return changed.append(sql_, at);
  }

 private:
  struct part {
    std::size_t first;  // token
    std::size_t last;   // the token behind it
  };
  struct edit {
    std::size_t begin;
    std::size_t end;
    std::string text;
  };

  std::string name_at(std::size_t token) const { return detail::text_of_token(sql_, tokens_[token]); }

  bool is_word(std::size_t token, word_number word) const { return token < tokens_.size() && tokens_[token].word == word; }

  bool is_constraint(const part& each) const {
    return each.first < tokens_.size() && ikebana::detail::begins_table_constraint(tokens_[each.first].word);
  }

  bool ends_type(std::size_t token) const {
    return ikebana::detail::begins_column_constraint(tokens_[token].word) || is_word(token, "generated"_word);
  }

  /// The token after this one, or after the parentheses that it opens.
  std::size_t after(std::size_t token) const {
    if (tokens_[token].kind != ddl_kind::open) return token + 1;
    std::size_t depth = 0;
    for (; token < tokens_.size(); ++token) {
      if (tokens_[token].kind == ddl_kind::open) ++depth;
      if (tokens_[token].kind == ddl_kind::close && --depth == 0) return token + 1;
    }
    return token;
  }

  std::size_t after_conflict(std::size_t token) const {
    return is_word(token, "on"_word) && is_word(token + 1, "conflict"_word) ? token + 3 : token;
  }

  /// After REFERENCES and all that may follow it.
  std::size_t after_reference(std::size_t token, std::size_t last) const {
    token += 2;
    if (token < last && tokens_[token].kind == ddl_kind::open) token = after(token);
    while (token < last) {
      if (is_word(token, "on"_word)) {
        token += is_word(token + 2, "set"_word) || is_word(token + 2, "no"_word) ? 4u : 3u;
      } else if (is_word(token, "match"_word) || is_word(token, "initially"_word)) {
        token += 2;
      } else if (is_word(token, "deferrable"_word)) {
        ++token;
      } else if (is_word(token, "not"_word) && is_word(token + 1, "deferrable"_word)) {
        token += 2;
      } else {
        break;
      }
    }
    return token;
  }

  name_list names_within(std::size_t opening) const {
    name_list found;
    for (std::size_t i = opening + 1; i + 1 < after(opening); ++i) {
      if (tokens_[i].kind != ddl_kind::comma) found.push_back(detail::text_of_token(sql_, tokens_[i]));
    }
    return found;
  }

  /// Removes tokens, the name that CONSTRAINT gives them, and the comma before a part of which nothing is left.
  void remove_clause(const part& of, std::size_t first, std::size_t last) {
    if (first >= of.first + 2 && is_word(first - 2, "constraint"_word)) first -= 2;
    const bool is_whole = first == of.first && last >= of.last;
    replace(is_whole ? first - 1 : first, last, "");
  }

  void replace(std::size_t first, std::size_t last, const std::string& text) { put({tokens_[first].begin, tokens_[last - 1].end, text}); }

  void insert_after(std::size_t token, const std::string& text) { put({tokens_[token].end, tokens_[token].end, text}); }

  /// Keeps edits in the order of the text, and those of one place in the order of the calls.
  void put(const edit& given) {
    std::size_t place = edits_.size();
    while (place != 0 && edits_[place - 1].begin > given.begin) --place;
    edits_.insert(edits_.begin() + static_cast<std::ptrdiff_t>(place), given);
  }

  std::string sql_;
  token_vector tokens_;
  std::vector<part> parts_;
  std::vector<edit> edits_;
  std::size_t closing_ = 0;
};

}  // namespace ikebana::sqlite::detail
