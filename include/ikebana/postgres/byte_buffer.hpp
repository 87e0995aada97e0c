// SPDX-License-Identifier: BSL-1.0
#pragma once

// Bytes on their way to the server, in its order: the most significant first.

#include <ikebana/fwd.hpp>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <new>
#include <string_view>

namespace ikebana::postgres::detail {

constexpr std::uint64_t big_endian(std::uint64_t value) { return __builtin_bswap64(value); }
constexpr std::uint32_t big_endian(std::uint32_t value) { return __builtin_bswap32(value); }
constexpr std::uint16_t big_endian(std::uint16_t value) { return __builtin_bswap16(value); }

/// An integer where libpq has put it.
template <class Unsigned>
Unsigned read_big_endian(const char* from) {
  Unsigned value;
  __builtin_memcpy(&value, from, sizeof value);
  return detail::big_endian(value);
}

/// Grows at its end. What is small has room in it.
class byte_buffer {
 public:
  byte_buffer() = default;
  byte_buffer(const byte_buffer&) = delete;
  byte_buffer& operator=(const byte_buffer&) = delete;
  ~byte_buffer() {
    if (data_ != room_) std::free(data_);
  }

  std::size_t size() const { return size_; }
  char* data() { return data_; }
  void clear() { size_ = 0; }
  void cut(std::size_t size) { size_ = size; }

  /// Room for more bytes at the end.
  char* add(std::size_t count) {
    if (capacity_ - size_ < count) grow(count);
    char* const there = data_ + size_;
    size_ += count;
    return there;
  }

  void put(const void* bytes, std::size_t count) {
    if (count != 0) __builtin_memcpy(add(count), bytes, count);
  }
  void put(std::string_view text) { put(text.data(), text.size()); }
  template <class Unsigned>
  void put_number(Unsigned value) {
    value = detail::big_endian(value);
    put(&value, sizeof value);
  }
  template <class Unsigned>
  void write_number(std::size_t at, Unsigned value) {
    value = detail::big_endian(value);
    __builtin_memcpy(data_ + at, &value, sizeof value);
  }

 private:
  [[gnu::noinline]] void grow(std::size_t count) {
    std::size_t wanted = capacity_ * 2;
    while (wanted - size_ < count) wanted *= 2;
    char* const larger = static_cast<char*>(data_ == room_ ? std::malloc(wanted) : std::realloc(data_, wanted));
    if (larger == nullptr) throw std::bad_alloc{};
    if (data_ == room_) __builtin_memcpy(larger, room_, size_);
    data_ = larger;
    capacity_ = wanted;
  }

  alignas(8) char room_[256];
  char* data_ = room_;
  std::size_t size_ = 0;
  std::size_t capacity_ = sizeof room_;
};

}  // namespace ikebana::postgres::detail
