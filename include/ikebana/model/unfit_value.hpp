// SPDX-License-Identifier: BSL-1.0
#pragma once

// What a codec throws, and what has no member that holds it.

#include <ikebana/fwd.hpp>
#include <ikebana/meta/exceptions.hpp>

#include <exception>

namespace ikebana {

IKEBANA_BEGIN_EXCEPTIONS

/// What a codec may throw for a value that it cannot take; any other exception will do. Thrown by `related<R>().of(keys)`, too, for a
/// number that the key's member does not hold.
class unfit_value : public std::exception {
 public:
  explicit unfit_value(const char* why) noexcept : why_(why) {}
  const char* what() const noexcept override { return why_; }

 private:
  const char* why_;
};

IKEBANA_END_EXCEPTIONS

}  // namespace ikebana
