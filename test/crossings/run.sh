#!/usr/bin/env bash
# SPDX-License-Identifier: BSL-1.0
# Random programs whose answers are compared with nested loops: test/crossings/run.sh [programs] [first seed] [queries]
#
# A query that does not compile has to be refused by one error that is a sentence of the library; it is counted, and the
# rest of its program runs. CXX is the compiler; with IKEBANA_POSTGRES=<connection> they run on that server; IKEBANA_KEEP=1 keeps the programs of all seeds, not of the wrong ones alone.
set -uo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
include=$here/../../include
programs=${1:-10}
first=${2:-1}
queries=${3:-24}
CXX=${CXX:-g++}
work=${IKEBANA_WORK:-$(mktemp -d)}
mkdir -p "$work"
jobs=${IKEBANA_JOBS:-$(nproc 2>/dev/null || echo 2)}
options=(-std=c++20 -O0 -w "-I$include" "-I$work" "-I$here" "-I$here/../runtime")
library=-lsqlite3
[ -z "${IKEBANA_POSTGRES:-}" ] || { options+=(-DIKEBANA_ON_POSTGRES); library=-lpq; }

"$CXX" -std=c++20 -O1 "$here/generate.cpp" -o "$work/generate" || exit 1
cp "$here/program.hpp" "$work/program.hpp"
"$CXX" "${options[@]}" -x c++-header "$work/program.hpp" -o "$work/program.hpp.gch" || exit 1

# run_seed <seed>: leaves its verdict in seed.verdict, one line for each thing found.
run_seed() {
  local program=$work/$1.cpp skipped=() only errors
  "$work/generate" "$1" "$queries" >"$program"
  local before=-1
  until "$CXX" "${options[@]}" "${skipped[@]}" "$program" -o "$work/$1" "$library" 2>"$work/$1.log"; do
    if [ "${#skipped[@]}" -eq "$before" ]; then
      echo "BROKEN seed $1: $(grep -m1 error "$work/$1.log")"
      return
    fi
    before=${#skipped[@]}
    # Each line of the program that the compiler names is of a query, which is compiled alone.
    for only in $(grep -oE "$program:[0-9]+" "$work/$1.log" | sort -u | sed 's/.*://' |
      awk -v program="$program" '{ named[$1] } END { while ((getline line < program) > 0) {
        ++n
        if (match(line, /^#if !defined SKIP_[0-9]+/)) only = substr(line, 19, RLENGTH - 18)
        if (n in named && !seen[only]++) print only
      } }'); do
      if ! "$CXX" "${options[@]}" -fsyntax-only -D "ONLY=$only" "$program" 2>"$work/$1.log"; then
        # What is refused is no row: to decompose it is a second error, which no library can spare.
        errors=$(grep -E ': (fatal )?error: ' "$work/$1.log" | grep -cvE 'decompose|structured binding|names? (were )?provided|only [0-9]+ elements?')
        local sentence
        sentence=$(grep -m1 -E ': (fatal )?error: ' "$work/$1.log" | sed -E 's/^.*static assertion failed:? ?(due to requirement .*: )?//; s/^[^ ]*: error: /NO SENTENCE: /')
        echo "REFUSED seed $1 query $only ($errors errors): $sentence"
        skipped+=(-D "SKIP_$only")
      fi
    done
  done
  "$work/$1" | sed "s/^\(WRONG\|THROWN\|BUSY\)/\1 seed $1/"
  local status=${PIPESTATUS[0]}
  [ "$status" -le 2 ] || echo "CRASHED seed $1: status $status"
  rm -f "$work/$1"
  [ "$status" -ne 0 ] || [ -n "${IKEBANA_KEEP:-}" ] || rm -f "$program" "$work/$1.log"
}

for ((seed = first; seed != first + programs; ++seed)); do
  while [ "$(jobs -rp | wc -l)" -ge "$jobs" ]; do wait -n; done
  run_seed "$seed" >"$work/$seed.verdict" &
done
wait

verdicts=()
for ((seed = first; seed != first + programs; ++seed)); do verdicts+=("$work/$seed.verdict"); done
cat "${verdicts[@]}" >"$work/all.txt"
grep -v '^REFUSED' "$work/all.txt"
echo "-- refused, by sentence:"
grep '^REFUSED' "$work/all.txt" | sed 's/^REFUSED seed [0-9]* query [0-9]* //' | sort | uniq -c | sort -rn
echo "-- $programs programs of $queries queries from seed $first: $(grep -c '^WRONG\|^BUSY' "$work/all.txt") wrong, $(grep -c '^THROWN' "$work/all.txt") thrown," \
  "$(grep -c '^REFUSED' "$work/all.txt") refused, $(grep -c '^REFUSED.*\(NO SENTENCE\|([2-9][0-9]* errors\)' "$work/all.txt") of them not by one sentence," \
  "$(grep -c '^BROKEN\|^CRASHED' "$work/all.txt") broken; programs in $work"
! grep -q '^WRONG\|^BUSY\|^BROKEN\|^CRASHED\|^REFUSED.*NO SENTENCE\|^REFUSED.*([2-9][0-9]* errors' "$work/all.txt"
