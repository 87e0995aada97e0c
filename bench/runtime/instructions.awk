# SPDX-License-Identifier: BSL-1.0
# Reads what callgrind has dumped: instructions for each unit of a workload, in the program itself (with the C++ library
# and that of the participant), in SQLite, and in the C library.
#   awk -f instructions.awk callgrind.out.*
function close_file() {
  if (label == "") return
  split(label, part, ",")
  units = part[5]
  printf "%s,%s,%s,%s,%.1f,%.1f,%.1f\n", part[1], part[2], part[3], part[4],
    spent["own"] / units, spent["sqlite"] / units, spent["libc"] / units
}
function kind_of(object) {
  if (object ~ /libsqlite3|^\?\?\?$/) return "sqlite"
  if (object ~ /\/libc\.|\/libm\.|ld-linux|libpthread/) return "libc"
  return "own"
}
FNR == 1 { close_file(); label = ""; split("", spent); split("", names); object = "own"; skip = 0 }
/^desc: Trigger: Client Request: / { label = substr($0, index($0, "Request: ") + 9) }
/^ob=/ {
  text = substr($0, 4)
  number = text
  sub(/\).*/, ")", number)
  if (text ~ /\) /) names[number] = substr(text, index(text, ") ") + 2)
  object = kind_of(names[number])
  next
}
/^cob=/ {
  text = substr($0, 5)
  number = text
  sub(/\).*/, ")", number)
  if (text ~ /\) /) names[number] = substr(text, index(text, ") ") + 2)
  next
}
/^calls=/ { skip = 1; next }  # the line after it is what the callee has spent
/^[0-9+*-]/ {
  if (skip) { skip = 0; next }
  spent[object] += $2
}
END { close_file() }
