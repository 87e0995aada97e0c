# SPDX-License-Identifier: BSL-1.0
# Which functions the loop over all posts calls: reads what `objdump -dr -C` prints of loops.o, follows the calls from each
# of the two loops through the functions of the same file, and compares what of SQLite they reach for each row. Calls for
# preparing, and in parts that the compiler has set apart as cold, do not count.
/^Disassembly of section / { is_unlikely = /text\.unlikely/; next }
/^[0-9a-f]+ <.*>:$/ {
  current = $0
  sub(/^[0-9a-f]+ </, "", current)
  sub(/>:$/, "", current)
  is_cold = is_unlikely || current ~ /\.cold|clone \.cold/
}
/R_X86_64_(PLT32|PC32|GOTPCRELX)/ && !is_cold {
  callee = $0
  sub(/.*R_X86_64_[A-Z0-9]+[ \t]+/, "", callee)
  sub(/-0x[0-9a-f]+$/, "", callee)
  if (!((current, callee) in calls)) { calls[current, callee] = 1; list[current] = list[current] "\n" callee }
}
function follow(from, into,    parts, count, i) {
  if ((from, into) in visited) return
  visited[from, into] = 1
  count = split(list[from], parts, "\n")
  for (i = 1; i <= count; ++i) {
    if (parts[i] == "") continue
    if (parts[i] ~ /^sqlite3_/) reached[into, parts[i]] = 1
    else if (parts[i] in list) follow(parts[i], into)
  }
}
END {
  follow("loop_by_hand", "hand")
  follow("loop_of_ikebana", "ours")
  once = "^sqlite3_(prepare_v3|finalize|reset|bind_.*|errmsg|errstr|extended_errcode|db_handle|sql|column_name)$"
  for (each in reached) {
    split(each, part, SUBSEP)
    if (part[2] ~ once) continue
    in_one[part[2]] = in_one[part[2]] " " part[1]
  }
  more = 0
  for (each in in_one) {
    printf "%-24s%s\n", each, in_one[each] ~ /hand/ && in_one[each] ~ /ours/ ? "both" : (in_one[each] ~ /ours/ ? "Ikebana alone" : "by hand alone")
    if (in_one[each] !~ /hand/) ++more
  }
  if (more == 0) print "Ikebana calls nothing of SQLite for a row that the loop by hand does not"
}
