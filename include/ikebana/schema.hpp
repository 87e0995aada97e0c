// SPDX-License-Identifier: BSL-1.0
#ifndef IKEBANA_SCHEMA_HPP
#define IKEBANA_SCHEMA_HPP

// Schemas, all that is computed at compile time: SQL that is read, and whether models conform to it. No SQLite.

#include <ikebana/schema/conforms.hpp>
#include <ikebana/schema/ddl.hpp>

#endif
