// SPDX-License-Identifier: BSL-1.0
#pragma once

// Between these two stand exceptions: they have virtual functions, and headers alone have no source file to keep their tables in.

#include <ikebana/fwd.hpp>

#if defined(__clang__)
#define IKEBANA_BEGIN_EXCEPTIONS _Pragma("clang diagnostic push") _Pragma("clang diagnostic ignored \"-Wweak-vtables\"")
#define IKEBANA_END_EXCEPTIONS _Pragma("clang diagnostic pop")
#else
#define IKEBANA_BEGIN_EXCEPTIONS
#define IKEBANA_END_EXCEPTIONS
#endif
