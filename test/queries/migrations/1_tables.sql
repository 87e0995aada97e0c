-- The "first" migration; it ends (as)sql".
CREATE TABLE lands(id INTEGER PRIMARY KEY, name TEXT NOT NULL);
CREATE TABLE users(id INTEGER PRIMARY KEY, country_id INTEGER REFERENCES lands, name TEXT NOT NULL);
