// SPDX-License-Identifier: BSL-1.0
#ifndef IKEBANA_BENCH_RUNTIME_STOPWATCH_HPP
#define IKEBANA_BENCH_RUNTIME_STOPWATCH_HPP

// Measures a stretch of a program: the processor's time, how often memory was asked for by C++, and, below valgrind,
// instructions.

#include <cstddef>
#include <ctime>

#if __has_include(<valgrind/callgrind.h>)
#include <valgrind/callgrind.h>
#else
#define CALLGRIND_START_INSTRUMENTATION
#define CALLGRIND_STOP_INSTRUMENTATION
#define CALLGRIND_TOGGLE_COLLECT
#define CALLGRIND_ZERO_STATS
#define CALLGRIND_DUMP_STATS_AT(name)
#endif

namespace bench {

/// Counted by the replaced operator new of the program.
inline std::size_t allocations = 0;

class stopwatch {
 public:
  explicit stopwatch(bool counts_instructions = false) : counts_instructions_(counts_instructions) {}

  void start() {
    allocations_before_ = allocations;
    if (counts_instructions_) {
      CALLGRIND_START_INSTRUMENTATION;
      CALLGRIND_TOGGLE_COLLECT;
    }
    began_ = now();
  }

  void stop() {
    const double ended = now();
    if (counts_instructions_) {
      CALLGRIND_TOGGLE_COLLECT;
      CALLGRIND_STOP_INSTRUMENTATION;
    }
    seconds_ += ended - began_;
    allocations_ += allocations - allocations_before_;
  }

  double seconds() const { return seconds_; }
  std::size_t allocated() const { return allocations_; }

  /// The processor's time: what others do on the machine is not in it.
  static double now() {
    timespec time{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
  }

 private:
  bool counts_instructions_;
  double began_ = 0;
  double seconds_ = 0;
  std::size_t allocations_before_ = 0;
  std::size_t allocations_ = 0;
};

}  // namespace bench

#endif
