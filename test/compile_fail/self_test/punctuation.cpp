// SPDX-License-Identifier: BSL-1.0
// harness: refused as expected
// expect: ikebana::f: no column \[x\]; say rows\[0\]; or \(y\)
// expect-note: fact<int ?\[3\]>
template <class T>
inline constexpr bool fact = false;

template <class T>
void f(T&) {
#ifdef MISTAKE
  static_assert(fact<T>, "ikebana::f: no column [x]; say rows[0]; or (y)");  // ]]; [ unbalanced
#else
#endif
}

int main() {
  int rows[3] = {};
  f(rows);
}
