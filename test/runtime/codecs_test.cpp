// SPDX-License-Identifier: BSL-1.0
// Types of one's own in a database: written, read, compared, as keys, in preloads, as arguments; and what they refuse.

#include "../static/codecs.hpp"

#include "engine.hpp"

#include <boost/test/unit_test.hpp>

#include <map>
#include <span>

namespace {

using namespace codecs;
using namespace ikebana;

Uuid uuid_of(int number) {
  Uuid uuid;
  for (std::size_t i = 0; i != uuid.bytes.size(); ++i) uuid.bytes[i] = static_cast<std::byte>(number * 31 + static_cast<int>(i));
  return uuid;
}

Device device_of(int number) {
  Device device{
      uuid_of(number),
      {number, number % 7},
      {number * 100},
      {number / 4.0},
      {"word " + std::to_string(number)},
      number % 2 == 0 ? suit::hearts : suit::spades,
      std::nullopt,
      std::nullopt};
  if (number % 3 == 0) device.twin = uuid_of(number + 1);
  if (number % 5 == 0) device.nick = Word{"nick " + std::to_string(number)};
  return device;
}

bool same(const Device& a, const Device& b) {
  return a.id == b.id && a.version == b.version && a.price == b.price && a.warm == b.warm && a.word == b.word && a.played == b.played &&
         a.twin == b.twin && a.nick == b.nick;
}

struct fixture {
  engine::database db;
  std::vector<Device> written;

  fixture() {
#ifdef IKEBANA_ON_POSTGRES
    db.execute(
        "CREATE TABLE devices (id BLOB PRIMARY KEY, version TEXT, price INTEGER, warm REAL, word TEXT, played INTEGER, twin BLOB, nick "
        "TEXT)");
#else
    db.execute("CREATE TABLE devices (id BLOB PRIMARY KEY, version, price, warm, word, played, twin, nick)");
#endif
    db.execute(R"(
      CREATE TABLE readings (id INTEGER PRIMARY KEY, device_id BLOB NOT NULL, measured REAL NOT NULL);
      CREATE TABLE bills (id INTEGER PRIMARY KEY, payer TEXT NOT NULL);
      CREATE TABLE items (id INTEGER PRIMARY KEY, bill_id INTEGER, name TEXT NOT NULL);
    )");
    for (int i = 1; i <= 20; ++i) {
      written.push_back(device_of(i));
      db.execute(insert(written.back()));
    }
  }

  void refuses(const char* assignment, const char* column, const char* why) {
    {
      const auto change = db.transaction();
      db.execute(assignment);
      BOOST_CHECK_EXCEPTION(db.all(from<Device>()), ikebana::conversion_error, [&](const ikebana::conversion_error& thrown) {
        return thrown.message().find(column) != std::string::npos && thrown.message().find(why) != std::string::npos &&
               thrown.sql() == from<Device>().sql();
      });
      BOOST_TEST(!db.is_busy());
    }
    BOOST_TEST(db.all(from<Device>()).size() == written.size());
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(codecs, fixture)

BOOST_AUTO_TEST_CASE(there_and_back) {
  const std::vector<Device> read = db.all(from<Device>());
  BOOST_TEST(read.size() == written.size());
  for (const Device& expected : written) {
    BOOST_TEST(same(db.one(from<Device>().where(col<&Device::id> == expected.id)), expected));
  }
  std::size_t streamed = 0;
  for (const Device& device : db(from<Device>())) {
    for (const Device& expected : written) streamed += same(device, expected) ? 1u : 0u;
  }
  BOOST_TEST(streamed == written.size());
}

BOOST_AUTO_TEST_CASE(each_is_kept_as_its_codec_says) {
  db.execute(R"(CREATE TABLE kinds AS SELECT typeof(id) || typeof(version) || typeof(price) || typeof(warm) ||
                typeof(word) || typeof(played) || typeof(twin) AS kinds, version FROM devices WHERE price = 300)");
  const auto holds = [&](const char* expected) {
    return db.execute("UPDATE kinds SET version = version WHERE " + std::string(expected)) == 1;
  };
  BOOST_TEST(holds("kinds = 'blobtextintegerrealtextintegerblob'"));
  BOOST_TEST(holds("version = 'version 3.3'"));
}

BOOST_AUTO_TEST_CASE(in_conditions_and_selections) {
  const auto count_if = [&](auto condition) {
    std::size_t found = 0;
    for (const Device& each : written) found += condition(each) ? 1u : 0u;
    return found;
  };
  BOOST_TEST(db.all(from<Device>().where(col<&Device::price> > Money{700})).size() ==
             count_if([](const Device& each) { return each.price.cents > 700; }));
  BOOST_TEST(db.all(from<Device>().where(col<&Device::twin> == uuid_of(4) || col<&Device::nick> == Word{"nick 5"})).size() ==
             count_if([](const Device& each) { return each.twin == uuid_of(4) || each.nick == Word{"nick 5"}; }));
  BOOST_TEST(db.all(from<Device>().where(col<&Device::version>.in(Version{3, 3}, Version{8, 1}, Version{9, 9}))).size() == 2u);
  BOOST_TEST(db.all(from<Device>().where(col<&Device::warm>.between(Celsius{1}, Celsius{2}))).size() ==
             count_if([](const Device& each) { return each.warm.degrees >= 1 && each.warm.degrees <= 2; }));
  BOOST_TEST(db.all(from<Device>().where(col<&Device::played> == suit::hearts)).size() ==
             count_if([](const Device& each) { return each.played == suit::hearts; }));
  BOOST_TEST((db.one(from<Device>().select(max(col<&Device::price>))) == Money{2000}));
  const auto one = db.one(from<Device>().select(col<&Device::version>, col<&Device::nick>).where(col<&Device::price> == Money{1500}));
  BOOST_TEST((one[col<&Device::version>] == Version{15, 1}));
  BOOST_TEST((one[col<&Device::nick>] == Word{"nick 15"}));
}

BOOST_AUTO_TEST_CASE(as_arguments) {
  constexpr auto asked = from<Device>().where(col<&Device::id> == param<"id"> && col<&Device::word> == param<"word">);
  const std::vector<Device> found = db.all(asked, "id"_arg = uuid_of(8), "word"_arg = Word{"word 8"});
  BOOST_TEST(found.size() == 1u);
  BOOST_TEST(same(found.front(), device_of(8)));
  for (const Device& device : db(asked, "word"_arg = Word{"word 9"}, "id"_arg = uuid_of(9))) BOOST_TEST(same(device, device_of(9)));
}

BOOST_AUTO_TEST_CASE(as_keys_of_every_strategy) {
  std::map<std::array<std::byte, 16>, std::vector<double>> expected;
  for (int i = 0; i != 50; ++i) {
    const Reading reading{0, uuid_of(i % 23), {i / 2.0}};
    db.execute(insert(reading));
    expected[reading.device_id.bytes].push_back(i / 2.0);
  }
  using Readings = has_many<Device, Reading>;
  for (const Device& device : written) {
    std::vector<double> found;
    for (const Reading& each : db(related<Readings>().of(device).order_by(col<&Reading::id>))) found.push_back(each.measured.degrees);
    BOOST_TEST((found == expected[device.id.bytes]));
    BOOST_TEST(db.all(related<Readings>().of(device.id)).size() == found.size());
    BOOST_TEST(db.all(related<Readings>(), "owner"_arg = device.id).size() == found.size());
  }
  for (const auto& [device, readings] : db(from<Device>().with(related<Readings>().order_by(col<&Reading::id>)))) {
    std::vector<double> found;
    for (const Reading& each : readings) found.push_back(each.measured.degrees);
    BOOST_TEST((found == expected[device.id.bytes]));
  }
  for (const auto& [reading, device] : db(from<Reading>().with(related<belongs_to<Reading, Device>>()))) {
    BOOST_TEST(device.has_value() ==
               (reading.device_id != uuid_of(0) && reading.device_id != uuid_of(21) && reading.device_id != uuid_of(22)));
    if (device.has_value()) BOOST_TEST((device->id == reading.device_id));
  }
}

BOOST_AUTO_TEST_CASE(as_integer_keys_by_hop_and_joined) {
  using Items = has_many<Bill, Item>;
  for (int i = 0; i != 10; ++i) BOOST_TEST(db.execute(insert(Bill{{}, "payer " + std::to_string(i)})) == i + 1);
  std::map<std::int64_t, std::size_t> expected;
  for (int i = 0; i != 40; ++i) {
    Item item{0, std::nullopt, "item"};
    if (i % 4 != 0) {
      item.bill_id = Money{i % 7 + 1};
      ++expected[i % 7 + 1];
    }
    db.execute(insert(item));
  }
  for (const auto& [bill, items] : db(from<Bill>().with(related<Items>()))) BOOST_TEST(items.size() == expected[bill.id.cents]);
  for (const auto& [bill, items] : db(from<Bill>().where(col<&Bill::id> >= Money{1}).with(related<Items>()))) {
    BOOST_TEST(items.size() == expected[bill.id.cents]);
  }
  for (const auto& [bill, items] : db(from<Bill>().with(related<Items>().joined()))) BOOST_TEST(items.size() == expected[bill.id.cents]);
  BOOST_TEST(db.all(related<Items>().of(Money{3})).size() == expected[3]);
}

BOOST_AUTO_TEST_CASE(what_a_codec_refuses_to_read) {
  refuses("UPDATE devices SET id = x'0102' WHERE price = 100", "(id)", "a UUID has 16 bytes");
  refuses("UPDATE devices SET version = 'version x.y'", "(version)", "stoi");
  refuses("UPDATE devices SET word = ''", "(word)", "does not say why");
  refuses("UPDATE devices SET played = 1000", "(played)", "fits");
  refuses("UPDATE devices SET warm = NULL", "(warm)", "NULL");
  refuses("UPDATE devices SET twin = x''", "(twin)", "16 bytes");
#ifndef IKEBANA_ON_POSTGRES  // whose columns hold what they are of
  refuses("UPDATE devices SET id = 'text' WHERE price = 100", "(id)", "holds a text, and a blob is wanted");
  refuses("UPDATE devices SET version = 7", "(version)", "a text is wanted");
  refuses("UPDATE devices SET price = 'x'", "(price)", "an integer is wanted");
#endif
}

BOOST_AUTO_TEST_CASE(what_a_codec_refuses_to_write) {
  Device device = device_of(30);
  device.price = Money{-1};
  const auto says_why = [](const ikebana::conversion_error& thrown) {
    return thrown.message() == "parameter " + engine::parameter(3) + " is refused by its type: less than nothing" && !thrown.sql().empty();
  };
  BOOST_CHECK_EXCEPTION(db.execute(insert(device)), ikebana::conversion_error, says_why);
  BOOST_CHECK_THROW(db.all(from<Device>().where(col<&Device::price> == Money{-5})), ikebana::conversion_error);
  BOOST_TEST(!db.is_busy());
  BOOST_TEST(db.all(from<Device>()).size() == written.size());
}

BOOST_AUTO_TEST_CASE(bytes_without_a_codec) {
  db.execute("CREATE TABLE files (id INTEGER PRIMARY KEY, digest BLOB)");
  const File first{1, {std::byte{1}, std::byte{0}, std::byte{255}}};
  db.execute(insert(first));
  db.execute(insert(File{2, {}}));
  BOOST_TEST((db.one(from<File>().where(col<&File::digest> == first.digest)).digest == first.digest));
  const std::span<const std::byte> span{first.digest};
  BOOST_TEST(db.one(from<File>().where(col<&File::digest> == span)).id == 1);
  BOOST_TEST(db.one(from<File>().where(col<&File::digest> == blob_view(span))).id == 1);
  const std::span<const std::byte> back = blob_view(span);
  BOOST_TEST((back.data() == span.data() && back.size() == span.size()));
  db.execute("UPDATE files SET digest = x'01'");
  BOOST_CHECK_THROW(db.all(from<File>()), ikebana::conversion_error);
  BOOST_TEST(!db.is_busy());
}

BOOST_AUTO_TEST_SUITE_END()
