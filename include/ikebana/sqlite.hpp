// SPDX-License-Identifier: BSL-1.0
#pragma once

// The SQLite driver: `ikebana::sqlite::database`, and all of ikebana.hpp.

#include <ikebana/fwd.hpp>  // first: it says what the compiler must know

#include <ikebana/ikebana.hpp>

// The rules come first: a compiler prints the way to the header that refuses something.
#include <ikebana/driver/arguments.hpp>
#include <ikebana/driver/check_run.hpp>
#include <ikebana/driver/rows.hpp>
#include <ikebana/driver/database_on.hpp>
#include <ikebana/sqlite/database.hpp>

namespace ikebana::dsl {

namespace sqlite = ikebana::sqlite;

}  // namespace ikebana::dsl
