#!/usr/bin/env bash
# SPDX-License-Identifier: BSL-1.0
# Measures:
#   bench/run.sh compile [rounds]   compile time beside the bare C API, user seconds, median of the rounds (5),
#                                   participants in turn: a table, and build/bench/compile.csv
#   bench/run.sh sweep [rounds]     compile time against the number of hops and of relations: a table, and
#                                   build/bench/sweep.csv
#   bench/run.sh instructions       instructions of g++ itself, by callgrind: the same figure however busy the machine is
#   bench/run.sh runtime [rounds]   run time beside the bare C API and other libraries: tables, build/bench/runtime.csv and .svg
#   bench/run.sh budget             template instantiations of clang++-19 against bench/compile/budgets.csv: fails above
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

usage() {
  echo "usage: bench/run.sh compile|sweep|runtime [rounds] | instructions | budget" >&2
  exit 2
}

case ${1:-} in
  compile | sweep | instructions | budget | runtime) ;;
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

# Template instantiations, from clang's own trace; empty for other compilers.
instantiations() {
  case $1 in
    clang*)
      "$@" -std=c++20 -Iinclude -ftime-trace -ftime-trace-granularity=0 -o "$out/compile/traced.o"
      grep -o '"name":"Instantiate\(Class\|Function\)"' "$out/compile/traced.json" | wc -l
      ;;
  esac
}

# How the cost of a query grows: with the hops of its relation, and with the number of relations.
sweep() {
  local name size measured="$out/compile/measured" file seconds count
  echo "compiler,program,size,seconds,instantiations" > "$out/sweep.csv"
  printf '%-11s %-10s %5s %8s %15s\n' compiler program size seconds instantiations
  for compiler in g++ clang++-19; do
    command -v "$compiler" > /dev/null || { echo "$compiler is not installed: left out"; continue; }
    for name in hops relations; do
      for size in $([ "$name" = hops ] && echo 1 2 4 8 12 16 || echo 1 10 25 50 75 100); do
        file="$out/compile/$name$size.cpp"
        "$name" "$size" > "$file"
        : > "$measured"
        for ((round = 0; round < rounds; ++round)); do compile_once "$compiler" -O0 -c "$file" >> "$measured"; done
        seconds=$(cut -d' ' -f1 "$measured" | median)
        count=$(instantiations "$compiler" -O0 -c "$file")
        echo "$compiler,$name,$size,$seconds,$count" >> "$out/sweep.csv"
        printf '%-11s %-10s %5s %8s %15s\n' "$compiler" "$name" "$size" "$seconds" "${count:--}"
      done
    done
  done
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
        ratio=$(awk -v a="$count" -v b="$c_count" 'BEGIN { if (b > 0) printf "%.2f", a / b }')
        echo "$opt,$name,$participant,$count,$ratio" >> "$out/instructions.csv"
        printf '%-4s %-8s %-8s %12s %6s\n' "$opt" "$name" "$participant" "$count" "${ratio:--}"
      done
    done
  done
}

# Counts, not seconds: they are the same on every machine. A feature that needs more says so in the file.
budget() {
  local name most count failed=0
  command -v clang++-19 > /dev/null || { echo "clang++-19 is not installed: no budget is checked"; return; }
  while IFS=, read -r name most; do
    [ "$name" = program ] && continue
    count=$(instantiations clang++-19 -O0 -c "$out/compile/${name}_ikebana.cpp")
    printf '%-8s %6s instantiations, %6s at most\n' "$name" "$count" "$most"
    [ "$count" -le "$most" ] || { echo "$name: above its budget" >&2; failed=1; }
  done < bench/compile/budgets.csv
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
  instructions) write_programs; instructions; exit ;;
  budget) write_programs; budget; exit ;;
esac

header="compiler,opt,program,participant,seconds,megabytes,instantiations,ratio"
echo "$header" > "$out/compile.csv"
printf '%-11s %-4s %-8s %-8s %8s %10s %15s %6s %10s\n' compiler opt program who seconds megabytes instantiations ratio text

write_programs
for compiler in g++ clang++-19; do
  command -v "$compiler" > /dev/null || { echo "$compiler is not installed: left out"; continue; }
  label=$compiler
  [ "$compiler" = g++ ] && label=g++-$(g++ -dumpversion | cut -d. -f1)
  for opt in -O0 -O2; do
    for name in a b c d e texts10 texts50; do
      c_seconds=
      for participant in c ikebana; do
        source_file="$out/compile/${name}_$participant.cpp"
        [ -f "$source_file" ] || continue
        measured="$out/compile/measured"
        : > "$measured"
        for ((round = 0; round < rounds; ++round)); do compile_once "$compiler" "$opt" -c "$source_file" >> "$measured"; done
        seconds=$(cut -d' ' -f1 "$measured" | median)
        megabytes=$(cut -d' ' -f2 "$measured" | median)
        text=$(size "$out/compile/object.o" | awk 'NR == 2 { print $1 }')
        count=$(instantiations "$compiler" "$opt" -c "$source_file")
        [ "$participant" = c ] && c_seconds=$seconds
        ratio=$(awk -v a="$seconds" -v b="$c_seconds" 'BEGIN { if (b > 0) printf "%.2f", a / b }')
        echo "$label,$opt,$name,$participant,$seconds,$megabytes,$count,$ratio" >> "$out/compile.csv"
        printf '%-11s %-4s %-8s %-8s %8s %10s %15s %6s %10s\n' "$label" "$opt" "$name" "$participant" "$seconds" "$megabytes" "${count:--}" "${ratio:--}" "$text"
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
