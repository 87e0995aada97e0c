# SPDX-License-Identifier: BSL-1.0
# From single measurements to build/bench/runtime.csv and a table: the median over the rounds, ratios between what was
# measured in the same round, and the spread: half of the distance between the quartiles, of the median.
#   awk -F, -v csv=runtime.csv -f table.awk instructions.csv measurements.csv
function median_of(values, count,    i, k, kept) {
  for (i = 2; i <= count; ++i) {
    kept = values[i]
    for (k = i - 1; k >= 1 && values[k] > kept; --k) values[k + 1] = values[k]
    values[k + 1] = kept
  }
  return values[int((count + 1) / 2)]
}
FILENAME ~ /instructions/ { own[$1 "," $2 "," $3 "," $4] = $5; next }
{
  group = $2 "," $3 "," $4
  who = group "," $5
  if (!(who in rounds)) order[++count] = who
  time[who, $1] = $6
  allocations[who] = $7
  if ($1 + 1 > rounds[who]) rounds[who] = $1 + 1
}
END {
  print "workload,size,database,participant,ns,ratio_plain,ratio_expert,instructions,allocations" > csv
  printf "%-12s %-4s %-7s %-14s %10s %7s %7s %7s %6s %6s\n", "workload", "size", "where", "who", "ns", "spread", "plain", "expert", "instr", "alloc"
  for (n = 1; n <= count; ++n) {
    who = order[n]
    split(who, part, ",")
    group = part[1] "," part[2] "," part[3]
    size = rounds[who]
    for (i = 1; i <= size; ++i) values[i] = time[who, i - 1]
    ns = median_of(values, size)
    spread = (values[int(size * 3 / 4) + 1 > size ? size : int(size * 3 / 4) + 1] - values[int(size / 4) + 1]) / 2 / ns
    for (i = 1; i <= size; ++i) values[i] = time[who, i - 1] / time[group ",c_plain", i - 1]
    plain = median_of(values, size)
    for (i = 1; i <= size; ++i) values[i] = time[who, i - 1] / time[group ",c_expert", i - 1]
    expert = median_of(values, size)
    printf "%s,%.1f,%.3f,%.3f,%s,%.3f\n", who, ns, plain, expert, own[who], allocations[who] > csv
    printf "%-12s %-4s %-7s %-14s %10.1f %6.1f%% %7.3f %7.3f %6s %6.2f\n", part[1], part[2], part[3], part[4], ns, spread * 100, plain, expert, own[who] == "" ? "-" : own[who], allocations[who]
  }
}
