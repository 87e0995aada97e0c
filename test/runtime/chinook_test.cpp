// SPDX-License-Identifier: BSL-1.0
// Relations over real data, $IKEBANA_DATA/chinook.sqlite: each in every use, against nested loops over the same rows.

#include "chinook_data.hpp"
#include "schema.hpp"

#include <cstdio>
#include <cstdlib>

namespace {

using namespace chinook;
using namespace ikebana;
using namespace checking;

bool is_there(const std::string& path) {
  std::FILE* const file = path.empty() ? nullptr : std::fopen(path.c_str(), "rb");
  if (file == nullptr) return false;
  std::fclose(file);
  return true;
}

/// The tests are skipped where the data is not there, and say so once.
boost::test_tools::assertion_result has_data(boost::unit_test::test_unit_id) {
  static const bool found = [] {
    const bool is_found = is_there(path_of_data());
    if (!is_found) std::puts("chinook: skipped, for there is no $IKEBANA_DATA/chinook.sqlite");
    return is_found;
  }();
  return found;
}

struct shop {
  engine::database db = opened();
  std::vector<Artist> artists = db.all(from<Artist>());
  std::vector<Album> albums = db.all(from<Album>());
  std::vector<Genre> genres = db.all(from<Genre>());
  std::vector<MediaType> media_types = db.all(from<MediaType>());
  std::vector<Track> tracks = db.all(from<Track>());
  std::vector<Employee> employees = db.all(from<Employee>());
  std::vector<Customer> customers = db.all(from<Customer>());
  std::vector<Invoice> invoices = db.all(from<Invoice>());
  std::vector<InvoiceLine> invoice_lines = db.all(from<InvoiceLine>());
  std::vector<Playlist> playlists = db.all(from<Playlist>());
  std::vector<PlaylistTrack> playlist_tracks = db.all(from<PlaylistTrack>());

  /// What the database says by itself.
  std::size_t rows_in(const char* table) { return static_cast<std::size_t>(db.number(std::string("SELECT count(*) FROM ") + table)); }
};

/// Opened and read once.
shop& the_shop() {
  static shop only;
  return only;
}

bool is_long(const Track& track) { return track.milliseconds > 300000; }
constexpr auto long_ones = col<&Track::milliseconds> > 300000;

bool comes_later(const Track& left, const Track& right) { return right.composer < left.composer; }
constexpr auto by_composer = desc(col<&Track::composer>);

bool has_later_title(const Employee& left, const Employee& right) { return right.title < left.title; }

}  // namespace

BOOST_AUTO_TEST_SUITE(chinook, *boost::unit_test::precondition(has_data))

BOOST_AUTO_TEST_CASE(every_table_is_read) {
  shop& all = the_shop();
  BOOST_TEST(all.artists.size() == all.rows_in(R"("Artist")"));
  BOOST_TEST(all.albums.size() == all.rows_in(R"("Album")"));
  BOOST_TEST(all.genres.size() == all.rows_in(R"("Genre")"));
  BOOST_TEST(all.media_types.size() == all.rows_in(R"("MediaType")"));
  BOOST_TEST(all.tracks.size() == all.rows_in(R"("Track")"));
  BOOST_TEST(all.employees.size() == all.rows_in(R"("Employee")"));
  BOOST_TEST(all.customers.size() == all.rows_in(R"("Customer")"));
  BOOST_TEST(all.invoices.size() == all.rows_in(R"("Invoice")"));
  BOOST_TEST(all.invoice_lines.size() == all.rows_in(R"("InvoiceLine")"));
  BOOST_TEST(all.playlists.size() == all.rows_in(R"("Playlist")"));
  BOOST_TEST(all.playlist_tracks.size() == all.rows_in(R"("PlaylistTrack")"));
  BOOST_TEST(all.tracks.size() > 3000u);
}

BOOST_AUTO_TEST_CASE(tracks_of_an_artist) {
  shop& all = the_shop();
  const auto walk = [&](auto keep_album) {
    return expect<Track>(all.artists, [&all, keep_album](const Artist& artist, auto keep) {
      for (const Album& album : all.albums) {
        if (album.artist_id != artist.id || !keep_album(album)) continue;
        for (const Track& track : all.tracks) {
          if (track.album_id == album.id) keep(track);
        }
      }
    });
  };
  const uses<ArtistTracks, Artist, Track, &Artist::id> every_use(all.db, all.artists);
  every_use.agree_narrowed(related<ArtistTracks>(), walk([](const Album&) { return true; }), long_ones, is_long, by_composer, comes_later);
  every_use.agree(related<ArtistTracks>().where(col<&Album::title> >= "N"), walk([](const Album& album) { return album.title >= "N"; }));
}

BOOST_AUTO_TEST_CASE(artist_of_a_track) {
  shop& all = the_shop();
  const auto walk = [&](auto keep_album) {
    return expect<Artist>(all.tracks, [&all, keep_album](const Track& track, auto keep) {
      for (const Album& album : all.albums) {
        if (track.album_id != album.id || !keep_album(album)) continue;
        for (const Artist& artist : all.artists) {
          if (artist.id == album.artist_id) keep(artist);
        }
      }
    });
  };
  static_assert(decltype(related<TrackArtist>())::is_to_one);
  const uses<TrackArtist, Track, Artist, &Track::id> every_use(all.db, all.tracks);
  const auto early = [](const Artist& artist) { return artist.name < "M"; };
  every_use.agree_narrowed(
      related<TrackArtist>(), walk([](const Album&) { return true; }), col<&Artist::name> < "M", early, col<&Artist::name>, early);
  every_use.agree(related<TrackArtist>().where(col<&Album::title> >= "N"), walk([](const Album& album) { return album.title >= "N"; }));
}

// A track bought twice is there twice.
BOOST_AUTO_TEST_CASE(tracks_of_a_customer) {
  shop& all = the_shop();
  const auto walk = [&](auto keep_invoice) {
    return expect<Track>(all.customers, [&all, keep_invoice](const Customer& customer, auto keep) {
      for (const Invoice& invoice : all.invoices) {
        if (invoice.customer_id != customer.id || !keep_invoice(invoice)) continue;
        for (const InvoiceLine& line : all.invoice_lines) {
          if (line.invoice_id != invoice.id) continue;
          for (const Track& track : all.tracks) {
            if (track.id == line.track_id) keep(track);
          }
        }
      }
    });
  };
  const uses<CustomerTracks, Customer, Track, &Customer::id> every_use(all.db, all.customers);
  every_use.agree_narrowed(
      related<CustomerTracks>(), walk([](const Invoice&) { return true; }), long_ones, is_long, by_composer, comes_later);
  every_use.agree(
      related<CustomerTracks>().where(col<&Invoice::total> > 5.0), walk([](const Invoice& invoice) { return invoice.total > 5.0; }));
}

BOOST_AUTO_TEST_CASE(tracks_of_a_playlist) {
  shop& all = the_shop();
  const auto walk = [&](key first) {
    return expect<Track>(all.playlists, [&all, first](const Playlist& playlist, auto keep) {
      for (const PlaylistTrack& pivot : all.playlist_tracks) {
        if (pivot.playlist_id != playlist.id || pivot.track_id < first) continue;
        for (const Track& track : all.tracks) {
          if (track.id == pivot.track_id) keep(track);
        }
      }
    });
  };
  const auto expected = walk(0);
  const uses<PlaylistTracks, Playlist, Track, &Playlist::id> every_use(all.db, all.playlists);
  every_use.agree_narrowed(related<PlaylistTracks>(), expected, long_ones, is_long, by_composer, comes_later);
  every_use.agree(related<PlaylistTracks>().where(col<&PlaylistTrack::track_id> >= 3000), walk(3000));

  const uses<ListedTracks, Playlist, Track, &Playlist::id> every_use_of_pivot(all.db, all.playlists);
  every_use_of_pivot.agree_in_full(related<ListedTracks>(), expected);
}

BOOST_AUTO_TEST_CASE(reports_of_an_employee) {
  shop& all = the_shop();
  const auto expected = expect<Employee>(all.employees, [&](const Employee& manager, auto keep) {
    for (const Employee& each : all.employees) {
      if (each.reports_to == manager.id) keep(each);
    }
  });
  const uses<Reports, Employee, Employee, &Employee::id> every_use(all.db, all.employees);
  every_use.agree_narrowed(
      related<Reports, "report">(), expected, col<&Employee::id, "report"> > 3, [](const Employee& report) { return report.id > 3; },
      desc(col<&Employee::title, "report">), has_later_title);
}

BOOST_AUTO_TEST_CASE(manager_of_an_employee) {
  shop& all = the_shop();
  const auto expected = expect<Employee>(all.employees, [&](const Employee& report, auto keep) {
    for (const Employee& each : all.employees) {
      if (report.reports_to == each.id) keep(each);
    }
  });
  static_assert(decltype(related<Manager>())::is_to_one);
  const uses<Manager, Employee, Employee, &Employee::id> every_use(all.db, all.employees);
  every_use.agree_in_full(related<Manager, "manager">().where(col<&Employee::id, "manager"> > 1),
                          expected.where([](const Employee& manager) { return manager.id > 1; }));
}

BOOST_AUTO_TEST_CASE(employees_two_steps_away) {
  shop& all = the_shop();
  const auto below = expect<Employee>(all.employees, [&](const Employee& top, auto keep) {
    for (const Employee& middle : all.employees) {
      if (middle.reports_to != top.id) continue;
      for (const Employee& each : all.employees) {
        if (each.reports_to == middle.id) keep(each);
      }
    }
  });
  const auto above = expect<Employee>(all.employees, [&](const Employee& bottom, auto keep) {
    for (const Employee& middle : all.employees) {
      if (bottom.reports_to != middle.id) continue;
      for (const Employee& each : all.employees) {
        if (middle.reports_to == each.id) keep(each);
      }
    }
  });
  const auto beside = expect<Employee>(all.employees, [&](const Employee& one, auto keep) {
    for (const Employee& manager : all.employees) {
      if (one.reports_to != manager.id) continue;
      for (const Employee& each : all.employees) {
        if (each.reports_to == manager.id) keep(each);
      }
    }
  });
  const auto is_late = [](const Employee& each) { return each.id > 5; };
  const uses<ReportsOfReports, Employee, Employee, &Employee::id> every_use_below(all.db, all.employees);
  every_use_below.agree_narrowed(related<ReportsOfReports, "report">(), below, col<&Employee::id, "report"> > 5, is_late,
                                 desc(col<&Employee::title, "report">), has_later_title);
  static_assert(decltype(related<ManagerOfManager>())::is_to_one);
  const uses<ManagerOfManager, Employee, Employee, &Employee::id> every_use_above(all.db, all.employees);
  every_use_above.agree(related<ManagerOfManager>(), above);
  every_use_above.agree_on_some_owners(related<ManagerOfManager>(), above);
  const uses<Colleagues, Employee, Employee, &Employee::id> every_use_beside(all.db, all.employees);
  every_use_beside.agree_in_full(related<Colleagues>(), beside);
}

BOOST_AUTO_TEST_SUITE_END()
