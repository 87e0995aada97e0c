// SPDX-License-Identifier: BSL-1.0
// The six workloads, participants in turn: a round runs each once by Google Benchmark, and what is compared is what was
// measured in the same round.
//
//   workloads [--rounds=7] [--workloads=W1,W5] [--sizes=S,L,XL] [--databases=memory,file] [--file=path] [--count]
//
// Prints a line for each measurement: round,workload,size,database,participant,nanoseconds,allocations, both for each
// unit. With --count each workload is run once, and callgrind is told to dump what it has counted.

#include "participant.hpp"

#include <benchmark/benchmark.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <new>

// Counts what C++ asks for; SQLite's own memory does not come through here.
void* operator new(std::size_t bytes) {
  ++bench::allocations;
  void* const given = std::malloc(bytes);
  if (given == nullptr) throw std::bad_alloc();
  return given;
}
void operator delete(void* given) noexcept { std::free(given); }
void operator delete(void* given, std::size_t) noexcept { std::free(given); }

namespace {

using namespace bench;

struct seat {
  const char* name;
  std::unique_ptr<participant> (*make)(const std::string& path);
  bool is_measured = true;  // else only counted
};

constexpr seat seats[] = {
    {"c_plain", make_c_plain}, {"c_expert", make_c_expert},           {"ikebana", make_ikebana},
    {"c_views", make_c_views}, {"ikebana_views", make_ikebana_views}, {"sqlitecpp", make_sqlitecpp},
    {"soci", make_soci},       {"c_careful", make_c_careful, false},  {"c_careful_views", make_c_careful_views, false}};

using pass = std::uint64_t (participant::*)(const task&, stopwatch&);

constexpr pass passes[] = {
    &participant::users_by_key,          &participant::users_by_key_in_snapshot,
    &participant::posts_of_each_country, &participant::countries_with_posts,
    &participant::insert_users,          &participant::all_posts,
    &participant::countries_with_count};

std::int64_t units_of(workload of, const task& given) {
  switch (of) {
    case workload::W1:
    case workload::W1_snapshot: return given.lookups;
    case workload::W4: return static_cast<std::int64_t>(given.users.size());
    case workload::W6: return given.of.countries;
    default: return given.of.posts();
  }
}

struct measurement {
  workload of;
  const char* participant;
  double nanoseconds;
  double allocations;
};

/// Keeps what Google Benchmark has measured, and prints nothing.
class keeper : public benchmark::BenchmarkReporter {
 public:
  bool ReportContext(const Context&) override { return true; }
  void ReportRuns(const std::vector<Run>& runs) override {
    for (const Run& each : runs) {
      if (each.error_occurred) {
        std::fprintf(stderr, "%s: %s\n", each.benchmark_name().c_str(), each.error_message.c_str());
        std::exit(1);
      }
    }
  }
};

struct options {
  int rounds = 7;
  std::string workloads;  // all of them
  std::string sizes = "S,L,XL";
  std::string databases = "memory,file";
  std::string file = "build/bench/runtime.sqlite";
  bool counts = false;
};

bool has_word(const std::string& list, const std::string& word) { return ("," + list + ",").find("," + word + ",") != std::string::npos; }

/// Only what is asked of that size.
bool is_wanted(const options& chosen, workload of, const size& at) {
  if (!chosen.workloads.empty() && !has_word(chosen.workloads, workload_names[static_cast<unsigned>(of)])) return false;
  return std::strcmp(at.name, "XL") != 0 || of == workload::W3;
}

/// Users that a pass has inserted are taken away again.
void undo(participant& who, workload of, const size& at) {
  if (of == workload::W4) who.execute("DELETE FROM users WHERE id > " + std::to_string(at.users()));
}

void remove_files(const std::string& path) {
  for (const char* end : {"", "-wal", "-shm"}) std::remove((path + end).c_str());
}

class course {
 public:
  course(const options& chosen, const size& at, const char* database)
      : chosen_(chosen),
        at_(at),
        database_(database),
        users_(users_to_insert(at, chosen.counts ? 10000 : 100000)),
        task_{at, chosen.counts ? 10000 : 200000, users_} {
    const bool is_file = std::strcmp(database, "file") == 0;
    if (is_file) {
      remove_files(chosen.file);
      const auto first = make_c_plain(chosen.file);
      first->execute("PRAGMA journal_mode = WAL");
      first->execute(schema + rows_as_sql(at));
    }
    for (const seat& each : seats) {
      if (!each.is_measured && !chosen.counts) continue;
      who_.push_back(each.make(is_file ? chosen.file : ":memory:"));
      if (!is_file) who_.back()->execute(schema + rows_as_sql(at));
    }
  }

  ~course() {
    who_.clear();
    remove_files(chosen_.file);
  }

  /// All participants have read the same; and all that is kept from pass to pass is there.
  void warm_up() {
    for (unsigned i = 0; i != std::size(passes); ++i) {
      const workload of = static_cast<workload>(i);
      if (!is_wanted(chosen_, of, at_)) continue;
      std::uint64_t expected = 0;
      for (std::size_t k = 0; k != who_.size(); ++k) {
        if (!who_[k]->takes_part(of)) continue;
        stopwatch watch;
        const std::uint64_t sum = (who_[k].get()->*passes[i])(task_, watch);
        undo(*who_[k], of, at_);
        if (k == 0) expected = sum;
        if (sum == expected) continue;
        std::fprintf(stderr, "%s %s: %s has read something else\n", workload_names[i], at_.name, seats[k].name);
        std::exit(1);
      }
    }
  }

  void measure() {
    for (unsigned i = 0; i != std::size(passes); ++i) {
      const workload of = static_cast<workload>(i);
      if (!is_wanted(chosen_, of, at_)) continue;
      benchmark::ClearRegisteredBenchmarks();
      std::vector<measurement> measured;
      for (std::size_t k = 0; k != who_.size(); ++k) {
        if (who_[k]->takes_part(of)) register_pass(of, k, measured);
      }
      for (int round = 0; round != chosen_.rounds; ++round) {
        measured.clear();
        keeper kept;
        benchmark::RunSpecifiedBenchmarks(&kept);
        for (const measurement& each : measured) {
          std::printf("%d,%s,%s,%s,%s,%.2f,%.3f\n", round, workload_names[i], at_.name, database_, each.participant, each.nanoseconds,
                      each.allocations);
        }
        std::fflush(stdout);
      }
    }
  }

  void count() {
    for (unsigned i = 0; i != std::size(passes); ++i) {
      const workload of = static_cast<workload>(i);
      for (std::size_t k = 0; k != who_.size(); ++k) {
        if (!who_[k]->takes_part(of)) continue;
        stopwatch watch{true};
        CALLGRIND_ZERO_STATS;
        (who_[k].get()->*passes[i])(task_, watch);
        char name[128];
        std::snprintf(name, sizeof name, "%s,%s,%s,%s,%lld", workload_names[i], at_.name, database_, seats[k].name,
                      static_cast<long long>(units_of(of, task_)));
        CALLGRIND_DUMP_STATS_AT(name);
        undo(*who_[k], of, at_);
      }
    }
  }

 private:
  void register_pass(workload of, std::size_t k, std::vector<measurement>& measured) {
    const auto run = [this, of, k, &measured](benchmark::State& state) {
      double seconds = 0;
      std::size_t allocated = 0;
      for (auto _ : state) {
        stopwatch watch;
        (who_[k].get()->*passes[static_cast<unsigned>(of)])(task_, watch);
        undo(*who_[k], of, at_);
        state.SetIterationTime(watch.seconds());
        seconds += watch.seconds();
        allocated += watch.allocated();
      }
      const double units = static_cast<double>(state.iterations()) * static_cast<double>(units_of(of, task_));
      const measurement taken{of, seats[k].name, seconds / units * 1e9, static_cast<double>(allocated) / units};
      // Google Benchmark finds the number of passes by trying: the last run is the one that counts.
      if (!measured.empty() && measured.back().participant == taken.participant) measured.pop_back();
      measured.push_back(taken);
    };
    const std::string name = std::string(workload_names[static_cast<unsigned>(of)]) + "/" + seats[k].name;
    benchmark::RegisterBenchmark(name.c_str(), run)->UseManualTime()->MinTime(0.05);
  }

  const options& chosen_;
  const size& at_;
  const char* database_;
  std::vector<User> users_;
  task task_;
  std::vector<std::unique_ptr<participant>> who_;
};

bool take(const char* argument, const char* name, std::string& into) {
  const std::size_t length = std::strlen(name);
  if (std::strncmp(argument, name, length) != 0) return false;
  into = argument + length;
  return true;
}

}  // namespace

int main(int count, char** values) {
  benchmark::Initialize(&count, values);
  options chosen;
  for (int i = 1; i != count; ++i) {
    std::string rounds;
    if (take(values[i], "--sizes=", chosen.sizes) || take(values[i], "--databases=", chosen.databases) ||
        take(values[i], "--workloads=", chosen.workloads) || take(values[i], "--file=", chosen.file)) {
      continue;
    } else if (take(values[i], "--rounds=", rounds)) {
      chosen.rounds = std::atoi(rounds.c_str());
    } else if (std::strcmp(values[i], "--count") == 0) {
      chosen.counts = true;
    } else {
      std::fprintf(stderr, "unknown: %s\n", values[i]);
      return 2;
    }
  }
  for (const char* database : {"memory", "file"}) {
    if (!has_word(chosen.databases, database)) continue;
    for (const size& at : sizes) {
      if (!has_word(chosen.sizes, at.name)) continue;
      course run{chosen, at, database};
      run.warm_up();
      if (chosen.counts) {
        run.count();
      } else {
        run.measure();
      }
    }
  }
}
