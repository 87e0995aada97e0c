// SPDX-License-Identifier: BSL-1.0
#pragma once

// The number of a statement type in every connection, of whatever engine.

#include <ikebana/fwd.hpp>

namespace ikebana::detail {

/// How many statement types have a number. One number for all shared objects of a program, also where they hide their names:
/// a connection may go from one to another.
[[gnu::visibility("default")]] inline constinit unsigned slot_count = 0;

/// The number of a statement type, given when it is first run. Threads may run it at once, each in its own connection. Not
/// std::atomic, whose header takes a compiler longer than all of a driver.
struct slot_number {
  unsigned number;  // from 1

  unsigned index() {
    const unsigned given = __atomic_load_n(&number, __ATOMIC_RELAXED);
    return (given != 0 ? given : give()) - 1;
  }

 private:
  [[gnu::noinline]] unsigned give() {
    unsigned given = 0;
    const unsigned next = __atomic_add_fetch(&slot_count, 1u, __ATOMIC_RELAXED);
    const bool is_first = __atomic_compare_exchange_n(&number, &given, next, false, __ATOMIC_RELAXED, __ATOMIC_RELAXED);
    return is_first ? next : given;
  }
};

}  // namespace ikebana::detail
