// SPDX-License-Identifier: BSL-1.0
// harness: refused as expected, in [0-9]+ lines
// expect: ikebana::f: no such column
// beyond GNU: a file may say why a compiler cannot be held to the limits
// beyond Clang: a file may say why a compiler cannot be held to the limits
#ifdef MISTAKE
static_assert(false, "ikebana::f: no such column");
static_assert(false, "and another");
#else
#endif
