// SPDX-License-Identifier: BSL-1.0
#ifndef IKEBANA_TEST_RUNTIME_CHINOOK_HPP
#define IKEBANA_TEST_RUNTIME_CHINOOK_HPP

// The Chinook sample database: real data whose names are not by convention, so that every one of them is described.

#include <ikebana/ikebana.hpp>

#include <boost/hana/define_struct.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <utility>

namespace chinook {

using key = std::int64_t;
using optional_key = std::optional<std::int64_t>;
using optional_text = std::optional<std::string>;

struct Artist {
  BOOST_HANA_DEFINE_STRUCT(Artist, (key, id), (optional_text, name));
  friend bool operator==(const Artist&, const Artist&) = default;
};

struct Album {
  BOOST_HANA_DEFINE_STRUCT(Album, (key, id), (std::string, title), (key, artist_id));
  friend bool operator==(const Album&, const Album&) = default;
};

struct Genre {
  BOOST_HANA_DEFINE_STRUCT(Genre, (key, id), (optional_text, name));
  friend bool operator==(const Genre&, const Genre&) = default;
};

struct MediaType {
  BOOST_HANA_DEFINE_STRUCT(MediaType, (key, id), (optional_text, name));
  friend bool operator==(const MediaType&, const MediaType&) = default;
};

struct Track {
  BOOST_HANA_DEFINE_STRUCT(Track, (key, id), (std::string, name), (optional_key, album_id), (key, media_type_id), (optional_key, genre_id),
                           (optional_text, composer), (std::int64_t, milliseconds), (std::optional<std::int64_t>, bytes),
                           (double, unit_price));
  friend bool operator==(const Track&, const Track&) = default;
};

struct Employee {
  BOOST_HANA_DEFINE_STRUCT(Employee, (key, id), (std::string, last_name), (std::string, first_name), (optional_text, title),
                           (optional_key, reports_to), (optional_text, hired_on), (optional_text, city));
  friend bool operator==(const Employee&, const Employee&) = default;
};

struct Customer {
  BOOST_HANA_DEFINE_STRUCT(Customer, (key, id), (std::string, first_name), (std::string, last_name), (optional_text, company),
                           (optional_text, country), (std::string, email), (optional_key, supporter_id));
  friend bool operator==(const Customer&, const Customer&) = default;
};

struct Invoice {
  BOOST_HANA_DEFINE_STRUCT(Invoice, (key, id), (key, customer_id), (std::string, written_on), (optional_text, billing_country),
                           (double, total));
  friend bool operator==(const Invoice&, const Invoice&) = default;
};

struct InvoiceLine {
  BOOST_HANA_DEFINE_STRUCT(InvoiceLine, (key, id), (key, invoice_id), (key, track_id), (double, unit_price), (std::int64_t, quantity));
  friend bool operator==(const InvoiceLine&, const InvoiceLine&) = default;
};

struct Playlist {
  BOOST_HANA_DEFINE_STRUCT(Playlist, (key, id), (optional_text, name));
  friend bool operator==(const Playlist&, const Playlist&) = default;
};

struct PlaylistTrack {
  BOOST_HANA_DEFINE_STRUCT(PlaylistTrack, (key, playlist_id), (key, track_id));
  friend bool operator==(const PlaylistTrack&, const PlaylistTrack&) = default;
};

inline auto key_of(const PlaylistTrack& record) { return std::make_pair(record.playlist_id, record.track_id); }

}  // namespace chinook

template <>
inline constexpr auto ikebana::table<chinook::Artist> =
    ikebana::describe<chinook::Artist>()
        .name("Artist")
        .column<&chinook::Artist::id>("ArtistId")
        .column<&chinook::Artist::name>("Name")
        .primary_key<&chinook::Artist::id>();

template <>
inline constexpr auto ikebana::table<chinook::Album> =
    ikebana::describe<chinook::Album>()
        .name("Album")
        .column<&chinook::Album::id>("AlbumId")
        .column<&chinook::Album::title>("Title")
        .column<&chinook::Album::artist_id>("ArtistId")
        .primary_key<&chinook::Album::id>()
        .foreign_key<&chinook::Album::artist_id, chinook::Artist>();

template <>
inline constexpr auto ikebana::table<chinook::Genre> =
    ikebana::describe<chinook::Genre>()
        .name("Genre")
        .column<&chinook::Genre::id>("GenreId")
        .column<&chinook::Genre::name>("Name")
        .primary_key<&chinook::Genre::id>();

template <>
inline constexpr auto ikebana::table<chinook::MediaType> =
    ikebana::describe<chinook::MediaType>()
        .name("MediaType")
        .column<&chinook::MediaType::id>("MediaTypeId")
        .column<&chinook::MediaType::name>("Name")
        .primary_key<&chinook::MediaType::id>();

template <>
inline constexpr auto ikebana::table<chinook::Track> =
    ikebana::describe<chinook::Track>()
        .name("Track")
        .column<&chinook::Track::id>("TrackId")
        .column<&chinook::Track::name>("Name")
        .column<&chinook::Track::album_id>("AlbumId")
        .column<&chinook::Track::media_type_id>("MediaTypeId")
        .column<&chinook::Track::genre_id>("GenreId")
        .column<&chinook::Track::composer>("Composer")
        .column<&chinook::Track::milliseconds>("Milliseconds")
        .column<&chinook::Track::bytes>("Bytes")
        .column<&chinook::Track::unit_price>("UnitPrice")
        .primary_key<&chinook::Track::id>()
        .foreign_key<&chinook::Track::album_id, chinook::Album>()
        .foreign_key<&chinook::Track::media_type_id, chinook::MediaType>()
        .foreign_key<&chinook::Track::genre_id, chinook::Genre>();

template <>
inline constexpr auto ikebana::table<chinook::Employee> =
    ikebana::describe<chinook::Employee>()
        .name("Employee")
        .column<&chinook::Employee::id>("EmployeeId")
        .column<&chinook::Employee::last_name>("LastName")
        .column<&chinook::Employee::first_name>("FirstName")
        .column<&chinook::Employee::title>("Title")
        .column<&chinook::Employee::reports_to>("ReportsTo")
        .column<&chinook::Employee::hired_on>("HireDate")
        .column<&chinook::Employee::city>("City")
        .primary_key<&chinook::Employee::id>()
        .foreign_key<&chinook::Employee::reports_to, chinook::Employee>();

template <>
inline constexpr auto ikebana::table<chinook::Customer> =
    ikebana::describe<chinook::Customer>()
        .name("Customer")
        .column<&chinook::Customer::id>("CustomerId")
        .column<&chinook::Customer::first_name>("FirstName")
        .column<&chinook::Customer::last_name>("LastName")
        .column<&chinook::Customer::company>("Company")
        .column<&chinook::Customer::country>("Country")
        .column<&chinook::Customer::email>("Email")
        .column<&chinook::Customer::supporter_id>("SupportRepId")
        .primary_key<&chinook::Customer::id>()
        .foreign_key<&chinook::Customer::supporter_id, chinook::Employee>();

template <>
inline constexpr auto ikebana::table<chinook::Invoice> =
    ikebana::describe<chinook::Invoice>()
        .name("Invoice")
        .column<&chinook::Invoice::id>("InvoiceId")
        .column<&chinook::Invoice::customer_id>("CustomerId")
        .column<&chinook::Invoice::written_on>("InvoiceDate")
        .column<&chinook::Invoice::billing_country>("BillingCountry")
        .column<&chinook::Invoice::total>("Total")
        .primary_key<&chinook::Invoice::id>()
        .foreign_key<&chinook::Invoice::customer_id, chinook::Customer>();

template <>
inline constexpr auto ikebana::table<chinook::InvoiceLine> =
    ikebana::describe<chinook::InvoiceLine>()
        .name("InvoiceLine")
        .column<&chinook::InvoiceLine::id>("InvoiceLineId")
        .column<&chinook::InvoiceLine::invoice_id>("InvoiceId")
        .column<&chinook::InvoiceLine::track_id>("TrackId")
        .column<&chinook::InvoiceLine::unit_price>("UnitPrice")
        .column<&chinook::InvoiceLine::quantity>("Quantity")
        .primary_key<&chinook::InvoiceLine::id>()
        .foreign_key<&chinook::InvoiceLine::invoice_id, chinook::Invoice>()
        .foreign_key<&chinook::InvoiceLine::track_id, chinook::Track>();

template <>
inline constexpr auto ikebana::table<chinook::Playlist> =
    ikebana::describe<chinook::Playlist>()
        .name("Playlist")
        .column<&chinook::Playlist::id>("PlaylistId")
        .column<&chinook::Playlist::name>("Name")
        .primary_key<&chinook::Playlist::id>();

template <>
inline constexpr auto ikebana::table<chinook::PlaylistTrack> =
    ikebana::describe<chinook::PlaylistTrack>()
        .name("PlaylistTrack")
        .column<&chinook::PlaylistTrack::playlist_id>("PlaylistId")
        .column<&chinook::PlaylistTrack::track_id>("TrackId")
        .primary_key<&chinook::PlaylistTrack::playlist_id, &chinook::PlaylistTrack::track_id>()
        .foreign_key<&chinook::PlaylistTrack::playlist_id, chinook::Playlist>()
        .foreign_key<&chinook::PlaylistTrack::track_id, chinook::Track>();

namespace chinook {

using ArtistTracks = ikebana::through<Artist, Album, Track>;
using TrackArtist = ikebana::through<Track, Album, Artist>;
using CustomerTracks = ikebana::through<Customer, Invoice, InvoiceLine, Track>;
using PlaylistTracks = ikebana::through<Playlist, PlaylistTrack, Track>;
using ListedTracks = ikebana::many_to_many<Playlist, PlaylistTrack, Track>;
using Reports = ikebana::has_many<Employee, Employee, &Employee::reports_to>;
using Manager = ikebana::belongs_to<Employee, Employee, &Employee::reports_to>;
using ReportsOfReports = ikebana::through<Reports, Reports>;
using ManagerOfManager = ikebana::through<Manager, Manager>;
using Colleagues = ikebana::through<Manager, Reports>;

}  // namespace chinook

#endif
