# SPDX-License-Identifier: BSL-1.0
# Says which sentences of the library no test matches, and which stand twice: awk -f sentences.awk <snapshot/sentences.txt> <tests> <headers>.
#
# A sentence is a literal that begins with "ikebana: " or "ikebana::<name>: "; literals that follow each other are one. A mistake of
# compile_fail matches it word by word, as the snapshot of their first errors has it; of what is thrown, a literal of a test is a part.

BEGIN {
  excused["this type cannot be bound to a parameter"] = "a rule refuses the type before"
  excused["a column cannot be read into this type"] = "a rule refuses the type before"
  excused["a statement of this query's plan is too large, or holds a part that is not sound; say it in two queries"] = \
    "a rule refuses each statement before"
  excused["what follows changes the columns; say into last"] = "a rule refuses what follows"
  excused["a key has at most eight columns"] = "in a relation it is not the only error; describe says it by itself"
  excused["the schema says something else than the struct"] = "clang says it; the mistakes of conforms match what g++ says"
  excused["this is more than 256 tables or 256 kB of SQL; make several schemas of it"] = "takes minutes to compile"
  excused["this picture is longer than 256 kB; make several of it"] = "takes minutes to compile"
  excused["not a number has no literal in SQL"] = "thrown while compiling, where lit<> asks whether there is a literal"
  excused["no integer of SQL is so large"] = excused["not a number has no literal in SQL"]
  excused["this type was declared without a name"] = "thrown while compiling, where a struct is asked for its name"
  excused["a name is longer than 127 characters"] = excused["this type was declared without a name"]
  excused["C++20 is needed; compile with -std=c++20, or in CMake with target_compile_features(... cxx_std_20)"] = "builds.refused"
  excused["exceptions are needed, every failure is one; compile without -fno-exceptions"] = "builds.refused"
  excused["SQLite 3.37 or later is needed; the sqlite3.h that is found is of an older one"] = "builds.refused"
  excused["two threads use one database at once; give each its own, or a lock"] = "an assertion ends the program"
}

# Each literal of a line, and of the lines after it while literals follow each other.
function read_literals(line) {
  while (1) {
    if (!inside) {
      if (!match(line, /"/)) return
      line = substr(line, RSTART + 1)
      literal = ""
      place = FILENAME ":" FNR
      inside = 1
    } else {
      sub(/^ +/, "", line)
      if (line == "") return
      if (substr(line, 1, 1) != "\"") {
        found(literal, place)
        inside = 0
        continue
      }
      line = substr(line, 2)
    }
    if (!match(line, /^([^"\\]|\\.)*"/)) {
      inside = 0
      return
    }
    part = substr(line, 1, RLENGTH - 1)
    line = substr(line, RLENGTH + 1)
    gsub(/\\"/, "\"", part)
    literal = literal part
  }
}

function found(literal, place, words) {
  if (!is_header) {
    if (length(literal) >= 20) tested[literal]
    return
  }
  words = literal
  if (!sub(/^ikebana(::[a-z_]+)*: /, "", words) || words !~ /[a-z]/) return
  ++count
  if (words in place_of) {
    print "the same sentence stands in " place_of[words] " and " place ": " literal
    failed = 1
  }
  place_of[words] = place
  if (index(snapshot, literal "\n") || words in excused) return
  for (test in tested) {
    if (index(literal, test)) return
  }
  print "no test matches the sentence of " place ": " literal
  failed = 1
}

FILENAME ~ /sentences\.txt$/ { snapshot = snapshot $0 "\n"; next }
FNR == 1 {
  inside = 0
  is_header = FILENAME ~ /\/include\//
}
{ read_literals($0) }

END {
  for (words in excused) {
    if (!(words in place_of)) { print "excused, and in no header: " words; failed = 1 }
  }
  if (count < 200) { print "only " count " sentences are found"; failed = 1 }
  print count " sentences"
  exit failed
}
