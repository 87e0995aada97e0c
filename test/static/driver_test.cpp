// SPDX-License-Identifier: BSL-1.0
// SQLite's connection is one that the room driver/ can run queries on.
#include <ikebana/driver/driver.hpp>
#include <ikebana/sqlite.hpp>

static_assert(ikebana::detail::a_connection<ikebana::sqlite::detail::connection>);

// The errors of all engines are one hierarchy, and SQLite's names are names of it.
static_assert(std::is_same_v<ikebana::sqlite::error, ikebana::error>);
static_assert(std::is_same_v<ikebana::sqlite::busy, ikebana::busy> && std::is_base_of_v<ikebana::error, ikebana::busy>);
static_assert(std::is_same_v<ikebana::sqlite::conversion_error, ikebana::conversion_error>);
static_assert(std::is_same_v<ikebana::sqlite::page_of<int>, ikebana::page_of<int>>);
static_assert(std::is_same_v<ikebana::sqlite::loaded_rows<int>, ikebana::loaded_rows<int>>);
