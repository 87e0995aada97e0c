// SPDX-License-Identifier: BSL-1.0
// All names of the standard library and of Hana in view, before and after the library's own.

#include "standard_headers.hpp"

#include <boost/hana.hpp>

using namespace std;
using namespace boost::hana;
