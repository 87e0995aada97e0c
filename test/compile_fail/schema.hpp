// SPDX-License-Identifier: BSL-1.0
#ifndef IKEBANA_TEST_COMPILE_FAIL_SCHEMA_HPP
#define IKEBANA_TEST_COMPILE_FAIL_SCHEMA_HPP

// A schema that the models of models.hpp conform to, and one that differs.

#include <ikebana/schema.hpp>

constexpr auto right = ikebana::ddl(R"sql(
CREATE TABLE countries(id INTEGER PRIMARY KEY, name TEXT NOT NULL);
CREATE TABLE users(id INTEGER PRIMARY KEY, country_id INTEGER, name TEXT NOT NULL);
CREATE TABLE posts(id INTEGER PRIMARY KEY, user_id INTEGER NOT NULL, title TEXT NOT NULL);
CREATE INDEX users_of_country ON users(country_id);
CREATE INDEX posts_of_user ON posts(user_id);
)sql");

constexpr auto wrong = ikebana::ddl(R"sql(
CREATE TABLE countries(id INTEGER PRIMARY KEY, name TEXT NOT NULL);
CREATE TABLE users(id INTEGER PRIMARY KEY, country_id INTEGER, name TEXT NOT NULL);
CREATE TABLE posts(id INTEGER PRIMARY KEY, user_id VARCHAR(20) NOT NULL, title TEXT NOT NULL);
CREATE INDEX posts_of_user ON posts(user_id);
)sql");

constexpr auto unreadable = ikebana::ddl("CREATE TABLE countries(id INTEGER PRIMARY KEY,, name TEXT NOT NULL)");

#endif
