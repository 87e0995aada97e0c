// SPDX-License-Identifier: BSL-1.0
#pragma once

// The PostgreSQL driver: `ikebana::postgres::database`, and all of ikebana.hpp. It needs libpq.

#include <ikebana/fwd.hpp>  // first: it says what the compiler must know

#include <ikebana/ikebana.hpp>

// The rules come first: a compiler prints the way to the header that refuses something.
#include <ikebana/driver/arguments.hpp>
#include <ikebana/driver/check_run.hpp>
#include <ikebana/driver/rows.hpp>
#include <ikebana/driver/database_on.hpp>
#include <ikebana/postgres/database.hpp>

namespace ikebana::dsl {

namespace postgres = ikebana::postgres;

}  // namespace ikebana::dsl
