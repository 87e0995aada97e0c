// SPDX-License-Identifier: BSL-1.0
#pragma once

// libpq, PostgreSQL's own C library.

#include <ikebana/fwd.hpp>

#if __has_include(<libpq-fe.h>)
#include <libpq-fe.h>
#elif __has_include(<postgresql/libpq-fe.h>)
#include <postgresql/libpq-fe.h>
#else
#error "ikebana needs libpq for PostgreSQL: install it (libpq-dev), and add its headers to the include path"
#endif

#ifndef LIBPQ_HAS_PIPELINING
#error "ikebana needs libpq 14 or later"
#endif
