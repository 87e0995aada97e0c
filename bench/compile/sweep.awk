# SPDX-License-Identifier: BSL-1.0
# Reads build/bench/sweep.csv, and lays a straight line through a curve by least squares. Used before linear.awk, which
# judges, and chart.awk, which draws: awk -f sweep.awk -f linear.awk sweep.csv
BEGIN { FS = "," }

FNR > 1 {
  key = $1 SUBSEP $2
  if (!($1 in line)) { line[$1] = ++lines; compiler[lines] = $1 }
  if (!($2 in panel)) { panel[$2] = ++panels; program[panels] = $2 }
  n = ++points[key]
  x[key, n] = $3
  y[key, n, "seconds"] = $4
  y[key, n, "instantiations"] = $5
}

# Sets slope and base of the line, and how much of the differences it explains.
function fit(key, what,   i, n, sx, sy, sxx, sxy, total, rest) {
  n = points[key]; sx = sy = sxx = sxy = total = rest = 0
  for (i = 1; i <= n; ++i) {
    sx += x[key, i]; sy += y[key, i, what]
    sxx += x[key, i] ^ 2; sxy += x[key, i] * y[key, i, what]
  }
  slope = (n * sxy - sx * sy) / (n * sxx - sx ^ 2)
  base = (sy - slope * sx) / n
  for (i = 1; i <= n; ++i) {
    total += (y[key, i, what] - sy / n) ^ 2
    rest += (y[key, i, what] - base - slope * x[key, i]) ^ 2
  }
  explained = total > 0 ? 1 - rest / total : 1
}
