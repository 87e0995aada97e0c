#!/usr/bin/env bash
# SPDX-License-Identifier: BSL-1.0
# Measures, each figure the median of the rounds:
#   bench/run.sh compile [rounds]   compile time (user seconds), peak memory and size beside the bare C API, participants
#                                   in turn: a table, and build/bench/compile.csv
#   bench/run.sh sweep [rounds]     compile time against the number of queries, columns, hops, relations and predicates: a
#                                   table, build/bench/sweep.csv and a chart, build/bench/sweep.svg
#   bench/run.sh instructions       instructions of g++ itself, by callgrind: the same figure however busy the machine is
#   bench/run.sh runtime [rounds]   run time beside the bare C API and other libraries: tables, build/bench/runtime.csv and .svg
#   bench/run.sh structs [rounds]   the header that the example structs writes for Sakila, 16 tables and 48 relations: a file
#                                   that includes it and runs three queries beside the same file with structs of a user's,
#                                   and what one check of a relation costs; fails above 1.5 times and 15 ms
#   bench/run.sh budget [rounds]    bench/compile/budgets.csv: fails above the template instantiations (clang++-19), warns
#                                   above the seconds (g++ -O2, as a ratio to the bare C program)
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

usage() {
  echo "usage: bench/run.sh compile|sweep|structs|runtime|budget [rounds] | instructions" >&2
  exit 2
}

case ${1:-} in
  compile | sweep | structs | instructions | budget | runtime) ;;
  *) usage ;;
esac
rounds=${2:-5}
out=build/bench
mkdir -p "$out/compile"
source bench/compile/programs.sh

# Seconds and megabytes of one compilation, "seconds megabytes".
compile_once() {
  local usage_file="$out/compile/usage"
  command time -f "%U %M" -o "$usage_file" "$@" -std=c++20 -Iinclude -o "$out/compile/object.o"
  awk 'END { printf "%s %.0f\n", $1, $2 / 1024 }' "$usage_file"
}

median() { sort -n | awk '{ value[NR] = $1 } END { print value[int((NR + 1) / 2)] }'; }

# Sets seconds and megabytes, each the median of the rounds.
measure() {
  local measured="$out/compile/measured" round
  : > "$measured"
  for ((round = 0; round < rounds; ++round)); do compile_once "$@" >> "$measured"; done
  seconds=$(cut -d' ' -f1 "$measured" | median)
  megabytes=$(cut -d' ' -f2 "$measured" | median)
}

ratio_of() { awk -v a="$1" -v b="$2" 'BEGIN { if (b > 0) printf "%.2f", a / b }'; }

# Template instantiations, from clang's own trace; empty for other compilers.
instantiations() {
  case $1 in
    clang*)
      "$@" -std=c++20 -Iinclude -ftime-trace -ftime-trace-granularity=0 -o "$out/compile/traced.o"
      grep -o '"name":"Instantiate\(Class\|Function\)"' "$out/compile/traced.json" | wc -l
      ;;
  esac
}

# The sizes that a program of the sweep is compiled at.
sizes() {
  case $1 in
    queries) echo 1 50 100 200 300 400 ;;
    columns) echo 1 40 80 120 160 200 ;;
    hops) echo 1 4 7 10 13 16 ;;
    relations | predicates) echo 1 20 40 60 80 100 ;;
  esac
}

# How compile time grows.
sweep() {
  local name size file seconds megabytes count
  echo "compiler,program,size,seconds,instantiations" > "$out/sweep.csv"
  printf '%-11s %-10s %5s %8s %15s\n' compiler program size seconds instantiations
  for compiler in g++ clang++-19; do
    command -v "$compiler" > /dev/null || { echo "$compiler is not installed: left out"; continue; }
    for name in queries columns hops relations predicates; do
      for size in $(sizes $name); do
        file="$out/compile/$name$size.cpp"
        "sweep_$name" "$size" > "$file"
        measure "$compiler" -O0 -c "$file"
        count=$(instantiations "$compiler" -O0 -c "$file")
        echo "$compiler,$name,$size,$seconds,$count" >> "$out/sweep.csv"
        printf '%-11s %-10s %5s %8s %15s\n' "$compiler" "$name" "$size" "$seconds" "${count:--}"
      done
    done
  done
  awk -f bench/compile/sweep.awk -f bench/compile/linear.awk "$out/sweep.csv"
  awk -f bench/compile/sweep.awk -f bench/compile/chart.awk "$out/sweep.csv" > "$out/sweep.svg"
  echo "chart: $out/sweep.svg"
}

# What a generated header costs. Its checks stand in one source file, which takes longer by each of them.
structs() {
  local name count round database="$out/compile/sakila.sqlite" written generated without with
  g++ -std=c++20 -Iinclude example/structs.cpp -o "$out/compile/structs" -lsqlite3
  rm -f "$database"
  sqlite3 "$database" '.read test/structs/sakila.sql'
  "$out/compile/structs" "$database" sakila > "$out/compile/sakila.hpp"
  "$out/compile/structs" --checks "$database" sakila > "$out/compile/checks.cpp"
  count=$(grep -c '^using .* = ikebana::' "$out/compile/sakila.hpp")
  # Models first, then relations: without these, a check of a model is work that is done once for all of its relations.
  awk -v relations="$count" '/^static_assert/ { ++checks } { line[NR] = $0 }
    END { for (i = 1; i <= NR; ++i) if (line[i] !~ /^static_assert/ || ++seen <= checks - relations) print line[i] }' \
    "$out/compile/checks.cpp" > "$out/compile/checks_of_models.cpp"
  for name in written generated; do sakila $name > "$out/compile/sakila_$name.cpp"; done
  for name in sakila_written sakila_generated checks_of_models checks; do : > "$out/compile/$name.measured"; done
  for ((round = 0; round < rounds; ++round)); do  # in turn: a busy machine is so for all four
    for name in sakila_written sakila_generated checks_of_models checks; do
      compile_once g++ -O2 -c "$out/compile/$name.cpp" >> "$out/compile/$name.measured"
    done
  done
  written=$(median < "$out/compile/sakila_written.measured" | cut -d' ' -f1)
  generated=$(median < "$out/compile/sakila_generated.measured" | cut -d' ' -f1)
  without=$(median < "$out/compile/checks_of_models.measured" | cut -d' ' -f1)
  with=$(median < "$out/compile/checks.measured" | cut -d' ' -f1)
  awk -v written="$written" -v generated="$generated" -v without="$without" -v with="$with" -v count="$count" 'BEGIN {
    ratio = generated / written
    each = (with - without) * 1000 / count
    printf "three queries: %s s with structs of a user'"'"'s, %s s with the generated header, %.2f times (1.5 at most)\n", written, generated, ratio
    printf "checks: %s s of all models, %s s with %d relations, %.1f ms for one (15 at most)\n", without, with, count, each
    exit ratio > 1.5 || each > 15
  }'
}

write_programs() {
  local name participant
  for participant in c ikebana; do
    for name in a b c d e; do program "$name" "$participant" > "$out/compile/${name}_$participant.cpp"; done
  done
  texts 10 > "$out/compile/texts10_ikebana.cpp"
  texts 50 > "$out/compile/texts50_ikebana.cpp"
}

# Billions of instructions that g++'s own compiler takes for a file.
instructions_of() {
  valgrind --tool=callgrind --callgrind-out-file=/dev/null "$(g++ -print-prog-name=cc1plus)" -quiet -std=c++20 "$2" \
    -Iinclude -imultiarch "$(g++ -print-multiarch)" -D_GNU_SOURCE "$1" -o "$out/compile/counted.s" 2>&1 |
    awk '/Collected/ { printf "%.3f", $NF / 1e9 }'
}

instructions() {
  local name opt participant count c_count
  echo "opt,program,participant,instructions,ratio" > "$out/instructions.csv"
  printf '%-4s %-8s %-8s %12s %6s\n' opt program who 10^9 ratio
  for opt in -O0 -O2; do
    for name in a b c d e texts10 texts50; do
      c_count=
      for participant in c ikebana; do
        [ -f "$out/compile/${name}_$participant.cpp" ] || continue
        count=$(instructions_of "$out/compile/${name}_$participant.cpp" "$opt")
        [ "$participant" = c ] && c_count=$count
        ratio=$(ratio_of "$count" "$c_count")
        echo "$opt,$name,$participant,$count,$ratio" >> "$out/instructions.csv"
        printf '%-4s %-8s %-8s %12s %6s\n' "$opt" "$name" "$participant" "$count" "${ratio:--}"
      done
    done
  done
}

# Counts are the same on every machine: a feature that needs more says so in the file. Seconds are not, and only warn.
budget() {
  local name most most_ratio count c_seconds ratio failed=0
  while IFS=, read -r name most most_ratio; do
    [ "$name" = program ] && continue
    if command -v clang++-19 > /dev/null; then
      count=$(instantiations clang++-19 -O0 -c "$out/compile/${name}_ikebana.cpp")
      printf '%-8s %6s instantiations, %6s at most\n' "$name" "$count" "$most"
      [ "$count" -le "$most" ] || { echo "$name: above its budget" >&2; failed=1; }
    fi
    if [ -n "$most_ratio" ] && command -v g++ > /dev/null; then
      measure g++ -O2 -c "$out/compile/${name}_c.cpp"
      c_seconds=$seconds
      measure g++ -O2 -c "$out/compile/${name}_ikebana.cpp"
      ratio=$(ratio_of "$seconds" "$c_seconds")
      printf '%-8s %6s of the seconds of bare C, %4s wanted\n' "$name" "$ratio" "$most_ratio"
      awk -v a="$ratio" -v b="$most_ratio" 'BEGIN { exit a > b }' || echo "warning: $name takes longer than wanted" >&2
    fi
  done < bench/compile/budgets.csv
  command -v clang++-19 > /dev/null || echo "clang++-19 is not installed: no count is checked"
  return $failed
}

if [ "$1" = runtime ]; then
  source test/packages.sh
  source bench/runtime/run.sh
  need_for_runtime
  install_missing
  runtime
  exit
fi

case $1 in
  sweep) sweep; exit ;;
  structs) structs; exit ;;
  instructions) write_programs; instructions; exit ;;
  budget) write_programs; budget; exit ;;
esac

# Each figure beside its ratio to bare C: seconds, peak memory, and the size of the object's text.
row='%-11s %-4s %-8s %-8s %8s %6s %10s %6s %8s %6s %15s\n'
echo "compiler,opt,program,participant,seconds,megabytes,instantiations,ratio" > "$out/compile.csv"
printf "$row" compiler opt program who seconds ratio megabytes ratio text ratio instantiations

write_programs
for compiler in g++ clang++-19; do
  command -v "$compiler" > /dev/null || { echo "$compiler is not installed: left out"; continue; }
  label=$compiler
  [ "$compiler" = g++ ] && label=g++-$(g++ -dumpversion | cut -d. -f1)
  for opt in -O0 -O2; do
    for name in a b c d e texts10 texts50; do
      c_seconds='' c_megabytes='' c_text=''
      for participant in c ikebana; do
        source_file="$out/compile/${name}_$participant.cpp"
        [ -f "$source_file" ] || continue
        measure "$compiler" "$opt" -c "$source_file"
        text=$(size "$out/compile/object.o" | awk 'NR == 2 { print $1 }')
        count=$(instantiations "$compiler" "$opt" -c "$source_file")
        [ "$participant" = c ] && c_seconds=$seconds c_megabytes=$megabytes c_text=$text
        ratio=$(ratio_of "$seconds" "$c_seconds")
        echo "$label,$opt,$name,$participant,$seconds,$megabytes,$count,$ratio" >> "$out/compile.csv"
        printf "$row" "$label" "$opt" "$name" "$participant" "$seconds" "${ratio:--}" \
          "$megabytes" "$(ratio_of "$megabytes" "$c_megabytes")" "$text" "$(ratio_of "$text" "$c_text")" "${count:--}"
      done
    done
  done
done

# What one more query costs: the difference of 50 and 10, over 40.
awk -F, 'NR > 1 { at[$1 " " $2 " " $4 " " $3] = $5; seen[$1 " " $2] = 1 }
  END {
    for (each in seen) {
      printf "%s: one more executed query %.1f ms (bare C %.1f), one more SQL text %.1f ms\n", each,
        (at[each " ikebana d"] - at[each " ikebana c"]) * 25, (at[each " c d"] - at[each " c c"]) * 25,
        (at[each " ikebana texts50"] - at[each " ikebana texts10"]) * 25
    }
  }' "$out/compile.csv" | sort
