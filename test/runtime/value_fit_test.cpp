// SPDX-License-Identifier: BSL-1.0
// A value that does not fit is an error wherever it is read or written: in a column, as an argument of a function, as a
// parameter, among several values, as a key.

#include <ikebana/sqlite.hpp>

#include <boost/hana/define_struct.hpp>
#include <boost/test/unit_test.hpp>

#include <cmath>
#include <limits>
#include <span>

namespace value_fit {

// As a UUID is kept: by a codec over bytes.
struct Digest {
  std::array<std::byte, 3> bytes{};
  bool operator==(const Digest&) const = default;
};

// A code that is never negative, and says so.
struct Code {
  std::int64_t number = 0;
};

struct Scale {
  BOOST_HANA_DEFINE_STRUCT(Scale, (std::int64_t, id), (float, weight), (std::optional<float>, tare));
};
struct Count {
  BOOST_HANA_DEFINE_STRUCT(Count, (unsigned long long, id), (unsigned long long, number), (std::uint64_t, other));
};
struct Part {
  BOOST_HANA_DEFINE_STRUCT(Part, (std::int64_t, id), (unsigned long long, count_id));
};
struct Long {
  BOOST_HANA_DEFINE_STRUCT(Long, (std::int64_t, id), (long double, value));
};
struct Coded {
  BOOST_HANA_DEFINE_STRUCT(Coded, (Code, id), (std::string, name));
};
struct Child {
  BOOST_HANA_DEFINE_STRUCT(Child, (std::int64_t, id), (Code, coded_id));
};
struct Sample {
  BOOST_HANA_DEFINE_STRUCT(Sample, (std::int64_t, id), (double, at));
};
struct Reading {
  BOOST_HANA_DEFINE_STRUCT(Reading, (std::int64_t, id), (double, sample_at));
};

}  // namespace value_fit

template <>
struct ikebana::codec<value_fit::Digest> {
  static ikebana::blob_view to(const value_fit::Digest& digest) { return digest.bytes; }
  static value_fit::Digest from(ikebana::blob_view bytes) {
    value_fit::Digest digest;
    if (bytes.size() != digest.bytes.size()) throw std::invalid_argument("a digest has 3 bytes");
    for (std::size_t i = 0; i != bytes.size(); ++i) digest.bytes[i] = bytes[i];
    return digest;
  }
};

template <>
struct ikebana::codec<value_fit::Code> {
  static std::int64_t to(const value_fit::Code& code) {
    if (code.number < 0) throw std::domain_error("no code is negative");
    return code.number;
  }
  static value_fit::Code from(std::int64_t number) {
    if (number > 1000) throw std::domain_error("no code is so large");
    return {number};
  }
};

template <>
inline constexpr auto ikebana::table<value_fit::Reading> =
    ikebana::describe<value_fit::Reading>().foreign_key<&value_fit::Reading::sample_at, value_fit::Sample, &value_fit::Sample::at>();

namespace {

using namespace value_fit;
using namespace ikebana;

constexpr unsigned long long too_large = 1ull << 63;

struct fixture {
  sqlite::database db{":memory:"};

  fixture() {
    db.execute(R"(
      CREATE TABLE scales (id INTEGER PRIMARY KEY, weight, tare);
      CREATE TABLE counts (id INTEGER PRIMARY KEY, number, other);
      CREATE TABLE parts (id INTEGER PRIMARY KEY, count_id INTEGER);
      CREATE TABLE longs (id INTEGER PRIMARY KEY, value REAL);
      CREATE TABLE codeds (id INTEGER PRIMARY KEY, name TEXT);
      CREATE TABLE children (id INTEGER PRIMARY KEY, coded_id INTEGER);
      CREATE TABLE samples (id INTEGER PRIMARY KEY, at REAL);
      CREATE TABLE readings (id INTEGER PRIMARY KEY, sample_at REAL);
    )");
  }

  template <class Run>
  void refuses(Run run, const std::string& says) {
    BOOST_CHECK_EXCEPTION(run(), sqlite::conversion_error, [&](const sqlite::conversion_error& thrown) {
      const bool is_right = thrown.message().find(says) != std::string::npos && !thrown.sql().empty();
      if (!is_right) BOOST_TEST_MESSAGE(thrown.what());
      return is_right;
    });
    for (sqlite3_stmt* each = nullptr; (each = sqlite3_next_stmt(db.handle(), each)) != nullptr;) BOOST_TEST(sqlite3_stmt_busy(each) == 0);
    BOOST_TEST(sqlite3_get_autocommit(db.handle()) != 0);
  }

  /// Reads a value as a float in each place where there is one, and gives it.
  float as_float(const std::string& sql) {
    db.execute("DELETE FROM scales; INSERT INTO scales VALUES (1, " + sql + ", " + sql + ")");
    constexpr auto same = user_function<"same", float(float)>;
    db.define(same, [](float value) { return value; });
    const Scale read = db.one(from<Scale>());
    BOOST_TEST((read.tare == read.weight));
    BOOST_TEST(db.value(from<Scale>().select(col<&Scale::weight>)) == read.weight);
    BOOST_TEST(db.value(from<Scale>().select(same(col<&Scale::weight>))) == read.weight);
    return read.weight;
  }

  void is_no_float(const std::string& sql, const std::string& says) {
    db.execute("DELETE FROM scales; INSERT INTO scales VALUES (1, " + sql + ", NULL)");
    constexpr auto same = user_function<"same", float(float)>;
    db.define(same, [](float value) { return value; });
    refuses([&] { (void)db.all(from<Scale>()); }, says);
    refuses([&] { (void)db.value(from<Scale>().select(col<&Scale::weight>)); }, says);
    refuses([&] { (void)db.value(from<Scale>().select(same(col<&Scale::weight>))); }, says);
    db.execute("UPDATE scales SET tare = weight, weight = 0");
    refuses([&] { (void)db.all(from<Scale>()); }, says);
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(value_fit, fixture)

BOOST_AUTO_TEST_CASE(a_real_number_is_rounded_to_the_nearest_float) {
  BOOST_TEST(as_float("0.1") == 0.1f);
  BOOST_TEST(as_float("1.0 / 3") == static_cast<float>(1.0 / 3));
  BOOST_TEST(as_float("16777217.0") == 16777216.0f);
  BOOST_TEST(as_float("3.4028234e38") == 3.4028234e38f);
  BOOST_TEST(as_float("-1.17549435e-38") == -1.17549435e-38f);
  BOOST_TEST(as_float("0.0") == 0.0f);
  BOOST_TEST(as_float("16777216") == 16777216.0f);
  BOOST_TEST(as_float("-9223372036854775807 - 1") == -0x1p63f);
  BOOST_TEST(std::isinf(as_float("9e999")));
  for (const float each :
       {std::numeric_limits<float>::denorm_min(), 0x3p-149f, std::numeric_limits<float>::min(), 0.1f, std::numeric_limits<float>::max()}) {
    db.execute("DELETE FROM scales");
    db.execute(insert(Scale{1, each, -each}));
    const Scale read = db.one(from<Scale>().where(col<&Scale::weight> == each));
    BOOST_TEST((read.weight == each && read.tare == -each), "what was a float is the same float");
  }
}

BOOST_AUTO_TEST_CASE(a_number_that_no_float_stands_for) {
  for (const char* each : {"5e-324", "1e-300", "1e-46", "1e-39", "-1e-40", "3.5e38", "-1e300"}) {
    is_no_float(each, "holds a real number, and one that fits its type is wanted");
  }
  for (const char* each : {"16777217", "4294967295", "-16777217", "9007199254740992 + 2"}) is_no_float(each, "");
  is_no_float("16777217", "holds an integer, and one that fits its type is wanted");
  is_no_float("4294967295", "holds an integer, and one that fits its type is wanted");
  is_no_float("9007199254740993", "holds an integer, and one that a real number holds exactly is wanted");
  is_no_float("'1'", "holds a text, and a number is wanted");
}

BOOST_AUTO_TEST_CASE(arguments_are_read_as_columns_are) {
  db.execute(insert(Scale{1, 0, std::nullopt}));
  constexpr auto real = user_function<"real", double(double)>;
  db.define(real, [](double value) { return value; });
  const auto of = [&](auto value) { return db.value(from<Scale>().select(real(cast<double>(col<&Scale::weight>) + value))); };
  BOOST_TEST(of(2.5) == 2.5);
  const auto given = [&](std::int64_t value) { return db.value(from<Scale>().select(real(value))); };
  BOOST_TEST(given(1LL << 53) == 0x1p53);
  refuses([&] { (void)given((1LL << 53) + 1); }, "argument 1 holds an integer, and one that a real number holds exactly is wanted");
  refuses([&] { (void)given(INT64_MAX); }, "argument 1 holds an integer");

  constexpr auto truth = user_function<"truth", std::int64_t(std::string_view, bool)>;
  db.define(truth, [](std::string_view, bool value) { return value ? 1 : 0; });
  BOOST_TEST(db.value(from<Scale>().select(truth("", true))) == 1);
  refuses([&] { (void)db.value(from<Scale>().select(truth("", 2))); }, "argument 2 holds an integer, and 0 or 1 is wanted");

  constexpr auto small = user_function<"small", std::int64_t(std::uint8_t)>;
  db.define(small, [](std::uint8_t value) { return value; });
  BOOST_TEST(db.value(from<Scale>().select(small(255))) == 255);
  refuses([&] { (void)db.value(from<Scale>().select(small(256))); }, "argument 1 holds an integer, and one that fits its type is wanted");
  refuses([&] { (void)db.value(from<Scale>().select(small(-1))); }, "argument 1 holds an integer");

  constexpr auto root = user_function<"root", double(double)>;
  db.define(root, [](double value) { return std::sqrt(value); });
  refuses([&] { (void)db.value(from<Scale>().select(root(-1.0))); }, "its result is not a number");
  BOOST_TEST(db.value(from<Scale>().select(root(4.0))) == 2.0);
}

BOOST_AUTO_TEST_CASE(arguments_that_are_bytes) {
  db.execute(insert(Scale{1, 0, std::nullopt}));
  const blob bytes{std::byte{1}, std::byte{0}, std::byte{255}};
  const Digest digest{{std::byte{1}, std::byte{0}, std::byte{255}}};
  const auto value_of = [&](auto expression) { return db.value(from<Scale>().select(expression)); };

  constexpr auto size_of_blob = user_function<"size_of_blob", std::int64_t(const blob&)>;
  constexpr auto size_of_view = user_function<"size_of_view", std::int64_t(blob_view)>;
  constexpr auto size_of_span = user_function<"size_of_span", std::int64_t(std::span<const std::byte>)>;
  constexpr auto last_of_array = user_function<"last_of_array", int(std::array<std::byte, 3>)>;
  constexpr auto same_digest = user_function<"same_digest", Digest(const Digest&)>;
  constexpr auto perhaps = user_function<"perhaps", int(std::optional<blob_view>, std::optional<Digest>)>;
  db.define(size_of_blob, [](const blob& value) { return static_cast<std::int64_t>(value.size()); });
  db.define(size_of_view, [](blob_view value) { return static_cast<std::int64_t>(value.size()); });
  db.define(size_of_span, [](std::span<const std::byte> value) { return static_cast<std::int64_t>(value.size()); });
  db.define(last_of_array, [](const std::array<std::byte, 3>& value) { return static_cast<int>(value[2]); });
  db.define(same_digest, [](const Digest& value) { return value; });
  db.define(perhaps, [](std::optional<blob_view> a, std::optional<Digest> b) { return (a.has_value() ? 1 : 0) + (b.has_value() ? 2 : 0); });
  BOOST_TEST(value_of(size_of_blob(bytes)) == 3);
  BOOST_TEST(value_of(size_of_blob(blob{})) == 0);
  BOOST_TEST(value_of(size_of_view(bytes)) == 3);
  BOOST_TEST(value_of(size_of_view(blob{})) == 0);
  BOOST_TEST(value_of(size_of_span(std::span<const std::byte>(bytes))) == 3);
  BOOST_TEST(value_of(last_of_array(std::array<std::byte, 3>{std::byte{1}, std::byte{2}, std::byte{3}})) == 3);
  BOOST_TEST((value_of(same_digest(digest)) == digest));
  BOOST_TEST(value_of(perhaps(bytes, digest)) == 3);
  BOOST_TEST(value_of(perhaps(sql<std::optional<blob>, "NULL">(), digest)) == 2);

  refuses([&] { (void)value_of(last_of_array(sql<std::array<std::byte, 3>, "x'01'">())); },
          "argument 1 holds a blob, and one of its type's size is wanted");
  refuses([&] { (void)value_of(same_digest(sql<Digest, "x'01'">())); }, "argument 1 holds what its type refuses: a digest has 3 bytes");
  refuses([&] { (void)value_of(size_of_view(sql<blob, "'text'">())); }, "argument 1 holds a text, and a blob is wanted");
}

BOOST_AUTO_TEST_CASE(unsigned_integers_above_those_of_sql) {
  const auto number = col<&Count::number>;
  db.execute(insert(Count{1, too_large - 1, 7}));
  BOOST_TEST(db.one(from<Count>()).number == too_large - 1);
  BOOST_TEST(db.all(from<Count>().where(number.in(std::vector<unsigned long long>{3, too_large - 1}))).size() == 1u);

  const char* const says = "larger than SQL's largest integer";
  refuses([&] { db.execute(insert(Count{2, too_large, 7})); }, says);
  refuses([&] { db.execute(insert(Count{2, 7, too_large})); }, says);
  refuses([&] { db.execute(insert(Count{too_large + 5, 7, 7})); }, says);
  refuses([&] { db.execute(insert(Count{too_large + 5, 7, 7}).on_conflict<&Count::id>().do_nothing()); }, says);
  refuses([&] { db.execute(insert(std::vector{Count{2, 7, 7}, Count{too_large + 5, 7, 7}})); }, says);
  refuses([&] { db.execute(update<Count>().set(number = too_large).everywhere()); }, says);
  refuses([&] { (void)db.all(from<Count>().where(number == too_large)); }, says);
  refuses([&] { (void)db.all(from<Count>().where(number < too_large)); }, says);
  refuses([&] { (void)db.all(from<Count>().where(number == param<"n">), "n"_arg = too_large); }, says);
  refuses([&] { (void)db.all(from<Count>().where(number.in(3ull, too_large))); }, says);
  refuses([&] { (void)db.all(from<Count>().where(number.in(std::vector<unsigned long long>{3, too_large}))); }, says);
  refuses([&] { (void)db.all(from<Count>().where(col<&Count::other>.in(std::vector<std::uint64_t>{too_large}))); }, says);
  refuses([&] { (void)db.all(from<Count>().where(!number.in(std::vector<unsigned long long>{too_large + 1}))); }, says);
  BOOST_TEST(db.all(from<Count>()).size() == 1u);
  db.execute("UPDATE counts SET number = -1");
  refuses([&] { (void)db.all(from<Count>()); }, "(number) holds an integer, and one that fits its type is wanted");
}

BOOST_AUTO_TEST_CASE(keys_above_those_of_sql_are_nobodys) {
  using Parts = has_many<Count, Part>;
  db.execute("INSERT INTO counts VALUES (1, 1, 1), (-1, 1, 1); INSERT INTO parts VALUES (1, 1), (2, -1), (3, -9223372036854775808)");
  std::vector<Count> owners{{1, 0, 0}, {~0ull, 0, 0}};  // ~0 is -1, were it cast
  const char* const says = "larger than SQL's largest integer";
  refuses([&] { (void)db.all(related<Parts>().of(owners[1])); }, says);
  refuses([&] { (void)db.all(related<Parts>().of(too_large)); }, says);
  refuses([&] { (void)db.all(related<Parts>().of(owners)); }, says);
  refuses([&] { db.load(owners, related<Parts>()); }, says);
  refuses([&] { (void)db.load(owners, count(related<Parts>())); }, says);
  owners.pop_back();
  BOOST_TEST(db.all(related<Parts>().of(owners)).front().size() == 1u);
}

BOOST_AUTO_TEST_CASE(long_doubles_that_are_no_doubles) {
  db.execute(insert(Long{1, 0.5L}));
  BOOST_TEST(db.one(from<Long>().where(col<&Long::value> == 0.5L)).value == 0.5L);
  if constexpr (sizeof(long double) > sizeof(double)) {
    refuses([&] { db.execute(insert(Long{2, 0.1L})); }, "more precise or larger than a real number of SQL");
    refuses([&] { db.execute(insert(Long{2, std::numeric_limits<long double>::max()})); }, "more precise or larger");
    refuses([&] { (void)db.all(from<Long>().where(col<&Long::value> == 0.1L)); }, "more precise or larger");
  }
  db.execute(insert(Long{2, std::numeric_limits<long double>::infinity()}));
  BOOST_TEST(std::isinf(db.one(from<Long>().where(col<&Long::id> == 2)).value));
}

#if defined(__SIZEOF_INT128__) && !defined(__STRICT_ANSI__)  // integers in the compilers' own dialect of C++
BOOST_AUTO_TEST_CASE(integers_of_128_bits) {
  __extension__ using wide = __int128;
  __extension__ using unsigned_wide = unsigned __int128;
  const auto number = col<&Count::number>;
  db.execute(insert(Count{1, 5, 7}));
  BOOST_TEST(db.all(from<Count>().where(number == wide{5})).size() == 1u);
  BOOST_TEST(db.all(from<Count>().where(number > -wide{5})).size() == 1u);
  refuses([&] { (void)db.all(from<Count>().where(number == (wide{1} << 64) + 5)); }, "larger than SQL's largest integer");
  refuses([&] { (void)db.all(from<Count>().where(number > -(wide{1} << 64))); }, "smaller than SQL's smallest integer");
  refuses([&] { (void)db.all(from<Count>().where(number == (unsigned_wide{1} << 64) + 5)); }, "larger than SQL's largest integer");
}
#endif

BOOST_AUTO_TEST_CASE(what_a_codec_or_sql_has_no_value_for_among_several) {
  using Children = has_many<Coded, Child>;
  db.execute("INSERT INTO codeds VALUES (1, 'a'); INSERT INTO children VALUES (1, 1)");
  std::vector<Coded> owners{{{1}, "a"}};
  BOOST_TEST(db.all(related<Children>().of(owners)).front().size() == 1u);
  owners.push_back({{-2}, "b"});
  const char* const says = "refused by its type: no code is negative";
  refuses([&] { (void)db.all(from<Coded>().where(col<&Coded::id> == Code{-2})); }, says);
  refuses([&] { (void)db.all(from<Coded>().where(col<&Coded::id>.in(std::vector<Code>{{1}, {-2}}))); }, says);
  refuses([&] { (void)db.all(related<Children>().of(owners)); }, says);
  refuses([&] { db.load(owners, related<Children>()); }, says);
  refuses([&] { db.execute(insert(owners.back())); }, says);
  refuses([&] { db.execute(insert(std::vector<Coded>{{{2}, "c"}, {{-2}, "b"}})); }, says);
  refuses([&] { db.execute(insert(owners.back()).on_conflict<&Coded::id>().do_nothing()); }, says);

  const double none = std::numeric_limits<double>::quiet_NaN();
  using Readings = has_many<Sample, Reading, &Reading::sample_at>;
  db.execute("INSERT INTO samples VALUES (1, 0.5); INSERT INTO readings VALUES (1, 0.5)");
  refuses([&] { (void)db.all(from<Sample>().where(col<&Sample::at> == none)); }, "not a number");
  refuses([&] { (void)db.all(from<Sample>().where(col<&Sample::at>.in(std::vector<double>{0.5, none}))); }, "not a number");
  std::vector<Sample> samples{{1, 0.5}};
  BOOST_TEST(db.all(related<Readings>().of(samples)).front().size() == 1u);
  samples.push_back({2, none});
  refuses([&] { (void)db.all(related<Readings>().of(samples)); }, "not a number");
  refuses([&] { db.load(samples, related<Readings>()); }, "not a number");
  BOOST_TEST(db.all(from<Sample>().where(col<&Sample::at>.in(std::vector<double>{0.5, 2}))).size() == 1u);
}

BOOST_AUTO_TEST_CASE(a_key_that_is_made_and_that_its_type_refuses) {
  db.execute("INSERT INTO codeds VALUES (1000, 'last')");
  Coded next{{0}, "next"};
  refuses([&] { db.execute(insert(&next)); }, "the key that the database has made is refused by its type: no code is so large");
  BOOST_TEST(next.id.number == 0);
  BOOST_TEST(db.all(from<Coded>()).size() == 1u);
}

BOOST_AUTO_TEST_CASE(several_values_of_each_kind) {
  db.execute("INSERT INTO scales VALUES (1, 0.5, NULL), (-9223372036854775808, 1, NULL), (9223372036854775807, 2, NULL)");
  const auto key = col<&Scale::id>;
  BOOST_TEST(db.all(from<Scale>().where(key.in(std::vector<std::int64_t>{INT64_MIN, INT64_MAX}))).size() == 2u);
  BOOST_TEST(db.all(from<Scale>().where(key.in(std::vector<bool>{true}))).size() == 1u);
  BOOST_TEST(db.all(from<Scale>().where(key.in(std::vector<int>{}))).empty());
  BOOST_TEST(db.all(from<Scale>().where(col<&Scale::weight>.in(std::vector<float>{0.5f, 2}))).size() == 2u);
  const auto asked = from<Scale>().where(key.in(std::vector<int>{1, 7}));
  for (int i = 0; i != 2; ++i) BOOST_TEST(db.all(asked).size() == 1u);  // a query is run as often as one likes
}

BOOST_AUTO_TEST_SUITE_END()
