// SPDX-License-Identifier: BSL-1.0
#pragma once

// A database belongs to one thread at a time: debug builds look whether it does.

#include <ikebana/fwd.hpp>

#include <cassert>
#include <cerrno>

namespace ikebana::sqlite::detail {

/// Says that two threads use a connection at once, where it meets them. One that is called back is one.
class thread_check {
 public:
  explicit thread_check(const void*& by) : by_(by), before_(__atomic_exchange_n(&by, here(), __ATOMIC_SEQ_CST)) {
    assert((before_ == nullptr || before_ == here()) && "ikebana: two threads use one database at once; give each its own, or a lock");
  }
  thread_check(const thread_check&) = delete;
  thread_check& operator=(const thread_check&) = delete;
  ~thread_check() { __atomic_store_n(&by_, before_, __ATOMIC_SEQ_CST); }

 private:
  /// An address that each thread has for itself, the same in all shared objects of a program.
  static const void* here() { return &errno; }

  const void*& by_;
  const void* before_;
};

struct no_thread_check {
  explicit no_thread_check(const void*&) {}
};

// Two classes: files of one program may be compiled with NDEBUG and without.
#ifdef NDEBUG
using used_by_one_thread = no_thread_check;
#else
using used_by_one_thread = thread_check;
#endif

}  // namespace ikebana::sqlite::detail
