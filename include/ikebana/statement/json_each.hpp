// SPDX-License-Identifier: BSL-1.0
#pragma once

// Where json_each stood before release 0.2: include <ikebana/query/json_each.hpp>.

#include <ikebana/query/json_each.hpp>
