// SPDX-License-Identifier: BSL-1.0
// What is computed at compile time needs no database: neither its header nor its library.
#include <ikebana/ikebana.hpp>

#ifdef SQLITE_VERSION
#error "ikebana/ikebana.hpp includes sqlite3.h"
#endif

int main() {}
