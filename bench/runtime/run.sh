# SPDX-License-Identifier: BSL-1.0
# Sourced by bench/run.sh, with $out, $rounds and functions of test/packages.sh: what running costs, beside the bare C API
# and the libraries that Debian packages.

need_for_runtime() {
  need_to_build
  need libbenchmark-dev has_header benchmark/benchmark.h
  need libsqlitecpp-dev has_header SQLiteCpp/SQLiteCpp.h
  need libsoci-dev has_header soci/soci.h
  need valgrind has_command valgrind
  need binutils has_command objdump
}

# As a release is built: without NDEBUG a database looks at each call whether two threads use it at once.
build_runtime() {
  local name
  mkdir -p "$out/runtime"
  for name in c ikebana sqlitecpp soci workloads; do
    "$CXX" -std=c++20 -O2 -DNDEBUG -Iinclude -c "bench/runtime/$name.cpp" -o "$out/runtime/$name.o"
  done
  "$CXX" "$out"/runtime/{c,ikebana,sqlitecpp,soci,workloads}.o -lSQLiteCpp -lsoci_sqlite3 -lsoci_core -lbenchmark -lsqlite3 \
    -lpthread -ldl -o "$out/runtime/workloads"
  "$CXX" -std=c++20 -O2 -DNDEBUG -Iinclude bench/runtime/reach.cpp "$out"/runtime/{c,ikebana}.o -lsqlite3 -o "$out/runtime/reach"
  "$CXX" -std=c++20 -O2 -DNDEBUG -Iinclude bench/runtime/diesel.cpp -lsqlite3 -o "$out/runtime/diesel"
  "$CXX" -std=c++20 -O2 -DNDEBUG -Iinclude bench/runtime/literals.cpp -lsqlite3 -o "$out/runtime/literals"
}

# Instructions for each unit: in the program and its libraries, in SQLite, in the C library.
count_instructions() {
  rm -f "$out"/runtime/callgrind.*
  valgrind --tool=callgrind --collect-atstart=no --instr-atstart=no --callgrind-out-file="$out/runtime/callgrind" \
    "$out/runtime/workloads" --count --sizes=S --databases=memory > "$out/runtime/callgrind_log" 2>&1
  find "$out/runtime" -name 'callgrind.*' | sort -V | xargs awk -f bench/runtime/instructions.awk > "$out/runtime_instructions.csv"
}

# The calls of the loop over all posts, ours and the one by hand: from the disassembly.
show_calls() {
  "$CXX" -std=c++20 -O2 -DNDEBUG -Iinclude -c bench/runtime/loops.cpp -o "$out/runtime/loops.o"
  awk -f bench/runtime/calls.awk <(objdump -dr --no-show-raw-insn -C "$out/runtime/loops.o")
}

runtime() {
  step "build"
  build_runtime
  step "instructions of our own code, of SQLite, of the C library, for each unit"
  count_instructions
  awk -F, 'BEGIN { printf "%-12s %-14s %8s %9s %8s\n", "workload", "who", "own", "SQLite", "libc" }
    { printf "%-12s %-14s %8.1f %9.1f %8.1f\n", $1, $4, $5, $6, $7 }' "$out/runtime_instructions.csv"
  step "calls in the loop over a whole table"
  show_calls
  step "workloads, $rounds rounds"
  "$out/runtime/workloads" --rounds="$rounds" --file="$out/runtime.sqlite" > "$out/runtime/measurements.csv"
  awk -F, -v csv="$out/runtime.csv" -f bench/runtime/table.awk "$out/runtime_instructions.csv" "$out/runtime/measurements.csv"
  awk -F, -v size=S -v database=memory -f bench/runtime/chart.awk "$out/runtime.csv" > "$out/runtime.svg"
  step "fixed cost, shares of owners, depth, memory, a million rows"
  { echo "what,case,value,ratio"; "$out/runtime/reach" "$rounds"; } | tee "$out/reach.csv"
  step "what constants of the text let SQLite find, beside C"
  { echo "case,nanoseconds,ratio"; "$out/runtime/literals" "$rounds"; } | tee "$out/literals.csv"
  step "the benchmarks of diesel"
  { echo "benchmark,n,participant,microseconds,ratio"; "$out/runtime/diesel" "$rounds"; } | tee "$out/diesel.csv"
}
