// SPDX-License-Identifier: BSL-1.0
#ifndef IKEBANA_SQLITE_OWNER_INDEX_HPP
#define IKEBANA_SQLITE_OWNER_INDEX_HPP

// From an integer key to the owners that are reached by it: what a preload joins by.

#include <cstddef>
#include <cstdint>
#include <vector>

namespace ikebana::sqlite::detail {

/// A bag of owners for each key. Owners of one key are chained through one array, so that a key costs no allocation.
template <class Key>
class owner_index_of {
 public:
  using key_type = Key;
  static constexpr unsigned none = ~0u;

  explicit owner_index_of(std::size_t expected) {
    std::size_t size = 16;
    while (size / 4 * 3 < expected) size *= 2;
    places_.resize(size);
    links_.reserve(expected);
  }

  /// Adds an owner to a key. Gives whether the key is new.
  bool add(Key key, unsigned owner) {
    if (keys_ + 1 > places_.size() / 4 * 3) grow();
    place& found = places_[place_of(key)];
    const bool is_new = found.first == none;
    if (is_new) {
      found.key = key;
      ++keys_;
    }
    links_.push_back({owner, found.first});
    found.first = static_cast<unsigned>(links_.size() - 1);
    return is_new;
  }

  /// The first link of a key's chain, or none.
  unsigned find(Key key) const { return places_[place_of(key)].first; }

  unsigned owner(unsigned at) const { return links_[at].owner; }
  unsigned next(unsigned at) const { return links_[at].next; }

 private:
  struct place {
    Key key = 0;
    unsigned first = none;
  };

  struct link {
    unsigned owner;
    unsigned next;
  };

  /// Where a key is, or where it belongs.
  std::size_t place_of(Key key) const {
    // Fibonacci hashing: keys in sequence spread over the whole table.
    std::size_t at = static_cast<std::size_t>(static_cast<std::uint64_t>(key) * 0x9E3779B97F4A7C15u >> 20);
    for (;; ++at) {
      at &= places_.size() - 1;
      if (places_[at].first == none || places_[at].key == key) return at;
    }
  }

  void grow() {
    std::vector<place> old(places_.size() * 2);
    old.swap(places_);
    for (const place& each : old) {
      if (each.first != none) places_[place_of(each.key)] = each;
    }
  }

  std::vector<place> places_;
  std::vector<link> links_;
  std::size_t keys_ = 0;
};

/// The index that a preload uses. It depends on what is loaded, so that only a file that preloads has its vectors instantiated.
template <class Loading>
struct owner_index_for {
  using type = owner_index_of<std::int64_t>;
};

}  // namespace ikebana::sqlite::detail

#endif
