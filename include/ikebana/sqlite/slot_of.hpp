// SPDX-License-Identifier: BSL-1.0
#pragma once

// What is known of a statement's type when it runs on SQLite: its slot.

#include <ikebana/driver/bind.hpp>
#include <ikebana/sqlite/connection.hpp>
#ifdef IKEBANA_CATALOGUE
#include <ikebana/sqlite/catalogue.hpp>
#endif

namespace ikebana::sqlite::detail {

template <class Statement>
constinit slot connection::slot_of = {
    {0},
    static_cast<unsigned>(ikebana::detail::parameters_of<Statement, dialect>.size),
    ikebana::detail::text_of<Statement, dialect>.characters,
    ikebana::detail::parameter_count<Statement, dialect>,
    ikebana::detail::numbers_of_parameters<Statement, dialect>,
#ifdef IKEBANA_CATALOGUE
    &ikebana::detail::in_catalogue<Statement, dialect>,
#endif
};

}  // namespace ikebana::sqlite::detail
