// SPDX-License-Identifier: BSL-1.0
#define BOOST_TEST_MODULE ikebana_on_postgres
#include <boost/test/unit_test.hpp>
