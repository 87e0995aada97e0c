// SPDX-License-Identifier: BSL-1.0
#pragma once

// From an integer key to the owners that are reached by it: what a preload joins by.

#include <ikebana/fwd.hpp>

#include <cstddef>
#include <cstdint>
#include <vector>

namespace ikebana::detail {

/// A bag of owners for each key. Most keys have one owner, which stands beside the key; the others of a key are chained
/// through one array, so that no key costs an allocation.
template <class Key>
class owner_index_of {
 public:
  using key_type = Key;

  struct link {
    unsigned owner;
    unsigned next;
  };

  explicit owner_index_of(std::size_t expected) {
    std::size_t size = 16;
    while (most_of(size) < expected) size *= 2;
    buckets_.resize(size);
  }

  /// Adds an owner to a key. Gives whether the key is new.
  bool add(Key key, unsigned owner) {
    if (keys_ == most_of(buckets_.size())) grow();
    bucket& found = buckets_[bucket_of(key)];
    if (found.first.owner == none) {
      found = {key, {owner, none}};
      ++keys_;
      return true;
    }
    links_.push_back({owner, found.first.next});
    found.first.next = static_cast<unsigned>(links_.size() - 1);
    return false;
  }

  /// The first owner of a key, if it has any.
  const link* find(Key key) const {
    const bucket& found = buckets_[bucket_of(key)];
    return found.first.owner != none ? &found.first : nullptr;
  }

  /// The next owner of the same key.
  const link* next(const link* at) const { return at->next != none ? &links_[at->next] : nullptr; }

 private:
  static constexpr unsigned none = ~0u;

  struct bucket {
    Key key = 0;
    link first{none, none};
  };

  static std::size_t most_of(std::size_t size) { return size / 4 * 3; }

  /// Where a key is, or where it belongs. Keys in sequence, as most are, stand next to each other: who comes in their order
  /// finds them in the processor's cache. A key whose bucket is another's is hashed.
  std::size_t bucket_of(Key key) const {
    const std::size_t mask = buckets_.size() - 1;
    const std::uint64_t digits = static_cast<std::uint64_t>(key);
    std::size_t at = static_cast<std::size_t>(digits) & mask;
    if (buckets_[at].first.owner == none || buckets_[at].key == key) [[likely]]
      return at;
    std::uint64_t mixed = (digits ^ digits >> 32) * 0x9E3779B97F4A7C15u;
    mixed ^= mixed >> 32;
    do {
      at = (at * 5 + 1 + mixed) & mask;  // comes to all buckets, when nothing is left of what is mixed
      mixed >>= 5;
    } while (buckets_[at].first.owner != none && buckets_[at].key != key);
    return at;
  }

  void grow() {
    std::vector<bucket> old(buckets_.size() * 2);
    old.swap(buckets_);
    for (const bucket& each : old) {
      if (each.first.owner != none) buckets_[bucket_of(each.key)] = each;
    }
  }

  std::vector<bucket> buckets_;
  std::vector<link> links_;
  std::size_t keys_ = 0;
};

/// The index that a preload uses. It depends on what is loaded, so that only a file that preloads has its vectors instantiated.
template <class Loading>
struct owner_index_for {
  using type = owner_index_of<std::int64_t>;
};

}  // namespace ikebana::detail
