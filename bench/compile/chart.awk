# SPDX-License-Identifier: BSL-1.0
# Draws the sweep as an SVG: a panel for each program, size to the right, seconds upwards, a line for each compiler; the
# dashed line is the straight one that fits best.
BEGIN {
  wide = 300; high = 210; left = 44; top = 34; right = 14; bottom = 34
  split("#c2410c #1d4ed8 #15803d #7e22ce", colors, " ")
}

# The smallest of 1, 2 or 5 times a power of ten that takes at most five steps to `value`.
function step_to(value,   step) {
  step = 10 ^ int(log(value) / log(10) - 5)
  while (value / step > 5) {
    if (value / (2 * step) <= 5) return 2 * step
    if (value / (5 * step) <= 5) return 5 * step
    step *= 10
  }
  return step
}

function text(from_left, from_top, anchor, class, words) {
  printf "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" class=\"%s\">%s</text>\n", from_left, from_top, anchor, class, words
}

function line_from(x1, y1, x2, y2, class, color) {
  printf "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" class=\"%s\"%s/>\n", x1, y1, x2, y2, class,
    color == "" ? "" : " stroke=\"" color "\""
}

function across(value) { return x0 + left + value / x_most * (wide - left - right) }
function up(value) { return y0 + high - bottom - value / y_most * (high - top - bottom) }

function draw(name,   step, i, c, key, slowest) {
  x_most = slowest = 0
  for (c = 1; c <= lines; ++c) {
    key = compiler[c] SUBSEP name
    for (i = 1; i <= points[key]; ++i) {
      if (x[key, i] > x_most) x_most = x[key, i]
      if (y[key, i, "seconds"] > slowest) slowest = y[key, i, "seconds"]
    }
  }
  step = step_to(slowest)
  y_most = step * int(slowest / step + 0.999)
  text(x0 + left, y0 + 20, "start", "title", name)
  for (i = 0; i * step <= y_most * 1.001; ++i) {
    line_from(x0 + left, up(i * step), x0 + wide - right, up(i * step), "grid")
    text(x0 + left - 6, up(i * step) + 4, "end", "tick", sprintf("%g s", i * step))
  }
  step = step_to(x_most)
  for (i = 0; i * step <= x_most * 1.001; ++i) text(across(i * step), y0 + high - bottom + 16, "middle", "tick", i * step)
  for (c = 1; c <= lines; ++c) {
    key = compiler[c] SUBSEP name
    fit(key, "seconds")
    line_from(across(0), up(base), across(x_most), up(base + slope * x_most), "fit", colors[c])
    printf "<polyline class=\"line\" stroke=\"%s\" points=\"", colors[c]
    for (i = 1; i <= points[key]; ++i) printf "%.1f,%.1f ", across(x[key, i]), up(y[key, i, "seconds"])
    print "\"/>"
    for (i = 1; i <= points[key]; ++i) {
      printf "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3\" fill=\"%s\"/>\n", across(x[key, i]), up(y[key, i, "seconds"]), colors[c]
    }
  }
}

END {
  columns = 3
  rows = int((panels + columns) / columns)  # one cell more, for the legend
  printf "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"12\">\n",
    columns * wide, rows * high
  print "<style>.title{font-weight:bold;fill:#111}.tick{fill:#444;font-size:11px}.grid{stroke:#ddd}" \
    ".fit{stroke-dasharray:3 3;opacity:.6}.line{fill:none;stroke-width:1.5}</style>"
  print "<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>"
  for (p = 1; p <= panels; ++p) {
    x0 = (p - 1) % columns * wide
    y0 = int((p - 1) / columns) * high
    draw(program[p])
  }
  x0 = panels % columns * wide + left
  y0 = int(panels / columns) * high + 60
  text(x0, y0 - 24, "start", "title", "Seconds of the compiler, -O0")
  for (c = 1; c <= lines; ++c) {
    line_from(x0, y0 + c * 20 - 4, x0 + 24, y0 + c * 20 - 4, "line", colors[c])
    text(x0 + 32, y0 + c * 20, "start", "tick", compiler[c])
  }
  line_from(x0, y0 + c * 20 - 4, x0 + 24, y0 + c * 20 - 4, "fit", "#444")
  text(x0 + 32, y0 + c * 20, "start", "tick", "straight line that fits best")
  print "</svg>"
}
