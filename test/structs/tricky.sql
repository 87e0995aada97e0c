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
