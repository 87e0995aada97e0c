// SPDX-License-Identifier: BSL-1.0
#ifndef IKEBANA_TEST_RUNTIME_DDL_CORPUS_HPP
#define IKEBANA_TEST_RUNTIME_DDL_CORPUS_HPP

// Schemas of every form that SQLite accepts. Each is run by SQLite and read by `ikebana::ddl`, and the answers compared.

#include <string_view>

namespace ddl_corpus {

inline constexpr std::string_view schemas[] = {

    // ---- Types -----------------------------------------------------------------------------------------------------
    "CREATE TABLE t(a, b, c)",
    "CREATE TABLE t(a INT, b INTEGER, c TINYINT, d SMALLINT, e MEDIUMINT, f BIGINT, g UNSIGNED BIG INT, h INT2, i INT8)",
    "CREATE TABLE t(a CHARACTER(20), b VARCHAR(255), c VARYING CHARACTER(255), d NCHAR(55), e NATIVE CHARACTER(70), "
    "f NVARCHAR(100), g TEXT, h CLOB)",
    "CREATE TABLE t(a BLOB, b REAL, c DOUBLE, d DOUBLE PRECISION, e FLOAT, f NUMERIC, g DECIMAL(10,5), h BOOLEAN, i DATE, j DATETIME)",
    "CREATE TABLE t(a FLOATING POINT, b STRING, c CHARINT, d BLOBTEXT, e REALBLOB, f BLOB REAL, g ANY, h XINTERVAL, i doub)",
    "CREATE TABLE t(a DECIMAL ( 10 , 5 ), b VARCHAR /* how long? */ ( 20 ), c DECIMAL(+10, -5), d FLOAT(1.5))",
    "CREATE TABLE t(a \"my type\", b [other type], c `INTEGER`, d 'TEXT', e \"VAR\" CHAR(3), f int 'eger', g [VAR] CHAR)",
    "CREATE TABLE t(a \"INTEGER\"x PRIMARY KEY); CREATE TABLE u(a [INTEGER]'' PRIMARY KEY); CREATE TABLE v(a 'INTEGER' PRIMARY KEY)",
    "CREATE TABLE t(a integer, b Text, c bLoB, d Real, e any, f Int)",
    "CREATE TABLE t(a LONG VARCHAR, b KEY, c ACTION, d TEMP, e REPLACE, f LIKE, g VIEW(2))",

    // ---- Names -----------------------------------------------------------------------------------------------------
    "CREATE TABLE \"select\"(\"from\" TEXT, [where] INTEGER, `order` REAL, 'group' BLOB)",
    "CREATE TABLE [a table](\"a \"\"quoted\"\" name\", [another [one], `it``s`, 'don''t')",
    "CREATE TABLE Mixed(Id INTEGER PRIMARY KEY, NaMe TEXT)",
    "CREATE TABLE \xc3\xa4pfel(\xc3\xb6l TEXT, \xe6\xa1\x9c INTEGER)",
    "CREATE TABLE t$1(a$b, _c, d_1)",
    "CREATE TABLE main.t(a); CREATE TABLE \"main\".[u](b); CREATE INDEX main.i ON t(a)",
    "CREATE TABLE abort(action, after, \"all\", key INTEGER PRIMARY KEY, rowid, no, of, plan, query, view, virtual, without)",
    "CREATE TABLE t(\"\" TEXT, \" \" INT)",

    // ---- Comments and space ------------------------------------------------------------------------------------------
    "-- first\nCREATE /* a */ TABLE--b\n t/**/(a-- the first\n,b/* the second, c */\t,\r\n\fd)\n; -- last",
    "CREATE TABLE t(a DEFAULT '--', b DEFAULT '/*', c DEFAULT \"*/\", d CHECK(d <> '; --'))",
    ";;; CREATE TABLE t(a);;;",
    "CREATE TABLE t(a) /* is not closed",
    "CREATE TABLE t(a) --",
    "\xef\xbb\xbf"
    "CREATE TABLE t(a)",
    "CREATE TABLE t(a /*/ still a comment */, b)",

    // ---- Columns' constraints ----------------------------------------------------------------------------------------
    "CREATE TABLE t(a INTEGER PRIMARY KEY)",
    "CREATE TABLE t(a INTEGER PRIMARY KEY AUTOINCREMENT, b)",
    "CREATE TABLE t(a INTEGER PRIMARY KEY ASC ON CONFLICT REPLACE AUTOINCREMENT)",
    "CREATE TABLE t(a INTEGER PRIMARY KEY DESC, b TEXT)",
    "CREATE TABLE t(a INT PRIMARY KEY, b TEXT)",
    "CREATE TABLE t(a \"INTEGER\" PRIMARY KEY)",
    "CREATE TABLE t(a INTEGER(4) PRIMARY KEY)",
    "CREATE TABLE t(a INTEGER NOT NULL PRIMARY KEY, b TEXT UNIQUE)",
    "CREATE TABLE t(a TEXT PRIMARY KEY UNIQUE, b UNIQUE UNIQUE)",
    "CREATE TABLE t(a INTEGER PRIMARY KEY UNIQUE)",
    "CREATE TABLE t(a TEXT NOT NULL, b TEXT NULL, c TEXT NOT NULL ON CONFLICT IGNORE, d NOT NULL UNIQUE ON CONFLICT REPLACE)",
    "CREATE TABLE t(a CONSTRAINT never_null NOT NULL CONSTRAINT only_one UNIQUE CONSTRAINT positive CHECK (a > 0))",
    "CREATE TABLE t(a CONSTRAINT unnamed, b CONSTRAINT [x] CONSTRAINT \"y\" NOT NULL)",
    "CREATE TABLE t(a TEXT COLLATE NOCASE, b TEXT COLLATE rtrim NOT NULL, c COLLATE \"binary\" UNIQUE, d UNIQUE COLLATE NOCASE)",
    "CREATE TABLE t(a CHECK (length(a) > 2 AND (a LIKE '%)%' OR a IN (1, 2))), b CHECK(b) CHECK(b <> 3))",
    "CREATE TABLE t(a UNIQUE ON CONFLICT ROLLBACK, b PRIMARY KEY ON CONFLICT ABORT, c NOT NULL ON CONFLICT FAIL)",

    // ---- Defaults ----------------------------------------------------------------------------------------------------
    "CREATE TABLE t(a DEFAULT 1, b DEFAULT -1, c DEFAULT +1, d DEFAULT 1.5e-3, e DEFAULT - .5, f DEFAULT 0x1F)",
    "CREATE TABLE t(a DEFAULT 'it''s', b DEFAULT \"two\", c DEFAULT three, d DEFAULT [four], e DEFAULT x'ff00', f DEFAULT X'')",
    "CREATE TABLE t(a DEFAULT NULL, b DEFAULT TRUE, c DEFAULT false, d DEFAULT CURRENT_TIMESTAMP, e DEFAULT current_date, "
    "f DEFAULT CURRENT_TIME NOT NULL)",
    "CREATE TABLE t(a DEFAULT (1 + 2), b DEFAULT ( datetime('now') ), c DEFAULT (((3))), d DEFAULT (-(1)) NOT NULL)",
    "CREATE TABLE t(a INTEGER DEFAULT(0)NOT NULL, b TEXT NOT NULL DEFAULT''UNIQUE, c DEFAULT 'a' DEFAULT 'b')",
    "CREATE TABLE t(a TEXT DEFAULT (')'), b DEFAULT ('(' || '''' || ')'))",

    // ---- Tables' constraints -----------------------------------------------------------------------------------------
    "CREATE TABLE t(a, b, PRIMARY KEY (a, b))",
    "CREATE TABLE t(a INTEGER, b, PRIMARY KEY (a))",
    "CREATE TABLE t(a INTEGER, b, PRIMARY KEY (a DESC))",
    "CREATE TABLE t(a INTEGER, b, PRIMARY KEY (a AUTOINCREMENT))",
    "CREATE TABLE t(a INTEGER, b, CONSTRAINT k PRIMARY KEY (b DESC, a COLLATE NOCASE) ON CONFLICT IGNORE)",
    "CREATE TABLE t(a, b, c, UNIQUE (a, b), UNIQUE (b, a), UNIQUE (a, b), CONSTRAINT u UNIQUE (c) ON CONFLICT REPLACE)",
    "CREATE TABLE t(a, b, PRIMARY KEY (a, b), UNIQUE (a, b))",
    "CREATE TABLE t(a, b, UNIQUE (a, b), PRIMARY KEY (a, b))",
    "CREATE TABLE t(a, b, UNIQUE (a COLLATE NOCASE, b DESC), UNIQUE (a, b))",
    "CREATE TABLE t(a, b, CHECK (a > b), CONSTRAINT c CHECK (b > 0) ON CONFLICT ABORT)",
    "CREATE TABLE t(a, b, CONSTRAINT one CONSTRAINT two UNIQUE (a) CHECK (b > 1) UNIQUE (b))",
    "CREATE TABLE t(a, b, UNIQUE (\"a\"), UNIQUE ([b]), PRIMARY KEY (`a`, 'b'))",
    "CREATE TABLE t(a, b, PRIMARY KEY (a, a, b))",
    "CREATE TABLE t(a, b, c, PRIMARY KEY (a, a, a, b, c))",

    // ---- Foreign keys ------------------------------------------------------------------------------------------------
    "CREATE TABLE artist(artistid INTEGER PRIMARY KEY, artistname TEXT); "
    "CREATE TABLE track(trackid INTEGER, trackname TEXT, trackartist INTEGER, FOREIGN KEY(trackartist) REFERENCES artist(artistid))",
    "CREATE TABLE t(a REFERENCES u, b REFERENCES u(x), c INTEGER REFERENCES [u] ( \"x\" ) NOT NULL)",
    "CREATE TABLE t(a REFERENCES t ON DELETE CASCADE ON UPDATE SET NULL, b REFERENCES t ON UPDATE SET DEFAULT ON DELETE RESTRICT, "
    "c REFERENCES t ON DELETE NO ACTION MATCH FULL)",
    "CREATE TABLE t(a REFERENCES u DEFERRABLE INITIALLY DEFERRED, b REFERENCES u NOT DEFERRABLE INITIALLY IMMEDIATE, "
    "c REFERENCES u NOT DEFERRABLE NOT NULL, d REFERENCES u DEFERRABLE)",
    "CREATE TABLE t(a, b, c, FOREIGN KEY (a, b) REFERENCES u(x, y) ON DELETE CASCADE DEFERRABLE INITIALLY IMMEDIATE, "
    "CONSTRAINT f FOREIGN KEY (c) REFERENCES v)",
    "CREATE TABLE t(a, b, FOREIGN KEY (b, a) REFERENCES \"a table\" MATCH SIMPLE ON UPDATE CASCADE NOT DEFERRABLE)",
    "CREATE TABLE t(a REFERENCES u REFERENCES v(y) CHECK (a > 0) REFERENCES w)",
    "CREATE TABLE employee(id INTEGER PRIMARY KEY, manager_id INTEGER REFERENCES employee(id))",
    "CREATE TABLE t(a REFERENCES u ON INSERT CASCADE ON DELETE SET NULL)",

    // ---- Generated columns -------------------------------------------------------------------------------------------
    "CREATE TABLE t(a INTEGER PRIMARY KEY, b INT, c TEXT, d INT GENERATED ALWAYS AS (a * abs(b)) VIRTUAL, "
    "e TEXT GENERATED ALWAYS AS (substr(c, b, b + 1)) STORED)",
    "CREATE TABLE t(a, b GENERATED ALWAYS AS (a), c VARCHAR(3) GENERATED ALWAYS AS (a), d NOT NULL GENERATED ALWAYS AS (a) STORED, e BIG "
    "GENERATED)",
    "CREATE TABLE t(a, b AS (a + 1), c INT AS (a || ')') STORED NOT NULL, d GENERATED ALWAYS AS (1) UNIQUE, e TEXT AS (a) VIRTUAL CHECK "
    "(e))",

    // ---- Kinds of tables ---------------------------------------------------------------------------------------------
    "CREATE TABLE wordcount(word TEXT PRIMARY KEY, cnt INTEGER) WITHOUT ROWID",
    "CREATE TABLE t(a INTEGER PRIMARY KEY, b) WITHOUT ROWID",
    "CREATE TABLE t(a, b, c, PRIMARY KEY (a, b), UNIQUE (c)) WITHOUT ROWID",
    "CREATE TABLE t(a, b, PRIMARY KEY (b, a, b)) WITHOUT ROWID",
    "CREATE TABLE t(a INTEGER PRIMARY KEY UNIQUE, b) WITHOUT ROWID",
    "CREATE TABLE t(a INT, b INTEGER, c REAL, d TEXT, e BLOB, f ANY) STRICT",
    "CREATE TABLE t(a TEXT PRIMARY KEY, b integer NOT NULL) strict",
    "CREATE TABLE t(a INT, b TEXT, PRIMARY KEY (b, a)) STRICT, WITHOUT ROWID",
    "CREATE TABLE t(a, b, c, PRIMARY KEY (a, a, b), UNIQUE (a, b), UNIQUE (c)) WITHOUT ROWID; "
    "CREATE TABLE u(a, b, UNIQUE (a, a, b), PRIMARY KEY (a, a, b)) WITHOUT ROWID; "
    "CREATE TABLE v(a, b, UNIQUE (a, b), PRIMARY KEY (a, a, b)) WITHOUT ROWID",
    "CREATE TABLE t(a INTEGER PRIMARY KEY, b any) WITHOUT ROWID, STRICT",
    "CREATE TEMP TABLE t(a INTEGER PRIMARY KEY, b TEXT)",
    "CREATE TEMPORARY TABLE IF NOT EXISTS t(a)",
    "CREATE TABLE IF NOT EXISTS t(a); CREATE TABLE IF NOT EXISTS t(b, c)",
    "CREATE TABLE u(a INTEGER, b TEXT); CREATE TABLE t AS SELECT a, b FROM u WHERE a > 1; CREATE TABLE v(c)",
    "CREATE VIRTUAL TABLE notes USING fts5(title, body, tokenize = 'porter ascii'); CREATE TABLE t(a)",
    "CREATE VIRTUAL TABLE IF NOT EXISTS boxes USING rtree(id, min_x, max_x, +label TEXT); CREATE TABLE t(a)",

    // ---- Indexes -----------------------------------------------------------------------------------------------------
    "CREATE TABLE t(a, b, c); CREATE INDEX i ON t(a); CREATE UNIQUE INDEX j ON t(b, c DESC); CREATE INDEX IF NOT EXISTS i ON t(c)",
    "CREATE TABLE t(a TEXT COLLATE NOCASE, b TEXT); CREATE INDEX i ON t(a, b); CREATE INDEX j ON t(a COLLATE BINARY, b COLLATE rtrim ASC)",
    "CREATE TABLE purchaseorder(id INTEGER PRIMARY KEY, parent_po INTEGER); "
    "CREATE INDEX ex1 ON purchaseorder(parent_po) WHERE parent_po IS NOT NULL",
    "CREATE TABLE t(a, b); CREATE UNIQUE INDEX team_leader ON t(a) WHERE b > 1 AND (a <> ';')",
    "CREATE TABLE t(a, b); CREATE INDEX i ON t(lower(a), b || ',' || a, (a + b) DESC, -b); CREATE INDEX j ON t(abs(a) COLLATE NOCASE)",
    "CREATE TABLE t(a, b); CREATE INDEX i ON t((a), ((b)) DESC); CREATE INDEX j ON t(\"a\", [b] COLLATE NOCASE); CREATE INDEX k ON t('a')",
    "CREATE TABLE t(a, b); CREATE INDEX i ON t(a ASC, b DESC); CREATE INDEX \"a b\" ON \"t\" ( \"b\" )",
    "CREATE TABLE t(rowid, b, a); CREATE INDEX i ON t(rowid); CREATE INDEX j ON t(CASE WHEN a THEN b ELSE a END, a IS NULL)",
    "CREATE TABLE t(a, b); CREATE INDEX i ON t(a); DROP INDEX i; CREATE INDEX i ON t(b); DROP INDEX IF EXISTS no_such_index",
    "CREATE TABLE t(a INTEGER PRIMARY KEY, b AS (a) STORED); CREATE INDEX i ON t(b); CREATE INDEX j ON t(a)",
    "CREATE TABLE t(a, b, c, PRIMARY KEY(a)) WITHOUT ROWID; CREATE INDEX i ON t(b); CREATE UNIQUE INDEX j ON t(c, a)",

    "CREATE TABLE t(a, b); CREATE INDEX i ON t(b | a COLLATE NOCASE, -b COLLATE NOCASE, NOT b COLLATE NOCASE, abs(b) COLLATE NOCASE)",
    "CREATE TABLE t(a, b); CREATE INDEX i ON t(CASE a WHEN 1 THEN b END COLLATE NOCASE, (a || b) COLLATE rtrim DESC, (a IN (1)) COLLATE "
    "NOCASE)",
    "CREATE TABLE t(a); CREATE TEMP TABLE t(b, c); CREATE INDEX main.i ON t(a); CREATE INDEX i ON t(c)",

    // ---- Views and triggers ------------------------------------------------------------------------------------------
    "CREATE TABLE t(a, b); CREATE VIEW v AS SELECT a, b FROM t WHERE a > ';' ORDER BY b; CREATE TABLE u(c)",
    "CREATE TABLE t(a, b); CREATE VIEW IF NOT EXISTS v(x, y) AS WITH w AS (SELECT * FROM t) SELECT * FROM w; "
    "CREATE TEMP VIEW z AS SELECT 1; DROP VIEW v; DROP VIEW IF EXISTS v",
    "CREATE TABLE customers(name, address); CREATE TABLE orders(customer_name, address); "
    "CREATE TRIGGER update_customer_address UPDATE OF address ON customers BEGIN "
    "UPDATE orders SET address = new.address WHERE customer_name = old.name; END; CREATE TABLE after_it(a)",
    "CREATE TABLE t(a, b); CREATE TRIGGER IF NOT EXISTS r AFTER INSERT ON t FOR EACH ROW WHEN new.a > CASE WHEN new.b THEN 1 ELSE 2 END "
    "BEGIN SELECT CASE WHEN new.a = 1 THEN RAISE(ABORT, 'no; END') END; INSERT INTO t VALUES (1, 2); DELETE FROM t; END; CREATE TABLE u(c)",
    "CREATE TABLE t(a, \"begin\"); CREATE TRIGGER r BEFORE DELETE ON t WHEN old.\"begin\" BEGIN SELECT 1; END; DROP TRIGGER r; CREATE "
    "TABLE u(c)",
    "CREATE TABLE t(a); CREATE VIEW v AS SELECT a FROM t; CREATE TRIGGER r INSTEAD OF INSERT ON v BEGIN INSERT INTO t VALUES (new.a); END",
    "CREATE TABLE t(a); CREATE TEMP TRIGGER r AFTER UPDATE OF a ON t BEGIN SELECT 1; END; DROP TRIGGER IF EXISTS q; CREATE TABLE u(c)",

    // ---- Changes -----------------------------------------------------------------------------------------------------
    "CREATE TABLE t(a); ALTER TABLE t ADD COLUMN b TEXT NOT NULL DEFAULT 'x'; ALTER TABLE t ADD c INTEGER REFERENCES u(d) ON DELETE "
    "CASCADE",
    "CREATE TABLE t(a, PRIMARY KEY (a)); ALTER TABLE t ADD b COLLATE NOCASE DEFAULT NULL CHECK (b <> ')'); CREATE INDEX i ON t(b)",
    "CREATE TABLE t(a); ALTER TABLE t ADD COLUMN b AS (a + 1); ALTER TABLE main.t ADD COLUMN \"c d\" VARCHAR(3)",
    "CREATE TABLE t(a INT) STRICT; ALTER TABLE t ADD COLUMN b ANY",
    "CREATE TABLE t(a, b); ALTER TABLE t RENAME TO u; CREATE TABLE t(c); ALTER TABLE u ADD COLUMN d",
    "CREATE TABLE t(a, b); CREATE INDEX i ON t(b); ALTER TABLE t RENAME COLUMN b TO c; ALTER TABLE t RENAME a TO \"first one\"",
    "CREATE TABLE t(a, b, c); CREATE INDEX i ON t(c); ALTER TABLE t DROP COLUMN b; ALTER TABLE t DROP a",
    "CREATE TABLE t(a, b, c, UNIQUE (c), FOREIGN KEY (c) REFERENCES t(a)); ALTER TABLE t DROP b; ALTER TABLE t ADD b INT; ALTER TABLE t "
    "RENAME b TO d",
    "CREATE TABLE p(a INTEGER PRIMARY KEY, b UNIQUE); CREATE TABLE c(x REFERENCES p(a), y REFERENCES P(b), z REFERENCES p); "
    "ALTER TABLE p RENAME TO q; ALTER TABLE q RENAME COLUMN b TO bb; CREATE TABLE p(a)",
    "CREATE TABLE t(a INTEGER PRIMARY KEY, b REFERENCES t(a)); ALTER TABLE t RENAME COLUMN a TO id; ALTER TABLE t RENAME TO u",
    "CREATE TABLE t(a, b); DROP TABLE t; CREATE TABLE t(c); DROP TABLE IF EXISTS u; CREATE TABLE u(d)",
    "CREATE TABLE t(a, b); CREATE INDEX i ON t(a); DROP TABLE t; CREATE TABLE t(b, a); CREATE INDEX i ON t(b)",
    "BEGIN; CREATE TABLE t(a); INSERT INTO t VALUES (';'), ('--'); COMMIT; UPDATE t SET a = 2; DELETE FROM t WHERE a IS 3; ANALYZE; "
    "REINDEX t",
    "PRAGMA foreign_keys = ON; PRAGMA user_version = 7; CREATE TABLE t(a); PRAGMA writable_schema = OFF; SELECT ')' FROM t; VACUUM",
    "SAVEPOINT s; CREATE TABLE t(a); RELEASE s; WITH x AS (SELECT 1) SELECT * FROM x; VALUES (1, 2); REPLACE INTO t VALUES (1); EXPLAIN "
    "SELECT 1",
    "PRAGMA foreign_keys = OFF; BEGIN IMMEDIATE; CREATE TABLE users(id INTEGER PRIMARY KEY, name TEXT); "
    "CREATE TABLE posts(id INTEGER PRIMARY KEY, user_id INTEGER NOT NULL REFERENCES users(id)); "
    "CREATE TABLE users_new(id INTEGER PRIMARY KEY, name TEXT NOT NULL, email TEXT); "
    "INSERT INTO users_new SELECT id, name, NULL FROM users; DROP TABLE users; ALTER TABLE users_new RENAME TO users; "
    "CREATE UNIQUE INDEX users_email ON users(email COLLATE NOCASE); END TRANSACTION; PRAGMA foreign_keys = ON",

    // ---- Chinook -----------------------------------------------------------------------------------------------------
    R"sql(
CREATE TABLE [Artist] ([ArtistId] INTEGER NOT NULL, [Name] NVARCHAR(120), CONSTRAINT [PK_Artist] PRIMARY KEY ([ArtistId]));
CREATE TABLE [Album] ([AlbumId] INTEGER NOT NULL, [Title] NVARCHAR(160) NOT NULL, [ArtistId] INTEGER NOT NULL,
    CONSTRAINT [PK_Album] PRIMARY KEY ([AlbumId]),
    FOREIGN KEY ([ArtistId]) REFERENCES [Artist] ([ArtistId]) ON DELETE NO ACTION ON UPDATE NO ACTION);
CREATE TABLE [Employee] ([EmployeeId] INTEGER NOT NULL, [LastName] NVARCHAR(20) NOT NULL, [FirstName] NVARCHAR(20) NOT NULL,
    [Title] NVARCHAR(30), [ReportsTo] INTEGER, [BirthDate] DATETIME, [HireDate] DATETIME, [Address] NVARCHAR(70),
    [City] NVARCHAR(40), [State] NVARCHAR(40), [Country] NVARCHAR(40), [PostalCode] NVARCHAR(10), [Phone] NVARCHAR(24),
    [Fax] NVARCHAR(24), [Email] NVARCHAR(60), CONSTRAINT [PK_Employee] PRIMARY KEY ([EmployeeId]),
    FOREIGN KEY ([ReportsTo]) REFERENCES [Employee] ([EmployeeId]) ON DELETE NO ACTION ON UPDATE NO ACTION);
CREATE TABLE [Customer] ([CustomerId] INTEGER NOT NULL, [FirstName] NVARCHAR(40) NOT NULL, [LastName] NVARCHAR(20) NOT NULL,
    [Company] NVARCHAR(80), [Address] NVARCHAR(70), [City] NVARCHAR(40), [State] NVARCHAR(40), [Country] NVARCHAR(40),
    [PostalCode] NVARCHAR(10), [Phone] NVARCHAR(24), [Fax] NVARCHAR(24), [Email] NVARCHAR(60) NOT NULL, [SupportRepId] INTEGER,
    CONSTRAINT [PK_Customer] PRIMARY KEY ([CustomerId]),
    FOREIGN KEY ([SupportRepId]) REFERENCES [Employee] ([EmployeeId]) ON DELETE NO ACTION ON UPDATE NO ACTION);
CREATE TABLE [Genre] ([GenreId] INTEGER NOT NULL, [Name] NVARCHAR(120), CONSTRAINT [PK_Genre] PRIMARY KEY ([GenreId]));
CREATE TABLE [MediaType] ([MediaTypeId] INTEGER NOT NULL, [Name] NVARCHAR(120), CONSTRAINT [PK_MediaType] PRIMARY KEY ([MediaTypeId]));
CREATE TABLE [Track] ([TrackId] INTEGER NOT NULL, [Name] NVARCHAR(200) NOT NULL, [AlbumId] INTEGER, [MediaTypeId] INTEGER NOT NULL,
    [GenreId] INTEGER, [Composer] NVARCHAR(220), [Milliseconds] INTEGER NOT NULL, [Bytes] INTEGER, [UnitPrice] NUMERIC(10,2) NOT NULL,
    CONSTRAINT [PK_Track] PRIMARY KEY ([TrackId]),
    FOREIGN KEY ([AlbumId]) REFERENCES [Album] ([AlbumId]) ON DELETE NO ACTION ON UPDATE NO ACTION,
    FOREIGN KEY ([GenreId]) REFERENCES [Genre] ([GenreId]) ON DELETE NO ACTION ON UPDATE NO ACTION,
    FOREIGN KEY ([MediaTypeId]) REFERENCES [MediaType] ([MediaTypeId]) ON DELETE NO ACTION ON UPDATE NO ACTION);
CREATE TABLE [Invoice] ([InvoiceId] INTEGER NOT NULL, [CustomerId] INTEGER NOT NULL, [InvoiceDate] DATETIME NOT NULL,
    [BillingAddress] NVARCHAR(70), [BillingCity] NVARCHAR(40), [BillingState] NVARCHAR(40), [BillingCountry] NVARCHAR(40),
    [BillingPostalCode] NVARCHAR(10), [Total] NUMERIC(10,2) NOT NULL, CONSTRAINT [PK_Invoice] PRIMARY KEY ([InvoiceId]),
    FOREIGN KEY ([CustomerId]) REFERENCES [Customer] ([CustomerId]) ON DELETE NO ACTION ON UPDATE NO ACTION);
CREATE TABLE [InvoiceLine] ([InvoiceLineId] INTEGER NOT NULL, [InvoiceId] INTEGER NOT NULL, [TrackId] INTEGER NOT NULL,
    [UnitPrice] NUMERIC(10,2) NOT NULL, [Quantity] INTEGER NOT NULL, CONSTRAINT [PK_InvoiceLine] PRIMARY KEY ([InvoiceLineId]),
    FOREIGN KEY ([InvoiceId]) REFERENCES [Invoice] ([InvoiceId]) ON DELETE NO ACTION ON UPDATE NO ACTION,
    FOREIGN KEY ([TrackId]) REFERENCES [Track] ([TrackId]) ON DELETE NO ACTION ON UPDATE NO ACTION);
CREATE TABLE [Playlist] ([PlaylistId] INTEGER NOT NULL, [Name] NVARCHAR(120), CONSTRAINT [PK_Playlist] PRIMARY KEY ([PlaylistId]));
CREATE TABLE [PlaylistTrack] ([PlaylistId] INTEGER NOT NULL, [TrackId] INTEGER NOT NULL,
    CONSTRAINT [PK_PlaylistTrack] PRIMARY KEY ([PlaylistId], [TrackId]),
    FOREIGN KEY ([PlaylistId]) REFERENCES [Playlist] ([PlaylistId]) ON DELETE NO ACTION ON UPDATE NO ACTION,
    FOREIGN KEY ([TrackId]) REFERENCES [Track] ([TrackId]) ON DELETE NO ACTION ON UPDATE NO ACTION);
CREATE INDEX [IFK_AlbumArtistId] ON [Album] ([ArtistId]);
CREATE INDEX [IFK_CustomerSupportRepId] ON [Customer] ([SupportRepId]);
CREATE INDEX [IFK_EmployeeReportsTo] ON [Employee] ([ReportsTo]);
CREATE INDEX [IFK_InvoiceCustomerId] ON [Invoice] ([CustomerId]);
CREATE INDEX [IFK_InvoiceLineInvoiceId] ON [InvoiceLine] ([InvoiceId]);
CREATE INDEX [IFK_InvoiceLineTrackId] ON [InvoiceLine] ([TrackId]);
CREATE INDEX [IFK_PlaylistTrackPlaylistId] ON [PlaylistTrack] ([PlaylistId]);
CREATE INDEX [IFK_PlaylistTrackTrackId] ON [PlaylistTrack] ([TrackId]);
CREATE INDEX [IFK_TrackAlbumId] ON [Track] ([AlbumId]);
CREATE INDEX [IFK_TrackGenreId] ON [Track] ([GenreId]);
CREATE INDEX [IFK_TrackMediaTypeId] ON [Track] ([MediaTypeId]);
)sql",
};

}  // namespace ddl_corpus

#endif
