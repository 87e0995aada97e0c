// SPDX-License-Identifier: BSL-1.0
#ifndef IKEBANA_TEST_CODECS_HPP
#define IKEBANA_TEST_CODECS_HPP

// Types of one's own, each kept by a codec, in models that know nothing of SQLite.

#include <ikebana/ikebana.hpp>

#include <boost/hana/define_struct.hpp>

#include <array>
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>

namespace codecs {

// [uuid]
struct Uuid {
  std::array<std::byte, 16> bytes{};

  bool operator==(const Uuid&) const = default;
};

}  // namespace codecs

template <>
struct ikebana::codec<codecs::Uuid> {
  static ikebana::blob_view to(const codecs::Uuid& uuid) { return uuid.bytes; }

  static codecs::Uuid from(ikebana::blob_view bytes) {
    codecs::Uuid uuid;
    if (bytes.size() != uuid.bytes.size()) throw std::invalid_argument("a UUID has 16 bytes");
    for (std::size_t i = 0; i != bytes.size(); ++i) uuid.bytes[i] = bytes[i];
    return uuid;
  }
};
// [/uuid]

namespace codecs {

/// Text that owns what it is written as.
struct Version {
  int major_number = 0;
  int minor_number = 0;

  bool operator==(const Version&) const = default;
};

/// A whole number of cents.
struct Money {
  std::int64_t cents = 0;

  bool operator==(const Money&) const = default;
};

/// A real number.
struct Celsius {
  double degrees = 0;

  bool operator==(const Celsius&) const = default;
};

/// A word that keeps its memory from row to row.
struct Word {
  std::string letters;

  bool operator==(const Word&) const = default;
};

enum class suit : char { hearts = 'h', spades = 's' };

}  // namespace codecs

template <>
struct ikebana::codec<codecs::Version> {
  static std::string to(const codecs::Version& version) {
    return "version " + std::to_string(version.major_number) + "." + std::to_string(version.minor_number);
  }

  static codecs::Version from(std::string_view text) {
    const std::size_t dot = text.find('.');
    return {std::stoi(std::string(text.substr(8, dot - 8))), std::stoi(std::string(text.substr(dot + 1)))};
  }
};

template <>
struct ikebana::codec<codecs::Money> {
  static std::int64_t to(codecs::Money money) {
    if (money.cents < 0) throw ikebana::unfit_value("less than nothing");
    return money.cents;
  }
  static codecs::Money from(std::int64_t cents) { return {cents}; }
};

template <>
struct ikebana::codec<codecs::Celsius> {
  static double to(codecs::Celsius temperature) { return temperature.degrees; }
  static codecs::Celsius from(double degrees) { return {degrees}; }
};

template <>
struct ikebana::codec<codecs::Word> {
  static const std::string& to(const codecs::Word& word) { return word.letters; }
  static void from(std::string_view letters, codecs::Word& into) {
    if (letters.empty()) throw 42;
    into.letters.assign(letters);
  }
};

template <>
struct ikebana::codec<codecs::suit> {
  static std::int8_t to(codecs::suit given) { return static_cast<std::int8_t>(given); }
  static codecs::suit from(std::int8_t letter) { return static_cast<codecs::suit>(letter); }
};

namespace codecs {

struct Device {
  BOOST_HANA_DEFINE_STRUCT(Device, (Uuid, id), (Version, version), (Money, price), (Celsius, warm), (Word, word), (suit, played),
                           (std::optional<Uuid>, twin), (std::optional<Word>, nick));
};

struct Reading {
  BOOST_HANA_DEFINE_STRUCT(Reading, (std::int64_t, id), (Uuid, device_id), (Celsius, measured));
};

/// Bytes of a known number.
struct File {
  using Digest = std::array<std::byte, 3>;
  BOOST_HANA_DEFINE_STRUCT(File, (std::int64_t, id), (Digest, digest));
};

/// Keyed by an integer that has a type of its own.
struct Bill {
  BOOST_HANA_DEFINE_STRUCT(Bill, (Money, id), (std::string, payer));
};
struct Item {
  BOOST_HANA_DEFINE_STRUCT(Item, (std::int64_t, id), (std::optional<Money>, bill_id), (std::string, name));
};

}  // namespace codecs

#endif
