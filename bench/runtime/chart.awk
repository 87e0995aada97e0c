# SPDX-License-Identifier: BSL-1.0
# Draws build/bench/runtime.csv as an SVG: for each workload the ratio of each participant to the plain C program.
#   awk -F, -v size=S -v database=memory -f chart.awk runtime.csv > runtime.svg
BEGIN {
  count = split("c_plain c_expert ikebana ikebana_views sqlitecpp soci", participants, " ")
  split("#9aa0a6 #5f6368 #c2185b #f06292 #1a73e8 #f9ab00", colours, " ")
  for (i = 1; i <= count; ++i) { place[participants[i]] = i }
}
NR > 1 && $2 == size && $3 == database && $6 != "" && $1 !~ /_/ {
  if (!($1 in seen)) { seen[$1] = 1; workloads[++workload_count] = $1 }
  ratio[$1, $4] = $6
}
END {
  bar = 13; gap = 22; left = 60; top = 54; height = 220; most = 2
  group = count * bar + gap
  width = left + workload_count * group + 20
  printf "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" font-family=\"sans-serif\" font-size=\"12\">\n", width, top + height + 40
  printf "<title>Time beside the plain C program, size %s, %s</title>\n", size, database
  printf "<rect width=\"100%%\" height=\"100%%\" fill=\"white\"/>\n"
  x = left
  for (i = 1; i <= count; ++i) {
    printf "<rect x=\"%d\" y=\"14\" width=\"12\" height=\"12\" fill=\"%s\"/><text x=\"%d\" y=\"25\">%s</text>\n", x, colours[i], x + 16, participants[i]
    x += 30 + 7 * length(participants[i])
  }
  for (line = 0; line <= most; line += 0.5) {
    y = top + height - line / most * height
    printf "<line x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\" stroke=\"%s\"/><text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%.1f</text>\n", left, width - 10, y, y, line == 1 ? "#202124" : "#dadce0", left - 6, y + 4, line
  }
  for (w = 1; w <= workload_count; ++w) {
    for (i = 1; i <= count; ++i) {
      value = ratio[workloads[w], participants[i]]
      if (value == "") continue
      shown = value > most ? most : value
      printf "<rect x=\"%d\" y=\"%.1f\" width=\"%d\" height=\"%.1f\" fill=\"%s\"><title>%s %s: %s</title></rect>\n", left + 8 + (w - 1) * group + (i - 1) * bar, top + height - shown / most * height, bar - 2, shown / most * height, colours[i], workloads[w], participants[i], value
    }
    printf "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">%s</text>\n", left + 8 + (w - 1) * group + count * bar / 2, top + height + 20, workloads[w]
  }
  print "</svg>"
}
