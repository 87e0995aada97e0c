// SPDX-License-Identifier: BSL-1.0
#pragma once

// What a function gives is gone with what it is given: clang warns where it is kept for longer. g++ warns of the attribute.

#include <ikebana/fwd.hpp>

#if defined(__clang__)
#define IKEBANA_LIFETIMEBOUND [[clang::lifetimebound]]
#else
#define IKEBANA_LIFETIMEBOUND
#endif
