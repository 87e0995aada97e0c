// SPDX-License-Identifier: BSL-1.0
// Twenty questions that an analyst would ask of $IKEBANA_DATA/chinook.sqlite, beside the same asked of the sqlite3 command.

#include "chinook_data.hpp"
#include "schema.hpp"

#include <boost/hana/for_each.hpp>

#include <cstdio>
#include <cstdlib>

namespace analytics_models {

/// Rows that queries define for others.
struct Ranked {
  BOOST_HANA_DEFINE_STRUCT(Ranked, (chinook::optional_text, genre), (std::string, track), (std::int64_t, sold), (std::int64_t, place));
};

struct Report {
  BOOST_HANA_DEFINE_STRUCT(Report, (std::int64_t, employee_id), (std::int64_t, depth), (std::string, path));
};

}  // namespace analytics_models

namespace {

using namespace chinook;
using namespace analytics_models;
using namespace ikebana;
using namespace ikebana::literals;

std::string output_of(const std::string& command) {
  std::FILE* const pipe = popen(command.c_str(), "r");
  BOOST_REQUIRE(pipe != nullptr);
  std::string output;
  char part[4096];
  for (std::size_t size = 0; (size = std::fread(part, 1, sizeof part, pipe)) != 0;) output.append(part, size);
  pclose(pipe);
  return output;
}

/// The tests are skipped where the data or the command is not there, and say so once.
boost::test_tools::assertion_result can_compare(boost::unit_test::test_unit_id) {
  static const bool can = [] {
    std::FILE* const file = std::fopen(path_of_data().c_str(), "rb");
    if (file != nullptr) std::fclose(file);
    const bool both = file != nullptr && !output_of("sqlite3 --version 2>/dev/null").empty();
    if (!both) std::puts("analytics: skipped, for there is no $IKEBANA_DATA/chinook.sqlite, or no sqlite3");
    return both;
  }();
  return can;
}

void print(std::string& line, const std::string& value) { line += value; }
void print(std::string& line, std::int64_t value) { line += std::to_string(value); }
void print(std::string& line, double value) {
  char text[64];
  std::snprintf(text, sizeof text, "%.2f", value);
  line += text;
}
template <class T>
void print(std::string& line, const std::optional<T>& value) {
  if (value.has_value()) print(line, *value);
}

using lines = std::vector<std::string>;

lines sorted(lines unsorted) {
  std::sort(unsorted.begin(), unsorted.end());
  return unsorted;
}

/// Opened once.
engine::database& the_database() {
  static engine::database only = opened();
  return only;
}

struct fixture {
  engine::database& db = the_database();

  template <class Query>
  lines answer(const Query& query) {
    lines found;
    for (auto& row : db(query)) {
      std::string& line = found.emplace_back();
      boost::hana::for_each(row.values, [&](const auto& each) {
        if (!line.empty()) line += '|';
        print(line, each);
      });
    }
    return found;
  }

  static lines answer_of_command(const std::string& sql) {
    const std::string output = output_of("sqlite3 -readonly -list -separator '|' '" + path_of_data() + "' \"" + sql + "\"");
    lines found;
    for (std::size_t at = 0; at < output.size();) {
      const std::size_t end = output.find('\n', at);
      found.push_back(output.substr(at, end - at));
      at = end + 1;
    }
    return found;
  }

  /// The same rows, in the same order where both say one.
  template <class Query>
  void same(const Query& query, const std::string& sql, bool is_ordered = true) {
    const lines ours = answer(query), theirs = answer_of_command(sql);
    BOOST_TEST(!theirs.empty());
    BOOST_TEST((is_ordered ? ours : sorted(ours)) == (is_ordered ? theirs : sorted(theirs)), boost::test_tools::per_element());
  }
};

using CustomerInvoices = has_many<Customer, Invoice>;
using InvoiceLines = has_many<Invoice, InvoiceLine>;
using Sales = through<Customer, Invoice, InvoiceLine>;
using ArtistAlbums = has_many<Artist, Album>;
using AlbumTracks = has_many<Album, Track>;
using TrackLines = has_many<Track, InvoiceLine>;
using GenreSales = through<Genre, Track, InvoiceLine>;

constexpr auto line_total = col<&InvoiceLine::unit_price> * col<&InvoiceLine::quantity>;
#ifndef IKEBANA_ON_POSTGRES
constexpr auto month = strftime("%Y-%m", col<&Invoice::written_on>);
#endif

}  // namespace

BOOST_FIXTURE_TEST_SUITE(analytics, fixture, *boost::unit_test::precondition(can_compare))

BOOST_AUTO_TEST_CASE(who_has_spent_most) {
  constexpr auto asked =
      from<Customer>()
          .join<CustomerInvoices>()
          .group_by(col<&Customer::id>)
          .order_by(desc("spent"_name), col<&Customer::id>)
          .limit(10)
          .select(col<&Customer::first_name>, col<&Customer::last_name>, sum(col<&Invoice::total>).as<"spent">());
  static_assert(asked.sql() == R"(SELECT "Customer"."FirstName", "Customer"."LastName", sum("Invoice"."Total") AS "spent" FROM "Customer" )"
                               R"(INNER JOIN "Invoice" ON "Invoice"."CustomerId" = "Customer"."CustomerId" )"
                               R"(GROUP BY "Customer"."CustomerId" ORDER BY "spent" DESC, "Customer"."CustomerId" LIMIT ?1)");
  same(asked,
       "select FirstName, LastName, printf('%.2f', sum(Total)) from Customer c, Invoice i where i.CustomerId = c.CustomerId "
       "group by c.CustomerId order by sum(Total) desc, c.CustomerId limit 10");
}

BOOST_AUTO_TEST_CASE(which_countries_buy) {
  constexpr auto asked =
      from<Invoice>()
          .group_by(col<&Invoice::billing_country>)
          .having(sum(col<&Invoice::total>) > 50.0)
          .order_by(desc(sum(col<&Invoice::total>)), col<&Invoice::billing_country>)
          .select(col<&Invoice::billing_country>, count(), sum(col<&Invoice::total>));
  static_assert(asked.sql() ==
                R"(SELECT "Invoice"."BillingCountry", count(*), sum("Invoice"."Total") FROM "Invoice" GROUP BY "Invoice"."BillingCountry" )"
                R"(HAVING sum("Invoice"."Total") > ?1 ORDER BY sum("Invoice"."Total") DESC, "Invoice"."BillingCountry")");
  same(asked,
       "select BillingCountry, count(*), printf('%.2f', sum(Total)) from Invoice group by 1 having sum(Total) > 50 order by sum(Total) "
       "desc, 1");
}

BOOST_AUTO_TEST_CASE(best_customer_of_each_country) {
  constexpr auto asked =
      from<Customer>()
          .join<CustomerInvoices>()
          .group_by(col<&Customer::id>)
          .order_by(col<&Customer::country>, "place"_name, col<&Customer::id>)
          .select(col<&Customer::country>, col<&Customer::last_name>,
                  rank_().over(window().partition_by(col<&Customer::country>).order_by(desc(sum(col<&Invoice::total>)))).as<"place">());
  static_assert(asked.sql() == R"(SELECT "Customer"."Country", "Customer"."LastName", rank() OVER (PARTITION BY "Customer"."Country" )"
                               R"(ORDER BY sum("Invoice"."Total") DESC) AS "place" FROM "Customer" INNER JOIN "Invoice" ON )"
                               R"("Invoice"."CustomerId" = "Customer"."CustomerId" GROUP BY "Customer"."CustomerId" )"
                               R"(ORDER BY "Customer"."Country", "place", "Customer"."CustomerId")");
  same(asked,
       "select Country, LastName, rank() over (partition by Country order by t desc) as r from (select c.*, sum(Total) t from Customer c "
       "join Invoice i using (CustomerId) group by c.CustomerId) order by Country, r, CustomerId");
}

BOOST_AUTO_TEST_CASE(which_genres_sell) {
  constexpr auto asked =
      from<Genre>()
          .join<GenreSales>()
          .group_by(col<&Genre::id>)
          .order_by(desc("sold"_name), col<&Genre::id>)
          .select(col<&Genre::name>, sum(col<&InvoiceLine::quantity>).as<"sold">(), sum(line_total), count(distinct(col<&Track::id>)));
  same(asked,
       "select g.Name, sum(l.Quantity) s, printf('%.2f', sum(l.UnitPrice * l.Quantity)), count(distinct t.TrackId) from Genre g join Track "
       "t on "
       "t.GenreId = g.GenreId join InvoiceLine l on l.TrackId = t.TrackId group by g.GenreId order by s desc, g.GenreId");
}

BOOST_AUTO_TEST_CASE(how_long_tracks_are) {
  constexpr auto asked =
      from<Genre>()
          .order_by(col<&Genre::id>)
          .select(col<&Genre::name>, avg(related<has_many<Genre, Track>>(), col<&Track::milliseconds>) / 60000.0,
                  max(related<has_many<Genre, Track>>(), col<&Track::milliseconds>));
  same(
      asked,
      "select g.Name, printf('%.2f', avg(Milliseconds) / 60000), max(Milliseconds) from Genre g left join Track t on t.GenreId = g.GenreId "
      "group by g.GenreId order by g.GenreId");
}

BOOST_AUTO_TEST_CASE(which_albums_are_long) {
  constexpr auto asked =
      from<Album>()
          .where(count(related<AlbumTracks>()) >= 20)
          .order_by(desc("tracks"_name), col<&Album::id>)
          .select(col<&Album::title>, count(related<AlbumTracks>()).as<"tracks">());
  static_assert(
      asked.sql() ==
      R"(SELECT "Album"."Title", (SELECT count(*) FROM "Track" WHERE "Track"."AlbumId" = "Album"."AlbumId") AS "tracks" FROM "Album" )"
      R"(WHERE (SELECT count(*) FROM "Track" WHERE "Track"."AlbumId" = "Album"."AlbumId") >= ?1 ORDER BY "tracks" DESC, "Album"."AlbumId")");
  same(asked,
       "select a.Title, count(*) n from Album a join Track t using (AlbumId) group by AlbumId having n >= 20 order by n desc, AlbumId");
}

BOOST_AUTO_TEST_CASE(artists_without_albums) {
  constexpr auto asked =
      from<Artist>().where(!exists(related<ArtistAlbums>())).order_by(col<&Artist::id>).select(col<&Artist::id>, col<&Artist::name>);
  static_assert(asked.sql() == R"(SELECT "Artist"."ArtistId", "Artist"."Name" FROM "Artist" WHERE NOT EXISTS (SELECT 1 FROM "Album" )"
                               R"(WHERE "Album"."ArtistId" = "Artist"."ArtistId") ORDER BY "Artist"."ArtistId")");
  same(asked, "select ArtistId, Name from Artist where ArtistId not in (select ArtistId from Album) order by ArtistId");
}

BOOST_AUTO_TEST_CASE(tracks_that_nobody_buys) {
  constexpr auto asked =
      from<Track>()
          .where(!exists(related<TrackLines>()))
          .group_by(col<&Track::genre_id>)
          .order_by(col<&Track::genre_id>)
          .select(col<&Track::genre_id>, count(), round(sum(col<&Track::unit_price>), 2));
  same(asked,
       "select GenreId, count(*), printf('%.2f', sum(UnitPrice)) from Track where TrackId not in (select TrackId from InvoiceLine) group "
       "by GenreId order by GenreId");
}

#ifndef IKEBANA_ON_POSTGRES
BOOST_AUTO_TEST_CASE(sales_of_each_month_and_so_far) {
  constexpr auto asked = from<Invoice>().group_by(month).order_by(month).select(
      month, count(), sum(col<&Invoice::total>), sum(sum(col<&Invoice::total>)).over(window().order_by(month)));
  static_assert(asked.sql() ==
                R"(SELECT strftime(?1, "Invoice"."InvoiceDate"), count(*), sum("Invoice"."Total"), sum(sum("Invoice"."Total")) OVER )"
                R"((ORDER BY strftime(?2, "Invoice"."InvoiceDate")) FROM "Invoice" GROUP BY strftime(?3, "Invoice"."InvoiceDate") )"
                R"(ORDER BY strftime(?4, "Invoice"."InvoiceDate"))");
  same(asked,
       "select m, n, printf('%.2f', s), printf('%.2f', sum(s) over (order by m)) from (select substr(InvoiceDate, 1, 7) m, count(*) n, "
       "sum(Total) s "
       "from Invoice group by 1) order by m");
}
#endif

BOOST_AUTO_TEST_CASE(mean_of_three_invoices) {
  constexpr auto asked =
      from<Invoice>()
          .where(col<&Invoice::customer_id> < 4)
          .order_by(col<&Invoice::customer_id>, col<&Invoice::id>)
          .window<"three">(window().partition_by(col<&Invoice::customer_id>).order_by(col<&Invoice::id>).rows(preceding(2), current_row))
          .select(col<&Invoice::id>, avg(col<&Invoice::total>).over<"three">(), count().over<"three">());
  same(asked,
       "select InvoiceId, printf('%.2f', avg(Total) over w), count(*) over w from Invoice where CustomerId < 4 window w as (partition by "
       "CustomerId "
       "order by InvoiceId rows 2 preceding) order by CustomerId, InvoiceId");
}

BOOST_AUTO_TEST_CASE(three_best_tracks_of_each_genre) {
  constexpr auto ranked =
      from<Track>()
          .join<belongs_to<Track, Genre>>()
          .join<TrackLines>()
          .group_by(col<&Track::id>, col<&Genre::id>)
          .select(col<&Genre::name>, col<&Track::name>, count(),
                  row_number().over(window().partition_by(col<&Genre::id>).order_by(desc(count()), col<&Track::id>)));
  constexpr auto asked =
      from<Ranked>(ranked)
          .where(col<&Ranked::place> <= 3)
          .order_by(col<&Ranked::genre>, col<&Ranked::place>)
          .select(col<&Ranked::genre>, col<&Ranked::place>, col<&Ranked::track>, col<&Ranked::sold>);
  same(asked,
       "select g, p, n, c from (select g.Name g, t.Name n, count(*) c, row_number() over (partition by g.GenreId order by count(*) desc, "
       "t.TrackId) p "
       "from Track t join Genre g using (GenreId) join InvoiceLine l using (TrackId) group by t.TrackId) where p <= 3 order by g, p");
}

BOOST_AUTO_TEST_CASE(who_reports_to_whom) {
  constexpr auto heads = from<Employee>()
                             .where(col<&Employee::reports_to>.is_null())
                             .select(col<&Employee::id>, sql<std::int64_t, "0">(), col<&Employee::last_name>);
  constexpr auto others =
      from<Employee>()
          .join<Report>(col<&Employee::reports_to> == col<&Report::employee_id>)
          .select(col<&Employee::id>, col<&Report::depth> + 1, concat(col<&Report::path>, " > ", col<&Employee::last_name>));
  constexpr auto asked =
      from<Report>()
          .with_recursive<Report>(heads.union_all(others))
          .order_by(col<&Report::path>)
          .select(col<&Report::depth>, col<&Report::path>);
  same(asked,
       "with recursive r(i, d, p) as (select EmployeeId, 0, LastName from Employee where ReportsTo is null union all select e.EmployeeId, "
       "d + 1, "
       "p || ' > ' || LastName from Employee e join r on e.ReportsTo = i) select d, p from r order by p");
}

BOOST_AUTO_TEST_CASE(customers_and_who_cares_for_them) {
  constexpr auto asked =
      from<Customer>()
          .left_join<Employee, "agent">(col<&Employee::id, "agent"> == col<&Customer::supporter_id>)
          .left_join<Employee, "boss">(col<&Employee::id, "boss"> == col<&Employee::reports_to, "agent">)
          .order_by(col<&Customer::id>)
          .limit(20)
          .select(col<&Customer::last_name>, col<&Employee::last_name, "agent">, col<&Employee::last_name, "boss">);
  same(asked,
       "select c.LastName, a.LastName, b.LastName from Customer c left join Employee a on a.EmployeeId = c.SupportRepId left join Employee "
       "b on "
       "b.EmployeeId = a.ReportsTo order by c.CustomerId limit 20");
}

BOOST_AUTO_TEST_CASE(small_and_large_invoices) {
  constexpr auto band = case_().when(col<&Invoice::total> < 2.0, "small").when(col<&Invoice::total> < 10.0, "middle").else_("large");
  constexpr auto asked =
      from<Invoice>().group_by(band).order_by(band).select(band, count(), min(col<&Invoice::total>), max(col<&Invoice::total>));
  static_assert(
      std::is_same_v<decltype(asked)::tuple, boost::hana::tuple<std::string, std::int64_t, std::optional<double>, std::optional<double>>>);
  same(asked,
       "select case when Total < 2 then 'small' when Total < 10 then 'middle' else 'large' end b, count(*), printf('%.2f', min(Total)), "
       "printf('%.2f', max(Total)) from Invoice group by b order by b");
}

#ifndef IKEBANA_ON_POSTGRES
BOOST_AUTO_TEST_CASE(what_each_agent_sells_a_year) {
  const auto in_year = [](const char* year) { return sum(col<&Invoice::total>).filter(strftime("%Y", col<&Invoice::written_on>) == year); };
  const auto asked =
      from<Employee>()
          .join<Customer>(col<&Customer::supporter_id> == col<&Employee::id>)
          .join<CustomerInvoices>()
          .group_by(col<&Employee::id>)
          .order_by(col<&Employee::id>)
          .select(col<&Employee::last_name>, in_year("2022"), in_year("2024"), in_year("1999"));
  same(asked,
       "select e.LastName, printf('%.2f', sum(Total) filter (where InvoiceDate like '2022%')), printf('%.2f', sum(Total) filter (where "
       "InvoiceDate like "
       "'2024%')), null from Employee e join Customer c on c.SupportRepId = e.EmployeeId join Invoice i using (CustomerId) group by "
       "e.EmployeeId order by e.EmployeeId");
}
#endif

BOOST_AUTO_TEST_CASE(share_of_each_media_type) {
  constexpr auto asked =
      from<Track>()
          .join<belongs_to<Track, MediaType>>()
          .group_by(col<&MediaType::id>)
          .order_by(col<&MediaType::id>)
          .select(col<&MediaType::name>, count() * 100.0 / sum(count()).over());
  same(asked,
       "select m.Name, printf('%.2f', count(*) * 100.0 / (select count(*) from Track)) from MediaType m join Track t using (MediaTypeId) "
       "group by MediaTypeId order by MediaTypeId");
}

BOOST_AUTO_TEST_CASE(how_long_playlists_are) {
  using PlaylistTracks = many_to_many<Playlist, PlaylistTrack, Track>;
  constexpr auto asked =
      from<Playlist>()
          .order_by(col<&Playlist::id>)
          .select(col<&Playlist::name>, count(related<PlaylistTracks>()), sum(related<PlaylistTracks>(), col<&Track::milliseconds>));
  same(asked,
       "select p.Name, count(t.TrackId), sum(Milliseconds) from Playlist p left join PlaylistTrack x using (PlaylistId) left join Track t "
       "using (TrackId) "
       "group by p.PlaylistId order by p.PlaylistId");
}

BOOST_AUTO_TEST_CASE(countries_of_customers_and_of_invoices) {
  constexpr auto of_customers = from<Customer>().select(col<&Customer::country>, sql<std::int64_t, "1">());
  constexpr auto of_large =
      from<Invoice>().where(col<&Invoice::total> > 15.0).select(col<&Invoice::billing_country>, sql<std::int64_t, "1">());
  same(of_customers.except(of_large), "select Country, 1 from Customer except select BillingCountry, 1 from Invoice where Total > 15",
       false);
  same(of_customers.intersect(of_large), "select Country, 1 from Customer intersect select BillingCountry, 1 from Invoice where Total > 15",
       false);
}

BOOST_AUTO_TEST_CASE(invoices_above_the_mean) {
  constexpr auto asked =
      from<Invoice>()
          .where(col<&Invoice::total> > scalar(from<Invoice>().select(avg(col<&Invoice::total>) * 2.5)))
          .order_by(col<&Invoice::id>)
          .select(col<&Invoice::id>, col<&Invoice::total>);
  static_assert(
      asked.sql() ==
      R"(SELECT "Invoice"."InvoiceId", "Invoice"."Total" FROM "Invoice" WHERE "Invoice"."Total" > (SELECT avg("Invoice_2"."Total") * ?1 )"
      R"(FROM "Invoice" AS "Invoice_2") ORDER BY "Invoice"."InvoiceId")");
  same(asked,
       "select InvoiceId, printf('%.2f', Total) from Invoice where Total > (select avg(Total) * 2.5 from Invoice) order by InvoiceId");
}

BOOST_AUTO_TEST_CASE(who_has_bought_jazz) {
  constexpr auto jazz =
      from<InvoiceLine>()
          .join<through<InvoiceLine, Track, Genre>>()
          .join<belongs_to<InvoiceLine, Invoice>>()
          .where(col<&Genre::name> == param<"genre">)
          .select(col<&Invoice::customer_id>);
  const auto asked =
      from<Customer>()
          .where(col<&Customer::id>.in(jazz))
          .order_by(col<&Customer::last_name>, col<&Customer::id>)
          .select(col<&Customer::last_name>, col<&Customer::email>);
  const lines theirs = answer_of_command(
      "select distinct LastName, Email from Customer c join Invoice using (CustomerId) join InvoiceLine l using (InvoiceId) join Track t "
      "on "
      "t.TrackId = l.TrackId join Genre g using (GenreId) where g.Name = 'Jazz' order by LastName, c.CustomerId");
  lines ours;
  for (auto& [name, email] : db(asked, "genre"_arg = "Jazz")) ours.push_back(name + '|' + email);
  BOOST_TEST(!ours.empty());
  BOOST_TEST(ours == theirs, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()
