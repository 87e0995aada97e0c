// SPDX-License-Identifier: BSL-1.0
#pragma once

// What goes wrong when a statement runs: exceptions that carry the engine's code, its message and the SQL. One hierarchy for all
// engines, so that a program catches the same whichever it runs on.

#include <ikebana/fwd.hpp>
#include <ikebana/meta/exceptions.hpp>

#include <cstdlib>
#include <new>
#include <stdexcept>
#include <string>
#include <string_view>

namespace ikebana {
namespace detail {

/// A message that is put together. Operations on std::string are compiled anew in every file that has one, and a message must not
/// need an exception of its own. Its arguments fit in registers: some would go by the stack, and give the function that throws a
/// frame pointer, which its loops pay for.
class message_text {
 public:
  [[gnu::cold, gnu::noinline]] message_text(const char* before, std::string_view part, const char* after = "") {
    const std::string_view parts[] = {before, part, after};
    put(parts);
  }
  [[gnu::cold, gnu::noinline]] message_text(std::string_view message, const char* between, std::string_view sql) {
    const std::string_view parts[] = {message, between, sql};
    put(parts);
  }
  message_text(const message_text&) = delete;
  message_text& operator=(const message_text&) = delete;
  ~message_text() { std::free(text_); }

  const char* text() const { return text_ != nullptr ? text_ : "out of memory"; }

 private:
  /// Each as far as its first NUL.
  void put(const std::string_view (&parts)[3]) {
    std::size_t size = 1;
    for (const std::string_view each : parts) size += length_of(each);
    text_ = static_cast<char*>(std::malloc(size));
    if (text_ == nullptr) return;
    char* end = text_;
    for (const std::string_view each : parts) {
      __builtin_memcpy(end, each.data(), length_of(each));
      end += length_of(each);
    }
    *end = 0;
  }

  static std::size_t length_of(std::string_view part) {
    const std::size_t end = part.find('\0');
    return end < part.size() ? end : part.size();
  }

  char* text_;
};

inline constexpr char before_sql[] = "\n  in: ";

/// What `error::code()` says of a refusal of the library's own, on every engine: the numbers of SQLite's codes.
namespace error_code {
inline constexpr int not_found = 12;   // SQLITE_NOTFOUND
inline constexpr int constraint = 19;  // SQLITE_CONSTRAINT
inline constexpr int mismatch = 20;    // SQLITE_MISMATCH
inline constexpr int misuse = 21;      // SQLITE_MISUSE
}  // namespace error_code

enum class error_field : unsigned char { detail, hint, constraint, table, column };

/// What an engine says beside its message. One copy for all copies of an exception, none of which throws.
class error_fields {
 public:
  error_fields() = default;
  [[gnu::cold, gnu::noinline]] explicit error_fields(const char* const (&said)[5]) {
    std::size_t size = sizeof(counted);
    for (const char* each : said) size += (each != nullptr ? std::string_view(each).size() : 0) + 1;
    held_ = static_cast<counted*>(std::malloc(size));
    if (held_ == nullptr) return;
    held_->users = 1;
    char* to = reinterpret_cast<char*>(held_ + 1);
    for (const char* each : said) {
      const std::string_view text = each != nullptr ? each : "";
      __builtin_memcpy(to, text.data(), text.size());
      to[text.size()] = 0;
      to += text.size() + 1;
    }
  }
  error_fields(const error_fields& other) noexcept : held_(other.held_) {
    if (held_ != nullptr) __atomic_add_fetch(&held_->users, 1u, __ATOMIC_RELAXED);
  }
  error_fields& operator=(const error_fields& other) noexcept {
    error_fields copy(other);
    counted* const mine = held_;
    held_ = copy.held_;
    copy.held_ = mine;
    return *this;
  }
  ~error_fields() {
    if (held_ != nullptr && __atomic_sub_fetch(&held_->users, 1u, __ATOMIC_ACQ_REL) == 0) std::free(held_);
  }

  const char* operator[](error_field which) const noexcept {
    if (held_ == nullptr) return "";
    const char* at = reinterpret_cast<const char*>(held_ + 1);
    for (unsigned i = 0; i != static_cast<unsigned>(which); ++i) at += std::string_view(at).size() + 1;
    return at;
  }

 private:
  struct counted {
    unsigned users;
  };

  counted* held_ = nullptr;
};

}  // namespace detail

IKEBANA_BEGIN_EXCEPTIONS

/// Any failure of a database, whichever engine it is. `what()` is its message and the SQL.
///
///     try { db.execute(insert(user)); } catch (const ikebana::error& failed) { log(failed.code(), failed.sql()); }
class error : public std::runtime_error {
 public:
  [[gnu::cold, gnu::noinline]] error(int code, std::string_view message, std::string_view sql)
      : std::runtime_error(detail::message_text(message, sql.empty() ? "" : detail::before_sql, sql.substr(0, most_sql)).text()),
        code_(code),
        message_size_(message.size()) {}

  /// With the code that SQL has for it, five characters, and what else the engine says.
  [[gnu::cold, gnu::noinline]] error(std::string_view sqlstate, std::string_view message, std::string_view sql,
                                     const detail::error_fields& fields = {})
      : error(0, message, sql) {
    for (std::size_t i = 0; i != sqlstate.size() && i != sizeof sqlstate_ - 1; ++i) sqlstate_[i] = sqlstate[i];
    fields_ = fields;
  }

  /// The engine's own code: SQLite's extended result code. What the library itself refuses has the code of SQLite that says so.
  int code() const noexcept { return code_; }

  /// The five characters that SQL has for it, where the engine says them: PostgreSQL does, SQLite does not, and they are empty.
  const char* sqlstate() const noexcept { return sqlstate_; }

  // What the engine says beside its message; each is empty where it says nothing, as SQLite does.

  const char* detail() const noexcept { return fields_[detail::error_field::detail]; }
  const char* hint() const noexcept { return fields_[detail::error_field::hint]; }
  /// The constraint, table and column that have refused a row.
  const char* constraint() const noexcept { return fields_[detail::error_field::constraint]; }
  const char* table() const noexcept { return fields_[detail::error_field::table]; }
  const char* column() const noexcept { return fields_[detail::error_field::column]; }

  // Made where they are asked for: an exception that holds no strings is copied without a throw, and compiled sooner.
  // Templates, so that a file which does not ask compiles no string.

  /// What went wrong, in the engine's words or the library's.
  template <class String = std::string>
  String message() const {
    return String(std::string_view(what()).substr(0, message_size_));
  }

  /// The statement that failed, its first megabyte where it is longer; empty where there is none.
  template <class String = std::string>
  String sql() const {
    const std::string_view whole = what();
    const std::size_t begin = message_size_ + (sizeof detail::before_sql - 1);
    return String(whole.substr(begin < whole.size() ? begin : whole.size()));
  }

 private:
  static constexpr std::size_t most_sql = 1 << 20;

  int code_;
  char sqlstate_[6] = {};
  detail::error_fields fields_;
  std::size_t message_size_;
};

/// Another connection holds a lock that this statement needs.
class busy : public error {
 public:
  using error::error;
};

/// A constraint of the schema refused a write: unique, not null, check, or a foreign key.
class constraint_violation : public error {
 public:
  using error::error;
};

/// A stored value is none of the C++ type it is read into: NULL where there is no optional, text where there is an
/// integer, an integer out of range; or a C++ value has no place in SQL.
class conversion_error : public error {
 public:
  using error::error;
};

/// A row that was to be written has been changed or removed since its record was read: see `locked_by`.
class stale_record : public error {
 public:
  using error::error;
};

/// A record has no row yet, and so no key by which others belong to it: nothing is written or found for it.
class no_key : public error {
 public:
  using error::error;
};

/// A row that was written through a relation with a condition of its own is none of the relation's. All is rolled back.
class outside_relation : public error {
 public:
  using error::error;
};

/// A query that must yield one row yielded none.
class no_row : public error {
 public:
  using error::error;
};

/// A query that must yield one row yielded more.
class several_rows : public error {
 public:
  using error::error;
};

/// A statement was to be run within a transaction that has ended already: SQLite rolls it back by itself where a constraint
/// says ROLLBACK, and after some errors (a full disk, no memory, an interrupt). It throws until the end of the outermost scope.
class transaction_ended : public error {
 public:
  using error::error;
};

/// The connection is closed to further use: a transaction could not be rolled back, and what comes next might commit it. Or
/// the database has been moved from. Opening the database anew is the way out.
class connection_broken : public error {
 public:
  using error::error;
};

/// The connection to the server is gone. Whether the statement that was under way has been done is not known.
class connection_lost : public connection_broken {
 public:
  using connection_broken::connection_broken;
};

/// Another transaction stands against this one, which is to be run again as a whole: see `retry`.
class must_retry : public error {
 public:
  using error::error;
};

/// The statement was stopped: by somebody who asked for it, or since it took longer than it may.
class cancelled : public error {
 public:
  using error::error;
};

IKEBANA_END_EXCEPTIONS

namespace detail {

/// What the exception says that a codec has thrown. Memory that is used up is none of its words.
template <class String = std::string>
String codec_message() {
  try {
    throw;
  } catch (const std::bad_alloc&) {
    throw;
  } catch (const std::exception& thrown) {
    return thrown.what();
  } catch (...) {
    return "its codec does not say why";
  }
}

}  // namespace detail
}  // namespace ikebana
