// SPDX-License-Identifier: BSL-1.0
// The SQL and the types of queries, exact to the byte: see queries.hpp.

#include "queries.hpp"
