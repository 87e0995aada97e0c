// SPDX-License-Identifier: BSL-1.0
#ifndef IKEBANA_SQLITE_ONE_THREAD_HPP
#define IKEBANA_SQLITE_ONE_THREAD_HPP

// A database belongs to one thread at a time: debug builds look whether it does.

#include <cassert>

namespace ikebana::sqlite::detail {

/// Says that two threads use a connection at once; in debug builds, where it meets them. One that it calls back is one.
class used_by_one_thread {
 public:
#ifdef NDEBUG
  explicit used_by_one_thread(const void*&) {}
#else
  explicit used_by_one_thread(const void*& by) : by_(by), before_(__atomic_exchange_n(&by, here(), __ATOMIC_SEQ_CST)) {
    assert((before_ == nullptr || before_ == here()) && "ikebana: two threads use one database at once; give each its own, or a lock");
  }
  used_by_one_thread(const used_by_one_thread&) = delete;
  used_by_one_thread& operator=(const used_by_one_thread&) = delete;
  ~used_by_one_thread() { __atomic_store_n(&by_, before_, __ATOMIC_SEQ_CST); }

 private:
  static const void* here() {
    static thread_local const char place = 0;
    return &place;
  }

  const void*& by_;
  const void* before_;
#endif
};

}  // namespace ikebana::sqlite::detail

#endif
