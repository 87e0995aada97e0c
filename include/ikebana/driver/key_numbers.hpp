// SPDX-License-Identifier: BSL-1.0
#pragma once

// Keys of any type and of any number of columns, compared as the database compares what they are written as.

#include <ikebana/driver/encode.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace ikebana::detail {

/// Values one after the other, as bytes: equal where they are equal in the database.
template <class Text>
struct byte_sink {
  Text& into;

  void null() const { into += 'n'; }
  void integer(std::int64_t value) const { put('i', &value, sizeof value); }
  void real(double value) const {
    value += 0.0;  // there is one zero
    put('r', &value, sizeof value);
  }
  void text(std::string_view value, lasting) const { put('t', value.data(), value.size()); }
  void bytes(blob_view value, lasting) const { put('b', value.data(), value.size()); }
  void fail(const char* what) const { throw conversion_error(error_code::mismatch, message_text("a value is ", what).text(), {}); }

 private:
  void put(char kind, const void* value, std::size_t size) const {
    into += kind;
    into.append(reinterpret_cast<const char*>(&size), sizeof size);
    if (size != 0) into.append(static_cast<const char*>(value), size);
  }
};

/// Numbers keys in the order in which they first come, in constant time for each. Its types depend on who uses it: only a
/// program that does instantiates vectors of them.
template <class User>
class key_numbers {
  template <class T, class>
  struct type_for {
    using of = T;
  };
  using text = typename type_for<std::string, User>::of;
  using number = typename type_for<unsigned, User>::of;

 public:
  static constexpr unsigned none = ~0u;

  /// The number of a key, a new one where it is new.
  unsigned add(text&& key) {
    if ((keys_.size() + 1) * 4 > buckets_.size() * 3) grow();
    unsigned& bucket = buckets_[bucket_of(key)];
    if (bucket == none) {
      bucket = static_cast<unsigned>(keys_.size());
      keys_.push_back(static_cast<text&&>(key));
    }
    return bucket;
  }

  /// The number of a key, or `none`.
  unsigned find(const text& key) const { return buckets_.empty() ? none : buckets_[bucket_of(key)]; }

 private:
  std::size_t bucket_of(const text& key) const {
    std::uint64_t hash = 0xcbf29ce484222325u;
    for (const char each : key) hash = (hash ^ static_cast<unsigned char>(each)) * 0x100000001b3u;
    std::size_t at = (hash ^ hash >> 32) & (buckets_.size() - 1);
    while (buckets_[at] != none && keys_[buckets_[at]] != key) at = (at + 1) & (buckets_.size() - 1);
    return at;
  }

  void grow() {
    buckets_.assign(buckets_.empty() ? 16 : buckets_.size() * 2, none);
    for (std::size_t i = 0; i != keys_.size(); ++i) buckets_[bucket_of(keys_[i])] = static_cast<unsigned>(i);
  }

  std::vector<text> keys_;
  std::vector<number> buckets_;
};

}  // namespace ikebana::detail
