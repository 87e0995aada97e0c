-- A database whose names and keys are none that a program would choose.
CREATE TABLE people(id INTEGER PRIMARY KEY, name TEXT NOT NULL, mother_id INT REFERENCES people(id), father_id INT REFERENCES people(id));
CREATE INDEX children_of_mothers ON people(mother_id);
CREATE INDEX children_of_fathers ON people(father_id) WHERE father_id IS NOT NULL;
CREATE TABLE "class"("int" INTEGER PRIMARY KEY, "a b" REAL, "a-b" BOOLEAN NOT NULL, "2nd" DATETIME, [namespace] BLOB, total DECIMAL(9, 2));
CREATE TABLE seats("row" TEXT NOT NULL, number INT NOT NULL, PRIMARY KEY ("row", number)) WITHOUT ROWID;
CREATE TABLE tickets(id TEXT PRIMARY KEY, seat_row TEXT, seat_number INT, sum INT AS (seat_number + 1),
    FOREIGN KEY (seat_row, seat_number) REFERENCES seats);
CREATE INDEX tickets_of_seat ON tickets(seat_row, seat_number);
CREATE TABLE profiles(id INTEGER PRIMARY KEY, person_id INTEGER NOT NULL UNIQUE REFERENCES people ON DELETE CASCADE, "it's ""said""" TEXT) STRICT;
CREATE TABLE tags(id INTEGER PRIMARY KEY, label TEXT NOT NULL UNIQUE);
CREATE TABLE tagged(tag_id INTEGER NOT NULL REFERENCES tags, person_id INTEGER NOT NULL REFERENCES people, PRIMARY KEY (tag_id, person_id));
CREATE INDEX tagged_people ON tagged(person_id);
CREATE TABLE logs(id, at TEXT, what, how_much, label TEXT REFERENCES tags(label));
INSERT INTO logs(id, what, how_much) VALUES (1, x'00', 1.5);
CREATE VIEW named AS SELECT name FROM people;
CREATE TABLE copies AS SELECT id FROM people;
CREATE TABLE settings(id INTEGER PRIMARY KEY, size INT NOT NULL DEFAULT 007, share REAL NOT NULL DEFAULT -2, is_on BOOLEAN NOT NULL DEFAULT 1,
    said TEXT NOT NULL DEFAULT 'a "b"', made_at TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP, computed INT NOT NULL DEFAULT (1 + 1), big INT DEFAULT 9223372036854775807,
    owner_id INTEGER REFERENCES people(id) ON DELETE SET NULL ON UPDATE CASCADE);
CREATE VIRTUAL TABLE docs USING fts5(title, body);
INSERT INTO docs VALUES ('a', 'b');
-- What stands in an untrusted database stays a text.
CREATE VIEW hostile AS SELECT 1 AS "one
#error stolen by a name" /* )ddl");
#error stolen by a comment
)ddl2" )sql" */, 2 AS two;
CREATE TABLE "evil
#error stolen by a table"(id INTEGER PRIMARY KEY, "\
#error stolen by a column" TEXT);
