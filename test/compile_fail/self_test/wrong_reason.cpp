// SPDX-License-Identifier: BSL-1.0
// harness: the first error line does not match: ikebana::f: no such column
// expect: ikebana::f: no such column
int main() {
#ifdef MISTAKE
  return undeclared;  // fails, but for another reason
#else
  return 0;
#endif
}
