// SPDX-License-Identifier: BSL-1.0
#pragma once

// The schema at compile time: the statements that make the tables of models, pictures of them, SQL that is read, and
// whether models conform to it. No database.

// The rules come first: a compiler prints the way to the header that refuses something.
#include <ikebana/fwd.hpp>  // first: it says what the compiler must know

#include <ikebana/schema/create/check_constraints.hpp>
#include <ikebana/schema/constraints.hpp>
#include <ikebana/schema/create/check_schema.hpp>

#include <ikebana/schema/create_table.hpp>
#include <ikebana/schema/diagram.hpp>
#include <ikebana/schema/conforms.hpp>
#include <ikebana/schema/ddl.hpp>
