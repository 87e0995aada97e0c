// SPDX-License-Identifier: BSL-1.0
// Pictures of the schema: that of the Chinook database, which README.md shows, and of names that need care.

#include "../runtime/chinook.hpp"

#include <ikebana/schema.hpp>

namespace {

using namespace chinook;
using namespace ikebana;

// [picture]
using SoldTo = through<Artist, Album, Track, InvoiceLine, Invoice, Customer>;

constexpr auto picture = diagram<Artist, Album, Track, Genre, MediaType, Playlist, PlaylistTrack, Customer, Employee, Invoice, InvoiceLine,
                                 named_path<"sold to", SoldTo>, named_path<"on the list", ListedTracks>, ReportsOfReports>();
// [/picture]

constexpr std::string_view as_mermaid = R"(
%% [chinook_diagram]
erDiagram
  Artist {
    INTEGER ArtistId PK
    TEXT Name "or NULL"
  }
  Album {
    INTEGER AlbumId PK
    TEXT Title
    INTEGER ArtistId FK
  }
  Track {
    INTEGER TrackId PK
    TEXT Name
    INTEGER AlbumId FK "or NULL"
    INTEGER MediaTypeId FK
    INTEGER GenreId FK "or NULL"
    TEXT Composer "or NULL"
    INTEGER Milliseconds
    INTEGER Bytes "or NULL"
    REAL UnitPrice
  }
  Genre {
    INTEGER GenreId PK
    TEXT Name "or NULL"
  }
  MediaType {
    INTEGER MediaTypeId PK
    TEXT Name "or NULL"
  }
  Playlist {
    INTEGER PlaylistId PK
    TEXT Name "or NULL"
  }
  PlaylistTrack {
    INTEGER PlaylistId PK, FK
    INTEGER TrackId PK, FK
  }
  Customer {
    INTEGER CustomerId PK
    TEXT FirstName
    TEXT LastName
    TEXT Company "or NULL"
    TEXT Country "or NULL"
    TEXT Email
    INTEGER SupportRepId FK "or NULL"
  }
  Employee {
    INTEGER EmployeeId PK
    TEXT LastName
    TEXT FirstName
    TEXT Title "or NULL"
    INTEGER ReportsTo FK "or NULL"
    TEXT HireDate "or NULL"
    TEXT City "or NULL"
  }
  Invoice {
    INTEGER InvoiceId PK
    INTEGER CustomerId FK
    TEXT InvoiceDate
    TEXT BillingCountry "or NULL"
    REAL Total
  }
  InvoiceLine {
    INTEGER InvoiceLineId PK
    INTEGER InvoiceId FK
    INTEGER TrackId FK
    REAL UnitPrice
    INTEGER Quantity
  }
  Artist ||--o{ Album : "ArtistId"
  Album |o--o{ Track : "AlbumId"
  MediaType ||--o{ Track : "MediaTypeId"
  Genre |o--o{ Track : "GenreId"
  Playlist ||--o{ PlaylistTrack : "PlaylistId"
  Track ||--o{ PlaylistTrack : "TrackId"
  Employee |o--o{ Customer : "SupportRepId"
  Employee |o--o{ Employee : "ReportsTo"
  Customer ||--o{ Invoice : "CustomerId"
  Invoice ||--o{ InvoiceLine : "InvoiceId"
  Track ||--o{ InvoiceLine : "TrackId"
  Artist }o..o{ Customer : "sold to: Artist / Album / Track / InvoiceLine / Invoice / Customer"
  Playlist }o..o{ Track : "on the list: Playlist / PlaylistTrack / Track"
  Employee |o..o{ Employee : "Employee / Employee / Employee"
%% [/chinook_diagram]
)";

constexpr std::string_view before_picture = "\n%% [chinook_diagram]\n";
constexpr std::string_view after_picture = "%% [/chinook_diagram]\n";
static_assert(as_mermaid.substr(0, before_picture.size()) == before_picture);
static_assert(as_mermaid.substr(before_picture.size(), as_mermaid.size() - before_picture.size() - after_picture.size()) ==
              picture.mermaid());

static_assert(picture.dot() == R"(digraph schema {
  rankdir=LR;
  node [shape=record];
  "Artist" [label="{Artist|ArtistId INTEGER PK\lName TEXT or NULL\l}"];
  "Album" [label="{Album|AlbumId INTEGER PK\lTitle TEXT\lArtistId INTEGER FK\l}"];
  "Track" [label="{Track|TrackId INTEGER PK\lName TEXT\lAlbumId INTEGER FK or NULL\lMediaTypeId INTEGER FK\lGenreId INTEGER FK or NULL\lComposer TEXT or NULL\lMilliseconds INTEGER\lBytes INTEGER or NULL\lUnitPrice REAL\l}"];
  "Genre" [label="{Genre|GenreId INTEGER PK\lName TEXT or NULL\l}"];
  "MediaType" [label="{MediaType|MediaTypeId INTEGER PK\lName TEXT or NULL\l}"];
  "Playlist" [label="{Playlist|PlaylistId INTEGER PK\lName TEXT or NULL\l}"];
  "PlaylistTrack" [label="{PlaylistTrack|PlaylistId INTEGER PK, FK\lTrackId INTEGER PK, FK\l}"];
  "Customer" [label="{Customer|CustomerId INTEGER PK\lFirstName TEXT\lLastName TEXT\lCompany TEXT or NULL\lCountry TEXT or NULL\lEmail TEXT\lSupportRepId INTEGER FK or NULL\l}"];
  "Employee" [label="{Employee|EmployeeId INTEGER PK\lLastName TEXT\lFirstName TEXT\lTitle TEXT or NULL\lReportsTo INTEGER FK or NULL\lHireDate TEXT or NULL\lCity TEXT or NULL\l}"];
  "Invoice" [label="{Invoice|InvoiceId INTEGER PK\lCustomerId INTEGER FK\lInvoiceDate TEXT\lBillingCountry TEXT or NULL\lTotal REAL\l}"];
  "InvoiceLine" [label="{InvoiceLine|InvoiceLineId INTEGER PK\lInvoiceId INTEGER FK\lTrackId INTEGER FK\lUnitPrice REAL\lQuantity INTEGER\l}"];
  "Album" -> "Artist" [label="ArtistId"];
  "Track" -> "Album" [label="AlbumId"];
  "Track" -> "MediaType" [label="MediaTypeId"];
  "Track" -> "Genre" [label="GenreId"];
  "PlaylistTrack" -> "Playlist" [label="PlaylistId"];
  "PlaylistTrack" -> "Track" [label="TrackId"];
  "Customer" -> "Employee" [label="SupportRepId"];
  "Employee" -> "Employee" [label="ReportsTo"];
  "Invoice" -> "Customer" [label="CustomerId"];
  "InvoiceLine" -> "Invoice" [label="InvoiceId"];
  "InvoiceLine" -> "Track" [label="TrackId"];
  "Artist" -> "Customer" [style=dashed, label="sold to: Artist / Album / Track / InvoiceLine / Invoice / Customer"];
  "Playlist" -> "Track" [style=dashed, label="on the list: Playlist / PlaylistTrack / Track"];
  "Employee" -> "Employee" [style=dashed, label="Employee / Employee / Employee"];
}
)");

/// Not std::string_view::find, which is no constant to GCC with -fsanitize=undefined.
constexpr bool holds(std::string_view text, std::string_view part) {
  for (std::size_t i = 0; i + part.size() <= text.size(); ++i) {
    if (text.substr(i, part.size()) == part) return true;
  }
  return false;
}

/// A struct that derives from a relation has a name of its own; so has what stands under a name.
struct LongTracks : through<Artist, Album, Track> {
  static constexpr auto where = col<&Track::milliseconds> > 300000;
};
static_assert(holds(diagram<LongTracks>().mermaid(), R"(Artist |o..o{ Track : "LongTracks: Artist / Album / Track")"));
static_assert(holds(diagram<named_path<"long ones", LongTracks>>().mermaid(), R"("long ones: Artist / Album / Track")"));
static_assert(holds(diagram<TrackArtist>().mermaid(), R"(Track }o..o| Artist : "Track / Album / Artist")"));

// A path under a name is the relation itself.
static_assert(related<named_path<"long ones", LongTracks>>().sql() == related<LongTracks>().sql());

}  // namespace

namespace odd {

struct Plain {
  BOOST_HANA_DEFINE_STRUCT(Plain, (std::int64_t, id), (std::optional<std::string>, a), (std::int64_t, b));
};
struct Only {
  BOOST_HANA_DEFINE_STRUCT(Only, (std::int64_t, plain_id), (double, value));
};

}  // namespace odd

template <>
inline constexpr auto ikebana::table<odd::Plain> =
    ikebana::describe<odd::Plain>().name("a {b} \"c\"").column<&odd::Plain::id>("0 key").column<&odd::Plain::a>("x|y");
template <>
inline constexpr auto ikebana::table<odd::Only> =
    ikebana::describe<odd::Only>().primary_key<&odd::Only::plain_id>().foreign_key<&odd::Only::plain_id, odd::Plain>();

static_assert(ikebana::diagram<odd::Plain, ikebana::has_one<odd::Plain, odd::Only>>().mermaid() == R"(erDiagram
  "a {b} 'c'" {
    INTEGER _0_key PK
    TEXT x_y "or NULL"
    INTEGER b
  }
  onlies {
    INTEGER plain_id PK, FK
    REAL value
  }
  "a {b} 'c'" ||--o| onlies : "plain_id"
  "a {b} 'c'" |o..o| onlies : "a {b} 'c' / onlies"
)");
static_assert(ikebana::diagram<odd::Plain>().dot() == R"(digraph schema {
  rankdir=LR;
  node [shape=record];
  "a {b} \"c\"" [label="{a\ \{b\}\ \"c\"|0\ key INTEGER PK\lx\|y TEXT or NULL\lb INTEGER\l}"];
}
)");
