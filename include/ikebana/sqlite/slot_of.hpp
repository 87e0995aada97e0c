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
    0,
    static_cast<unsigned>(parameters_of<Statement, dialect>.size),
    text_of<Statement, dialect>.characters,
    parameter_count<Statement, dialect>,
    numbers_of_parameters<Statement, dialect>,
#ifdef IKEBANA_CATALOGUE
    &in_catalogue<Statement, dialect>,
#endif
};

}  // namespace ikebana::sqlite::detail
