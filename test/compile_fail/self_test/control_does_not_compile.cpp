// SPDX-License-Identifier: BSL-1.0
// harness: it does not compile without the mistake
// expect: ikebana::f: no such column
#ifdef MISTAKE
static_assert(false, "ikebana::f: no such column");
#else
static_assert(false, "something else is broken");
#endif
