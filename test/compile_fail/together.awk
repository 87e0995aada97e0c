# SPDX-License-Identifier: BSL-1.0
# Cuts what a compiler says of the mistakes that together.cmake has put in one file: -v folder=<of the parts> -v compiler=<GNU|Clang>.
#
# The lines of each mistake are followed by an error of our own. A compiler instantiates some templates after all else: a mistake that
# the last lines name has more than its own, and is left out. What names none is of those of whom nothing has been said by then.
#
# Two things are said once a run and are put back: g++ says by which files a header is included, clang how many errors there are.

function put(line) { lines[++count] = line }

function finish(name, i) {
  if (count) {
    if (compiler == "Clang") put(errors (errors == 1 ? " error" : " errors") " generated.")
    said_of[name] = ""
    for (i = 1; i <= count; ++i) said_of[name] = said_of[name] lines[i] "\n"
  }
  else ++silent
  count = errors = 0
  split("", is_said)
}

# A way to a header is a way to each header on it.
function remember(header, way, next_header, rest) {
  next_header = rest = way
  sub(/\n.*$/, "", next_header)
  sub(/:[0-9]+$/, "", next_header)
  if (sub(/^[^\n]*\n/, "", rest)) remember(next_header, rest)
  sub(/\n.*$/, "", way)
  way_to[header] = next_header in way_to ? way "\n" way_to[next_header] : way
}

/^together:[0-9]+:[0-9]+: error: .*end of [a-z0-9_]+"?$/ {
  name = $NF
  sub(/"$/, "", name)
  finish(name)
  is_own = 1
  next
}
# The lines of the source that clang shows of that error; g++ finds no file of that name.
is_own && (/static_assert\(false/ || /^[ |]*\^[ ~]*$/) { next }
{ is_own = 0 }

# g++ says how a header is included up to a header of which it has said so.
compiler == "GNU" && (/^In file included from / || (way && /^ +from /)) {
  step = $0
  sub(/^(In file included| +) ?from /, "", step)
  sub(/[,:]$/, "", step)
  way = way (way ? "\n" : "") step
  next
}
compiler == "GNU" && /^[^ :]+:/ {
  header = substr($0, 1, index($0, ":") - 1)
  if (way) {
    remember(header, way)
    way = ""
  }
  if (!is_said[header]++ && header in way_to) {
    steps = split(way_to[header], step_of, "\n")
    for (i = 1; i <= steps; ++i) put((i == 1 ? "In file included" : "                ") " from " step_of[i] (i == steps ? ":" : ","))
  }
}
/: (fatal )?error: / { ++errors }
compiler == "Clang" && /^[0-9]+ errors? generated\.$/ { next }
{ put($0) }

END {
  for (i = 1; i <= count; ++i) rest = rest lines[i] "\n"
  if (errors > silent) exit 0  # it may be of any
  for (name in said_of) {
    if (index(rest, "/" name ".cpp:")) continue
    printf "%s", said_of[name] > (folder "/" name ".txt")
    close(folder "/" name ".txt")
  }
}
