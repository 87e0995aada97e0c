# SPDX-License-Identifier: BSL-1.0
# Says of each curve of the sweep whether it is a straight line: what one step costs, how much of the differences the
# line explains (R^2), and what the largest size costs, as a ratio to the line through the lower half of the range.
# Counts of instantiations are exact; seconds have noise.
function judge(what, unit, factor,   i, n, lower, growth) {
  fit(key, what)
  n = points[key]
  i = int((n + 1) / 2)
  lower = (y[key, i, what] - y[key, 1, what]) / (x[key, i] - x[key, 1])
  growth = y[key, n, what] / (y[key, i, what] + lower * (x[key, n] - x[key, i]))
  printf "%-11s %-11s %-15s %8.2f %-2s %7.4f %12.2f  %s\n", compiler[c], program[p], what, slope * factor, unit,
    explained, growth, growth <= 1.15 ? "linear" : "NOT LINEAR"
}

END {
  printf "\n%-11s %-11s %-15s %11s %7s %12s\n", "compiler", "program", "measure", "one step", "R^2", "at the end"
  for (c = 1; c <= lines; ++c) {
    for (p = 1; p <= panels; ++p) {
      key = compiler[c] SUBSEP program[p]
      judge("seconds", "ms", 1000)
      if (y[key, 1, "instantiations"] != "") judge("instantiations", "", 1)
    }
  }
}
