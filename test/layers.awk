# SPDX-License-Identifier: BSL-1.0
# Finds what a header declares and only a header of a room that it must not include defines: an include in disguise.
#
#   awk -v base=<folder of the headers> -v sees="model=meta model;sql=..." -f layers.awk <headers>
#
# It reads what stands at the beginning of a line, as a declaration in a namespace does here. It prints a line for each finding:
# <header>|<name>|<header that defines it>

function room_of(header) {
  return header ~ /\// ? substr(header, 1, index(header, "/") - 1) : ""
}

# A declaration without its "template <...>".
function without_parameters(text,    i, depth, each) {
  while (match(text, /^ *template *</)) {
    depth = 1
    for (i = RLENGTH + 1; i <= length(text) && depth > 0; ++i) {
      each = substr(text, i, 1)
      if (each == "<" || each == "(") ++depth
      if (each == ")" || (each == ">" && substr(text, i - 1, 1) != "-")) --depth
    }
    text = substr(text, i)
  }
  sub(/^ +/, "", text)
  return text
}

function note(header, text,    is_definition, name) {
  text = without_parameters(text)
  is_definition = text ~ /\{/
  if (text ~ /^(struct|class|enum class|enum) /) {
    sub(/^(struct|class|enum class|enum) +(\[\[[^]]*\]\] +)?/, "", text)
    match(text, /^[A-Za-z_0-9]+/)
    name = substr(text, 1, RLENGTH)
  } else if (text !~ /^(using|static_assert|extern|friend|requires)/ && match(text, /[A-Za-z_0-9]+\(/) && (is_definition || text !~ /=/)) {
    name = substr(text, RSTART, RLENGTH - 1)
    if (name == "decltype" || name == "requires" || name == "explicit") return
  } else {
    return
  }
  if (is_definition) {
    defines[header, name] = 1
    if (definers[name] !~ ("(^| )" header "( |$)")) definers[name] = definers[name] " " header
  } else {
    declared[++count] = header SUBSEP name
  }
}

FNR == 1 {
  header = substr(FILENAME, length(base) + 2)
  text = ""
}
{
  sub(/\/\/.*/, "")
  gsub(/"([^"\\]|\\.)*"/, "\"\"")
}
/^#/ || /^namespace/ || /^}/ || /^ *$/ { text = ""; next }
text == "" && /^ / { next }
{
  text = text " " $0
  if ($0 ~ /[;{}] *$/) {
    note(header, text)
    text = ""
  }
}

END {
  rooms = split(sees, each_room, ";")
  for (i = 1; i <= rooms; ++i) {
    split(each_room[i], pair, "=")
    seen[pair[1]] = " " pair[2] " "
  }
  for (i = 1; i <= count; ++i) {
    split(declared[i], part, SUBSEP)
    if ((part[1], part[2]) in defines || room_of(part[1]) == "") continue
    found = split(definers[part[2]], definer, " ")
    is_below = found == 0
    for (k = 1; k <= found; ++k) {
      if (index(seen[room_of(part[1])], " " room_of(definer[k]) " ") || room_of(definer[k]) == "") is_below = 1
    }
    if (!is_below) print part[1] "|" part[2] "|" definer[1]
  }
}
