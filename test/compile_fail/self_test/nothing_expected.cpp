// SPDX-License-Identifier: BSL-1.0
// harness: has no line
#ifdef MISTAKE
static_assert(false, "ikebana::f: no such column");
#else
#endif
