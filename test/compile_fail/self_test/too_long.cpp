// SPDX-License-Identifier: BSL-1.0
// harness: the output has [0-9]+ lines, the limit is 1[05]
// expect: no matching function for call to 'f
struct a {};
struct b {};
struct c {};
struct d {};

void f();
void f(a);
void f(b);
void f(c);
void f(d);

void g() {
#ifdef MISTAKE
  f(1);
#else
  f();
#endif
}
