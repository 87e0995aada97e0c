// SPDX-License-Identifier: BSL-1.0
#pragma once

// The words of queries and relations alone: `using namespace ikebana::dsl;` leaves the short names that a program may have itself,
// as `by`, `key`, `table`, `hex` and `length`, to be said as ikebana::by.

#include <ikebana/expression/case.hpp>
#include <ikebana/expression/coalesce.hpp>
#include <ikebana/expression/column.hpp>
#include <ikebana/expression/function/aggregate.hpp>
#include <ikebana/expression/item.hpp>
#include <ikebana/expression/maybe.hpp>
#include <ikebana/expression/operand.hpp>
#include <ikebana/expression/order.hpp>
#include <ikebana/query/related.hpp>
#include <ikebana/query/relation_scalar.hpp>
#include <ikebana/query/source.hpp>
#include <ikebana/query/subquery.hpp>
#include <ikebana/relation/relation.hpp>
#include <ikebana/write/conflict.hpp>
#include <ikebana/write/insert.hpp>
#include <ikebana/write/persistence.hpp>
#include <ikebana/write/update.hpp>
#include <ikebana/write/write_record.hpp>

namespace ikebana::dsl {

using ikebana::as, ikebana::belongs_to, ikebana::has_many, ikebana::has_one, ikebana::has_one_through, ikebana::inverse,
    ikebana::many_to_many, ikebana::through;

using ikebana::col, ikebana::from, ikebana::model, ikebana::outer, ikebana::param, ikebana::related, ikebana::target;

using ikebana::asc, ikebana::avg, ikebana::case_, ikebana::choose, ikebana::coalesce, ikebana::count, ikebana::desc, ikebana::distinct,
    ikebana::exists, ikebana::max, ikebana::maybe, ikebana::min, ikebana::scalar, ikebana::sum;

using ikebana::associate, ikebana::attach, ikebana::create, ikebana::create_many, ikebana::detach, ikebana::dissociate, ikebana::excluded,
    ikebana::first_or_create, ikebana::insert, ikebana::remove, ikebana::save, ikebana::sync, ikebana::update, ikebana::update_or_create;

using namespace ikebana::literals;

}  // namespace ikebana::dsl
