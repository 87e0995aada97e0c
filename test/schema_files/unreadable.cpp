// SPDX-License-Identifier: BSL-1.0
// A file that ends within quotes is no SQL, whatever the next one says.

#include <ikebana/schema.hpp>

#include "schema.hpp"

static_assert(schema.error());
