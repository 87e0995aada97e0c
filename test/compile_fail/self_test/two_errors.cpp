// SPDX-License-Identifier: BSL-1.0
// harness: one mistake gives 2 errors
// expect: ikebana::f: no such column
#ifdef MISTAKE
static_assert(false, "ikebana::f: no such column");
static_assert(false, "and another");
#else
#endif
