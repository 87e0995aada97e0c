// SPDX-License-Identifier: BSL-1.0
// The tables of models in SQLite's words and in PostgreSQL's, side by side. test/postgres has a server run the latter.

#include <ikebana/ikebana.hpp>
#include <ikebana/model/chrono.hpp>
#include <ikebana/schema.hpp>

#include <boost/hana/define_struct.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>

namespace made_tables {

enum class Size : unsigned char { small, large };
enum class Status : int { draft, published };

/// Kept as 16 bytes, which another database has a type for.
struct Uuid {
  std::array<std::byte, 16> bytes{};
};

/// A column of every type.
struct Thing {
  BOOST_HANA_DEFINE_STRUCT(Thing, (std::int64_t, id), (std::int8_t, tiny), (std::uint8_t, byte), (std::int16_t, low), (std::uint16_t, port),
                           (int, whole), (std::uint32_t, count), (std::uint64_t, large), (float, weight), (std::optional<double>, height),
                           (bool, sold), (std::string, name), (ikebana::blob, picture), (Size, size), (Status, status),
                           (std::chrono::year_month_day, born), (std::chrono::sys_days, day), (std::chrono::sys_seconds, at),
                           (std::optional<std::chrono::sys_time<std::chrono::microseconds>>, exactly), (Uuid, uuid),
                           (ikebana::json_text, document));
};

/// Defaults of every kind.
struct Given {
  BOOST_HANA_DEFINE_STRUCT(Given, (std::string, code), (bool, flag), (std::int64_t, least), (double, tenth), (double, endless),
                           (double, deepest), (std::string, quoted), (std::optional<std::string>, missing), (ikebana::blob, bytes),
                           (std::chrono::year_month_day, born), (std::chrono::sys_seconds, at), (Status, status), (Uuid, uuid),
                           (std::string, written));
};

/// Checks, columns that are computed, and indexes.
struct Book {
  BOOST_HANA_DEFINE_STRUCT(Book, (std::int64_t, id), (std::string, title), (std::optional<std::string>, isbn), (int, year), (double, price),
                           (bool, sold), (std::string, sorted_by), (int, pages), (std::int64_t, sheets), (std::chrono::sys_seconds, at));
};

struct Place {
  BOOST_HANA_DEFINE_STRUCT(Place, (int, hall), (int, seat), (std::string, kind));
};
struct Ticket {
  BOOST_HANA_DEFINE_STRUCT(Ticket, (std::int64_t, id), (std::optional<int>, hall), (std::optional<int>, seat));
};

/// Each names the next, and the first names the last.
struct Egg {
  BOOST_HANA_DEFINE_STRUCT(Egg, (std::int64_t, id), (std::optional<std::int64_t>, hen_id));
};
struct Hen {
  BOOST_HANA_DEFINE_STRUCT(Hen, (std::int64_t, id), (std::optional<std::int64_t>, farm_id), (std::optional<std::int64_t>, mother_id));
};
struct Farm {
  BOOST_HANA_DEFINE_STRUCT(Farm, (std::int64_t, id), (std::optional<std::int64_t>, egg_id));
};

/// A key that is unique by an index, which is made after the table.
struct Brand {
  BOOST_HANA_DEFINE_STRUCT(Brand, (std::int64_t, id), (std::string, word));
};
struct Shop {
  BOOST_HANA_DEFINE_STRUCT(Shop, (std::int64_t, id), (std::string, brand_word));
};

/// Constants and values that PostgreSQL mentions twice.
struct Weight {
  BOOST_HANA_DEFINE_STRUCT(Weight, (std::int64_t, id), (double, kilos), (std::optional<double>, tare));
};

struct Archived {
  BOOST_HANA_DEFINE_STRUCT(Archived, (std::int64_t, id), (std::optional<std::int64_t>, before_id), (std::string, text));
};

inline constexpr std::array<std::byte, 2> two_bytes{std::byte{0}, std::byte{0xff}};
inline constexpr std::chrono::year_month_day leap_day{std::chrono::year{2000}, std::chrono::month{2}, std::chrono::day{29}};

}  // namespace made_tables

template <>
struct ikebana::codec<made_tables::Uuid> {
  static constexpr sql_type in_sql = sql_type::uuid;
  static constexpr const std::array<std::byte, 16>& to(const made_tables::Uuid& uuid) { return uuid.bytes; }
  static constexpr made_tables::Uuid from(ikebana::blob_view) { return {}; }
};

template <>
inline constexpr ikebana::enum_name<made_tables::Status> ikebana::enum_names<made_tables::Status>[] = {
    {made_tables::Status::draft, "draft"}, {made_tables::Status::published, "published"}};

template <>
inline constexpr auto ikebana::table<made_tables::Given> = ikebana::describe<made_tables::Given>().primary_key<&made_tables::Given::code>();
template <>
inline constexpr auto ikebana::constraints<made_tables::Given> =
    ikebana::constrain<made_tables::Given>()
        .default_value<&made_tables::Given::flag>(true)
        .default_value<&made_tables::Given::least>(std::numeric_limits<std::int64_t>::min())
        .default_value<&made_tables::Given::tenth>(-0.1)
        .default_value<&made_tables::Given::endless>(std::numeric_limits<double>::infinity())
        .default_value<&made_tables::Given::deepest>(ikebana::lit<-std::numeric_limits<double>::infinity()>)
        .default_value<&made_tables::Given::quoted>("it's \"so\"")
        .default_value<&made_tables::Given::missing>(std::nullopt)
        .default_value<&made_tables::Given::bytes>(ikebana::blob_view{made_tables::two_bytes})
        .default_value<&made_tables::Given::born>(made_tables::leap_day)
        .default_value<&made_tables::Given::at>(std::chrono::sys_seconds{std::chrono::seconds{60}})
        .default_value<&made_tables::Given::status>(made_tables::Status::published)
        .default_value<&made_tables::Given::uuid>(made_tables::Uuid{})
        .default_value<&made_tables::Given::written>(ikebana::current_timestamp());

template <>
inline constexpr auto ikebana::table<made_tables::Book> =
    ikebana::describe<made_tables::Book>().unique<&made_tables::Book::isbn>().index<&made_tables::Book::year, &made_tables::Book::isbn>();
template <>
inline constexpr auto ikebana::constraints<made_tables::Book> =
    ikebana::constrain<made_tables::Book>()
        .check(ikebana::col<&made_tables::Book::price> >= 0.0)
        .check<"printed">(ikebana::col<&made_tables::Book::year>.between(1450, 2100))
        .check(ikebana::col<&made_tables::Book::title>.like("%a%") || !ikebana::col<&made_tables::Book::sold>)
        .check(ikebana::col<&made_tables::Book::at> >= std::chrono::sys_seconds{})
        .check(ikebana::col<&made_tables::Book::isbn>.is_not("x"))
        .stored<&made_tables::Book::sorted_by>(ikebana::lower(ikebana::col<&made_tables::Book::title>))
        .generated<&made_tables::Book::sheets>(ikebana::col<&made_tables::Book::pages> / ikebana::lit<2>)
        .index(ikebana::desc(ikebana::col<&made_tables::Book::year>), ikebana::upper(ikebana::col<&made_tables::Book::title>))
        .index(ikebana::asc(ikebana::col<&made_tables::Book::isbn>))
        .index(ikebana::desc(ikebana::lower(ikebana::col<&made_tables::Book::isbn>)))
        .index(ikebana::col<&made_tables::Book::title>.collate<"BINARY">())
        .index<"cheap_books">(ikebana::col<&made_tables::Book::price>)
        .where(ikebana::col<&made_tables::Book::price> < ikebana::lit<5.5> && ikebana::col<&made_tables::Book::sold> == ikebana::lit<false>)
        .strict();

template <>
inline constexpr auto ikebana::table<made_tables::Place> =
    ikebana::describe<made_tables::Place>().primary_key<&made_tables::Place::hall, &made_tables::Place::seat>();
template <>
inline constexpr auto ikebana::constraints<made_tables::Place> = ikebana::constrain<made_tables::Place>().without_rowid().strict();
template <>
inline constexpr auto ikebana::table<made_tables::Ticket> =
    ikebana::describe<made_tables::Ticket>()
        .foreign_key<ikebana::key<&made_tables::Ticket::hall, &made_tables::Ticket::seat>, made_tables::Place>();
template <>
inline constexpr auto ikebana::constraints<made_tables::Ticket> =
    ikebana::constrain<made_tables::Ticket>()
        .on_delete<ikebana::key<&made_tables::Ticket::hall, &made_tables::Ticket::seat>>(ikebana::foreign_key_action::set_null)
        .autoincrement()
        .default_value<&made_tables::Ticket::id>(7);

template <>
inline constexpr auto ikebana::table<made_tables::Hen> =
    ikebana::describe<made_tables::Hen>().foreign_key<&made_tables::Hen::mother_id, made_tables::Hen>();
template <>
inline constexpr auto ikebana::constraints<made_tables::Farm> =
    ikebana::constrain<made_tables::Farm>().deferred<&made_tables::Farm::egg_id>();

template <>
inline constexpr auto ikebana::constraints<made_tables::Brand> =
    ikebana::constrain<made_tables::Brand>().unique_index(ikebana::col<&made_tables::Brand::word>);
template <>
inline constexpr auto ikebana::table<made_tables::Shop> =
    ikebana::describe<made_tables::Shop>().foreign_key<&made_tables::Shop::brand_word, made_tables::Brand, &made_tables::Brand::word>();

template <>
inline constexpr auto ikebana::constraints<made_tables::Weight> =
    ikebana::constrain<made_tables::Weight>()
        .check(ikebana::col<&made_tables::Weight::tare>.is(1.5) || ikebana::col<&made_tables::Weight::tare>.is(2.5))
        .index<"rounded">(ikebana::round<1>(ikebana::col<&made_tables::Weight::kilos>));

template <>
inline constexpr auto ikebana::table<made_tables::Archived> =
    ikebana::describe<made_tables::Archived>()
        .schema("archive")
        .foreign_key<&made_tables::Archived::before_id, made_tables::Archived>()
        .index<&made_tables::Archived::text>();

namespace made_tables {

using namespace ikebana;

// Types: an unsigned one has the next larger, text is sorted by its bytes, what the program makes of it stands in the type.
static_assert(create_table<Thing>() == R"(CREATE TABLE IF NOT EXISTS "things" (
  "id" INTEGER PRIMARY KEY,
  "tiny" INTEGER NOT NULL,
  "byte" INTEGER NOT NULL,
  "low" INTEGER NOT NULL,
  "port" INTEGER NOT NULL,
  "whole" INTEGER NOT NULL,
  "count" INTEGER NOT NULL,
  "large" INTEGER NOT NULL,
  "weight" REAL NOT NULL,
  "height" REAL,
  "sold" INTEGER NOT NULL,
  "name" TEXT NOT NULL,
  "picture" BLOB NOT NULL,
  "size" INTEGER NOT NULL,
  "status" TEXT NOT NULL,
  "born" TEXT NOT NULL,
  "day" TEXT NOT NULL,
  "at" TEXT NOT NULL,
  "exactly" TEXT,
  "uuid" BLOB NOT NULL,
  "document" TEXT NOT NULL
))");
static_assert(create_table<Thing>().sql<postgres::dialect>() == R"(CREATE TABLE IF NOT EXISTS "things" (
  "id" bigint GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY,
  "tiny" smallint NOT NULL,
  "byte" smallint NOT NULL,
  "low" smallint NOT NULL,
  "port" integer NOT NULL,
  "whole" integer NOT NULL,
  "count" bigint NOT NULL,
  "large" bigint NOT NULL,
  "weight" real NOT NULL,
  "height" double precision,
  "sold" boolean NOT NULL,
  "name" text COLLATE "C" NOT NULL,
  "picture" bytea NOT NULL,
  "size" smallint NOT NULL,
  "status" text COLLATE "C" NOT NULL,
  "born" date NOT NULL,
  "day" date NOT NULL,
  "at" timestamp with time zone NOT NULL,
  "exactly" timestamp with time zone,
  "uuid" uuid NOT NULL,
  "document" jsonb NOT NULL
))");

// Literals: each has the type of its column, and a moment is one of UTC whatever the session's time zone.
static_assert(create_table<Given>() == R"(CREATE TABLE IF NOT EXISTS "givens" (
  "code" TEXT PRIMARY KEY NOT NULL,
  "flag" INTEGER NOT NULL DEFAULT 1,
  "least" INTEGER NOT NULL DEFAULT -9223372036854775808,
  "tenth" REAL NOT NULL DEFAULT -0.1,
  "endless" REAL NOT NULL DEFAULT 9e999,
  "deepest" REAL NOT NULL DEFAULT -9e999,
  "quoted" TEXT NOT NULL DEFAULT 'it''s "so"',
  "missing" TEXT DEFAULT NULL,
  "bytes" BLOB NOT NULL DEFAULT x'00ff',
  "born" TEXT NOT NULL DEFAULT '2000-02-29',
  "at" TEXT NOT NULL DEFAULT '1970-01-01 00:01:00',
  "status" TEXT NOT NULL DEFAULT 'published',
  "uuid" BLOB NOT NULL DEFAULT x'00000000000000000000000000000000',
  "written" TEXT NOT NULL DEFAULT (CURRENT_TIMESTAMP)
))");
static_assert(create_table<Given>().sql<postgres::dialect>() == R"(CREATE TABLE IF NOT EXISTS "givens" (
  "code" text COLLATE "C" PRIMARY KEY NOT NULL,
  "flag" boolean NOT NULL DEFAULT TRUE,
  "least" bigint NOT NULL DEFAULT -9223372036854775808,
  "tenth" double precision NOT NULL DEFAULT -0.1::float8,
  "endless" double precision NOT NULL DEFAULT 'Infinity'::float8,
  "deepest" double precision NOT NULL DEFAULT '-Infinity'::float8,
  "quoted" text COLLATE "C" NOT NULL DEFAULT 'it''s "so"',
  "missing" text COLLATE "C" DEFAULT NULL,
  "bytes" bytea NOT NULL DEFAULT '\x00ff'::bytea,
  "born" date NOT NULL DEFAULT '2000-02-29'::date,
  "at" timestamp with time zone NOT NULL DEFAULT '1970-01-01 00:01:00+00'::timestamptz,
  "status" text COLLATE "C" NOT NULL DEFAULT 'published',
  "uuid" uuid NOT NULL DEFAULT '00000000000000000000000000000000'::uuid,
  "written" text COLLATE "C" NOT NULL DEFAULT (to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS'))
))");

// Conditions have the words of each database; an index is over columns, or over expressions in parentheses, and has NULL where queries
// have it.
static_assert(schema<Book>.sql() == R"(CREATE TABLE IF NOT EXISTS "books" (
  "id" INTEGER PRIMARY KEY,
  "title" TEXT NOT NULL,
  "isbn" TEXT,
  "year" INTEGER NOT NULL,
  "price" REAL NOT NULL,
  "sold" INTEGER NOT NULL,
  "sorted_by" TEXT NOT NULL GENERATED ALWAYS AS (lower("title")) STORED,
  "pages" INTEGER NOT NULL,
  "sheets" INTEGER NOT NULL GENERATED ALWAYS AS ("pages" / 2) VIRTUAL,
  "at" TEXT NOT NULL,
  UNIQUE ("isbn"),
  CHECK ("price" >= 0.0),
  CONSTRAINT "printed" CHECK ("year" BETWEEN 1450 AND 2100),
  CHECK ("title" LIKE '%a%' OR NOT "sold"),
  CHECK ("at" >= '1970-01-01 00:00:00'),
  CHECK ("isbn" IS NOT 'x')
) STRICT;
CREATE INDEX IF NOT EXISTS "books_year_isbn" ON "books" ("year", "isbn");
CREATE INDEX IF NOT EXISTS "books_year_title" ON "books" ("year" DESC, upper("title"));
CREATE INDEX IF NOT EXISTS "books_isbn" ON "books" ("isbn" ASC);
CREATE INDEX IF NOT EXISTS "books_isbn_2" ON "books" (lower("isbn") DESC);
CREATE INDEX IF NOT EXISTS "books_title" ON "books" ("title" COLLATE "BINARY");
CREATE INDEX IF NOT EXISTS "cheap_books" ON "books" ("price") WHERE "price" < 5.5 AND "sold" = 0;
)");
static_assert(schema<Book>.sql<postgres::dialect>() == R"(CREATE TABLE IF NOT EXISTS "books" (
  "id" bigint GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY,
  "title" text COLLATE "C" NOT NULL,
  "isbn" text COLLATE "C",
  "year" integer NOT NULL,
  "price" double precision NOT NULL,
  "sold" boolean NOT NULL,
  "sorted_by" text COLLATE "C" NOT NULL GENERATED ALWAYS AS (lower("title" COLLATE "C")) STORED,
  "pages" integer NOT NULL,
  "sheets" bigint NOT NULL GENERATED ALWAYS AS ("pages" / nullif(2, 0)) STORED,
  "at" timestamp with time zone NOT NULL,
  UNIQUE ("isbn"),
  CHECK ("price" >= 0.0::float8),
  CONSTRAINT "printed" CHECK ("year" BETWEEN 1450 AND 2100),
  CHECK (("title" COLLATE "C") ILIKE '%a%' ESCAPE '' OR NOT "sold"),
  CHECK ("at" >= '1970-01-01 00:00:00+00'::timestamptz),
  CHECK ("isbn" IS DISTINCT FROM 'x')
);
CREATE INDEX IF NOT EXISTS "books_year_isbn" ON "books" ("year", "isbn" NULLS FIRST);
CREATE INDEX IF NOT EXISTS "books_year_title" ON "books" ("year" DESC, (upper("title" COLLATE "C")));
CREATE INDEX IF NOT EXISTS "books_isbn" ON "books" ("isbn" ASC NULLS FIRST);
CREATE INDEX IF NOT EXISTS "books_isbn_2" ON "books" ((lower("isbn" COLLATE "C")) DESC NULLS LAST);
CREATE INDEX IF NOT EXISTS "books_title" ON "books" (("title" COLLATE "C"));
CREATE INDEX IF NOT EXISTS "cheap_books" ON "books" ("price") WHERE "price" < 5.5::float8 AND "sold" = FALSE;
)");

// A query in the order of an index has NULL where the index has it.
static_assert(
    from<Book>().order_by(asc(col<&Book::isbn>)).sql<postgres::dialect>().ends_with(R"(ORDER BY "books"."isbn" ASC NULLS FIRST)"));
static_assert(
    from<Book>().order_by(desc(col<&Book::isbn>)).sql<postgres::dialect>().ends_with(R"(ORDER BY "books"."isbn" DESC NULLS LAST)"));

// Keys: one that the database makes is said so, and has no default, as in SQLite.
static_assert(schema<Ticket, Place>.sql() == R"(CREATE TABLE IF NOT EXISTS "places" (
  "hall" INTEGER NOT NULL,
  "seat" INTEGER NOT NULL,
  "kind" TEXT NOT NULL,
  PRIMARY KEY ("hall", "seat")
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS "tickets" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT DEFAULT 7,
  "hall" INTEGER,
  "seat" INTEGER,
  FOREIGN KEY ("hall", "seat") REFERENCES "places" ("hall", "seat") ON DELETE SET NULL
);
)");
// [in_postgres]
static_assert(schema<Ticket, Place>.sql<postgres::dialect>() == R"(CREATE TABLE IF NOT EXISTS "places" (
  "hall" integer NOT NULL,
  "seat" integer NOT NULL,
  "kind" text COLLATE "C" NOT NULL,
  PRIMARY KEY ("hall", "seat")
);
CREATE TABLE IF NOT EXISTS "tickets" (
  "id" bigint GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY,
  "hall" integer,
  "seat" integer,
  FOREIGN KEY ("hall", "seat") REFERENCES "places" ("hall", "seat") ON DELETE SET NULL
);
)");
// [/in_postgres]

// A foreign key to a table that comes later is said after all tables, and is not said again where it is there.
static_assert(schema<Farm, Hen, Egg>.sql() == R"(CREATE TABLE IF NOT EXISTS "hens" (
  "id" INTEGER PRIMARY KEY,
  "farm_id" INTEGER,
  "mother_id" INTEGER,
  FOREIGN KEY ("farm_id") REFERENCES "farms" ("id"),
  FOREIGN KEY ("mother_id") REFERENCES "hens" ("id")
);
CREATE TABLE IF NOT EXISTS "eggs" (
  "id" INTEGER PRIMARY KEY,
  "hen_id" INTEGER,
  FOREIGN KEY ("hen_id") REFERENCES "hens" ("id")
);
CREATE TABLE IF NOT EXISTS "farms" (
  "id" INTEGER PRIMARY KEY,
  "egg_id" INTEGER,
  FOREIGN KEY ("egg_id") REFERENCES "eggs" ("id") DEFERRABLE INITIALLY DEFERRED
);
)");
static_assert(schema<Farm, Hen, Egg>.sql<postgres::dialect>() == R"(CREATE TABLE IF NOT EXISTS "hens" (
  "id" bigint GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY,
  "farm_id" bigint,
  "mother_id" bigint,
  FOREIGN KEY ("mother_id") REFERENCES "hens" ("id")
);
CREATE TABLE IF NOT EXISTS "eggs" (
  "id" bigint GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY,
  "hen_id" bigint,
  FOREIGN KEY ("hen_id") REFERENCES "hens" ("id")
);
CREATE TABLE IF NOT EXISTS "farms" (
  "id" bigint GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY,
  "egg_id" bigint,
  FOREIGN KEY ("egg_id") REFERENCES "eggs" ("id") DEFERRABLE INITIALLY DEFERRED
);
DO $ikebana$ BEGIN
  ALTER TABLE "hens" ADD CONSTRAINT "hens_farm_id_to_farms" FOREIGN KEY ("farm_id") REFERENCES "farms" ("id");
EXCEPTION WHEN duplicate_object THEN NULL;
END $ikebana$;
)");
static_assert(schema<Farm, Hen, Egg>.statements<postgres::dialect>().size() == 4);

// So is one to columns that an index makes unique.
static_assert(schema<Shop, Brand>.statements<postgres::dialect>()[2] ==
              R"(CREATE UNIQUE INDEX IF NOT EXISTS "brands_word" ON "brands" ("word"))");
static_assert(schema<Shop, Brand>.statements<postgres::dialect>()[3] == R"(DO $ikebana$ BEGIN
  ALTER TABLE "shops" ADD CONSTRAINT "shops_brand_word_to_brands" FOREIGN KEY ("brand_word") REFERENCES "brands" ("word");
EXCEPTION WHEN duplicate_object THEN NULL;
END $ikebana$)");

// A schema is said of an index in SQLite, and in PostgreSQL of each table.
static_assert(schema<Archived>.sql() == R"(CREATE TABLE IF NOT EXISTS "archive"."archiveds" (
  "id" INTEGER PRIMARY KEY,
  "before_id" INTEGER,
  "text" TEXT NOT NULL,
  FOREIGN KEY ("before_id") REFERENCES "archiveds" ("id")
);
CREATE INDEX IF NOT EXISTS "archive"."archiveds_text" ON "archiveds" ("text");
)");
static_assert(schema<Archived>.sql<postgres::dialect>() == R"(CREATE TABLE IF NOT EXISTS "archive"."archiveds" (
  "id" bigint GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY,
  "before_id" bigint,
  "text" text COLLATE "C" NOT NULL,
  FOREIGN KEY ("before_id") REFERENCES "archive"."archiveds" ("id")
);
CREATE INDEX IF NOT EXISTS "archiveds_text" ON "archive"."archiveds" ("text");
)");

// What is mentioned twice is the same.
static_assert(schema<Weight>.statements()[0] == R"(CREATE TABLE IF NOT EXISTS "weights" (
  "id" INTEGER PRIMARY KEY,
  "kilos" REAL NOT NULL,
  "tare" REAL,
  CHECK ("tare" IS 1.5 OR "tare" IS 2.5)
))");
static_assert(schema<Weight>.statements<postgres::dialect>()[0] == R"(CREATE TABLE IF NOT EXISTS "weights" (
  "id" bigint GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY,
  "kilos" double precision NOT NULL,
  "tare" double precision,
  CHECK (("tare" = 1.5::float8 OR ("tare" IS NULL AND 1.5::float8 IS NULL)) OR ("tare" = 2.5::float8 OR ("tare" IS NULL AND 2.5::float8 IS NULL)))
))");
static_assert(schema<Weight>.statements()[1] == R"(CREATE INDEX IF NOT EXISTS "rounded" ON "weights" (round("kilos", 1)))");
static_assert(schema<Weight>.statements<postgres::dialect>()[1] ==
              R"(CREATE INDEX IF NOT EXISTS "rounded" ON "weights" ((CAST(round(CAST(CAST(CAST("kilos" AS double precision) AS text) AS )"
              R"(numeric), CAST(CASE WHEN 1 < 0 THEN 0 ELSE 1 END AS integer)) AS double precision))))");

// Relations ask for the same indexes.
static_assert(schema<has_many<Hen, Egg>>.statements<postgres::dialect>().back() ==
              R"(CREATE INDEX IF NOT EXISTS "eggs_hen_id" ON "eggs" ("hen_id" NULLS FIRST))");

}  // namespace made_tables
