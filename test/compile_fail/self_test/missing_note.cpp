// SPDX-License-Identifier: BSL-1.0
// harness: nothing in the output matches: fact<User>
// expect: ikebana::f: no such column
// expect-note: no such column
// expect-note: fact<User>
#ifdef MISTAKE
static_assert(false, "ikebana::f: no such column");
#else
#endif
