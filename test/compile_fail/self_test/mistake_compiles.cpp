// SPDX-License-Identifier: BSL-1.0
// harness: it compiles with the mistake
// expect: ikebana::f: no such column
#ifdef MISTAKE
static_assert(true, "ikebana::f: no such column");
#else
#endif
