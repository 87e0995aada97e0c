# SPDX-License-Identifier: BSL-1.0
# Writes the programs whose compile time is measured, the same work over the bare C API and over Ikebana:
#   program a|b|c|d|e c|ikebana        a include only, b one model and one query, c and d 3 models and 10 or 50 different
#                                      queries over the has-many-through join, each executed, e one model of 40 columns
#   queries c|ikebana N                as c and d, with N queries
#   texts N                            N queries of which only the SQL is computed
#   sakila generated|written           three queries over the tables of Sakila: all 16 as the example structs writes them, in
#                                      sakila.hpp, or the five that the queries name as a user writes them

# How models are declared; struct_macro=BOOST_HANA_DEFINE_STRUCT bench/run.sh compile shows what Hana's own macro takes.
struct_macro=${struct_macro:-IKEBANA_STRUCT}

operators=('=' '<>' '<' '<=' '>' '>=')
cpp_operators=('==' '!=' '<' '<=' '>' '>=')
columns=('posts.id' 'posts.user_id' 'posts.views' 'users.id')
members=('&Post::id' '&Post::user_id' '&Post::views' '&User::id')

c_head() {
  cat <<'CPP'
#include <sqlite3.h>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>
CPP
}

ikebana_head() {
  case $struct_macro in
    IKEBANA_STRUCT) echo '#include <ikebana/model/define.hpp>' ;;
    *) echo '#include <boost/hana/define_struct.hpp>' ;;
  esac
  cat <<'CPP'
#include <cstdint>
#include <ikebana/sqlite.hpp>
using namespace ikebana;
CPP
}

post_struct() {
  echo 'struct Post { std::int64_t id; std::int64_t user_id; std::string title; std::int64_t views; std::optional<double> rating; };'
}

models() {
  cat <<CPP
struct Country { $struct_macro(Country, (std::int64_t, id), (std::string, name)); };
struct User { $struct_macro(User, (std::int64_t, id), (std::optional<std::int64_t>, country_id), (std::string, name), (std::optional<std::string>, email)); };
struct Post { $struct_macro(Post, (std::int64_t, id), (std::int64_t, user_id), (std::string, title), (std::int64_t, views), (std::optional<double>, rating)); };
using CountryPosts = through<Country, User, Post>;
CPP
}

# The pieces that make query number $1 differ from all others.
pieces() {
  local i=$1
  first=$((i % 6)) second=$((i / 6 % 6)) first_column=$((i % 4)) second_column=$((i / 4 % 4))
  direction=$([ $((i / 36 % 2)) = 0 ] && echo DESC || echo ASC) text=$(((1 + i / 144) % 6))
}

c_read_post() {
  cat <<'CPP'
static void read_post(sqlite3_stmt* s, Post& p) {
  p.id = sqlite3_column_int64(s, 0);
  p.user_id = sqlite3_column_int64(s, 1);
  p.title.assign(reinterpret_cast<const char*>(sqlite3_column_text(s, 2)), static_cast<std::size_t>(sqlite3_column_bytes(s, 2)));
  p.views = sqlite3_column_int64(s, 3);
  if (sqlite3_column_type(s, 4) == SQLITE_NULL) p.rating.reset(); else p.rating = sqlite3_column_double(s, 4);
}
CPP
}

c_query() {
  pieces "$1"
  cat <<CPP
std::size_t run$1(sqlite3* db, std::int64_t key, std::int64_t x) {
  static sqlite3_stmt* s = nullptr;
  if (!s) sqlite3_prepare_v3(db, "SELECT posts.id, posts.user_id, posts.title, posts.views, posts.rating FROM posts INNER JOIN users ON users.id = posts.user_id WHERE users.country_id = ?1 AND ${columns[first_column]} ${operators[first]} ?2 AND posts.title ${operators[text]} ?3 AND ${columns[second_column]} ${operators[second]} ?4 ORDER BY posts.id $direction", -1, SQLITE_PREPARE_PERSISTENT, &s, nullptr);
  sqlite3_bind_int64(s, 1, key);
  sqlite3_bind_int64(s, 2, x);
  sqlite3_bind_text(s, 3, "t$1", -1, SQLITE_STATIC);
  sqlite3_bind_int64(s, 4, 5);
  std::size_t n = 0;
  Post p{};
  while (sqlite3_step(s) == SQLITE_ROW) { read_post(s, p); n += p.title.size(); }
  sqlite3_reset(s);
  return n;
}
CPP
}

ikebana_query() {
  pieces "$1"
  local order; order=$([ "$direction" = DESC ] && echo desc || echo asc)
  echo "related<CountryPosts>().where(col<${members[first_column]}> ${cpp_operators[first]} $2 && col<&Post::title> ${cpp_operators[text]} \"t$1\").where(col<${members[second_column]}> ${cpp_operators[second]} 5).order_by($order(col<&Post::id>))"
}

queries() {
  local participant=$1 number=$2 i
  if [ "$participant" = c ]; then
    c_head; post_struct; c_read_post
    for ((i = 0; i < number; ++i)); do c_query "$i"; done
  else
    ikebana_head; models
    for ((i = 0; i < number; ++i)); do
      echo "std::size_t run$i(sqlite::database& db, std::int64_t key, std::int64_t x) { std::size_t n = 0; for (const Post& p : db($(ikebana_query "$i" x).of(key))) n += p.title.size(); return n; }"
    done
  fi
}

texts() {
  local i
  ikebana_head; models
  for ((i = 0; i < $1; ++i)); do
    echo "constexpr auto q$i = $(ikebana_query "$i" 1); static_assert(q$i.sql().size() > 10);"
  done
}

one_query() {
  if [ "$1" = c ]; then
    c_head; post_struct; c_read_post
    cat <<'CPP'
std::vector<Post> run(sqlite3* db) {
  static sqlite3_stmt* s = nullptr;
  if (!s) sqlite3_prepare_v3(db, "SELECT id, user_id, title, views, rating FROM posts", -1, SQLITE_PREPARE_PERSISTENT, &s, nullptr);
  std::vector<Post> all;
  while (sqlite3_step(s) == SQLITE_ROW) read_post(s, all.emplace_back());
  sqlite3_reset(s);
  return all;
}
CPP
  else
    ikebana_head; models | grep 'struct Post'
    echo 'std::vector<Post> run(sqlite::database& db) { return db.all(from<Post>()); }'
  fi
}

wide() {
  local participant=$1 columns_wanted=${2:-40} i
  if [ "$participant" = c ]; then
    c_head
    echo 'struct Wide {'
    for ((i = 0; i < columns_wanted; ++i)); do echo "std::int64_t m$i;"; done
    echo '}; std::vector<Wide> run(sqlite3* db) { static sqlite3_stmt* s = nullptr;'
    echo -n 'if (!s) sqlite3_prepare_v3(db, "SELECT m0'
    for ((i = 1; i < columns_wanted; ++i)); do echo -n ", m$i"; done
    echo ' FROM wides", -1, SQLITE_PREPARE_PERSISTENT, &s, nullptr);'
    echo 'std::vector<Wide> all; while (sqlite3_step(s) == SQLITE_ROW) { Wide& w = all.emplace_back();'
    for ((i = 0; i < columns_wanted; ++i)); do echo "w.m$i = sqlite3_column_int64(s, $i);"; done
    echo '} sqlite3_reset(s); return all; }'
  else
    struct_macro=IKEBANA_STRUCT ikebana_head
    echo -n 'struct Wide { IKEBANA_STRUCT(Wide, (std::int64_t, m0)'
    for ((i = 1; i < columns_wanted; ++i)); do echo -n ", (std::int64_t, m$i)"; done
    echo '); }; std::vector<Wide> run(sqlite::database& db) { return db.all(from<Wide>()); }'
  fi
}

# The tables that the queries over Sakila name, as a user writes them.
sakila_written() {
  cat <<'CPP'
struct Actor { IKEBANA_STRUCT(Actor, (std::int64_t, actor_id), (std::string, first_name), (std::string, last_name), (std::string, last_update)); };
struct Film {
  IKEBANA_STRUCT(Film, (std::int64_t, film_id), (std::string, title), (std::optional<std::string>, description), (std::optional<std::string>, release_year),
                 (std::int64_t, language_id), (std::optional<std::int64_t>, original_language_id), (std::int64_t, rental_duration), (double, rental_rate),
                 (std::optional<std::int64_t>, length), (double, replacement_cost), (std::optional<std::string>, rating),
                 (std::optional<std::string>, special_features), (std::string, last_update));
};
struct FilmActor { IKEBANA_STRUCT(FilmActor, (std::int64_t, actor_id), (std::int64_t, film_id), (std::string, last_update)); };
struct Customer {
  IKEBANA_STRUCT(Customer, (std::int64_t, customer_id), (std::int64_t, store_id), (std::string, first_name), (std::string, last_name),
                 (std::optional<std::string>, email), (std::int64_t, address_id), (std::string, active), (std::string, create_date),
                 (std::string, last_update));
};
struct Rental {
  IKEBANA_STRUCT(Rental, (std::int64_t, rental_id), (std::string, rental_date), (std::int64_t, inventory_id), (std::int64_t, customer_id),
                 (std::optional<std::string>, return_date), (std::int64_t, staff_id), (std::string, last_update));
};
template <> inline constexpr auto ikebana::table<Actor> = describe<Actor>().name("actor").primary_key<&Actor::actor_id>();
template <> inline constexpr auto ikebana::table<Film> = describe<Film>().name("film").primary_key<&Film::film_id>();
template <> inline constexpr auto ikebana::table<FilmActor> = describe<FilmActor>().name("film_actor").primary_key<&FilmActor::actor_id, &FilmActor::film_id>()
    .foreign_key<&FilmActor::actor_id, Actor>().foreign_key<&FilmActor::film_id, Film>();
template <> inline constexpr auto ikebana::table<Customer> = describe<Customer>().name("customer").primary_key<&Customer::customer_id>();
template <> inline constexpr auto ikebana::table<Rental> = describe<Rental>().name("rental").primary_key<&Rental::rental_id>()
    .foreign_key<&Rental::customer_id, Customer>();
using ActorFilms = many_to_many<Actor, FilmActor, Film>;
using CustomerRentals = has_many<Customer, Rental>;
CPP
}

sakila() {
  struct_macro=IKEBANA_STRUCT ikebana_head
  if [ "$1" = generated ]; then
    echo '#include "sakila.hpp"'
    echo 'using namespace sakila;'
  else
    sakila_written
  fi
  cat <<'CPP'
std::size_t run(sqlite::database& db, std::int64_t key) {
  std::size_t n = 0;
  for (const Film& film : db(from<Film>().where(col<&Film::rating> == "PG" && col<&Film::length> > 100).order_by(col<&Film::title>))) n += film.title.size();
  for (const Film& film : db(related<ActorFilms>().of(key).order_by(col<&Film::title>))) n += film.title.size();
  for (const Rental& rental : db(related<CustomerRentals>().of(key).where(col<&Rental::return_date>.is_null()))) n += rental.rental_date.size();
  return n;
}
CPP
}

program() {
  case $1 in
    a) if [ "$2" = c ]; then c_head; else echo '#include <ikebana/sqlite.hpp>'; fi ;;
    b) one_query "$2" ;;
    c) queries "$2" 10 ;;
    d) queries "$2" 50 ;;
    e) wide "$2" ;;
  esac
}

# What bench/run.sh sweep compiles, $1 of each.

sweep_queries() { queries ikebana "$1"; }

sweep_columns() { wide ikebana "$1"; }

# Eight queries along a path of $1 hops, of which the SQL is computed; 17 models in any case.
sweep_hops() {
  local count=$1 i path
  ikebana_head
  echo "struct M0 { $struct_macro(M0, (std::int64_t, id), (std::int64_t, n)); };"
  for ((i = 1; i <= 16; ++i)); do
    echo "struct M$i { $struct_macro(M$i, (std::int64_t, id), (std::int64_t, m$((i - 1))_id), (std::int64_t, n)); };"
  done
  path=M0
  for ((i = 1; i <= count; ++i)); do path+=", M$i"; done
  for ((i = 0; i != 8; ++i)); do
    echo "constexpr auto text$i = related<through<$path>>().where(col<&M${count}::$([ $((i % 2)) = 0 ] && echo id || echo n)> ${cpp_operators[$((i / 2))]} 7).sql();"
  done
}

# $1 relations over three models, each with a condition of its own: one request and one exists of each.
sweep_relations() {
  local i
  ikebana_head
  models
  for ((i = 0; i != $1; ++i)); do
    echo "struct R$i : through<Country, User, Post> { static constexpr auto where = col<&Post::views> > $i; };"
    echo "constexpr auto request$i = related<R$i>().sql();"
    echo "constexpr auto filter$i = decltype(from<Country>().where(exists(related<R$i>())))::sql();"
  done
}

# One query with $1 conditions on values that are known at run time.
sweep_predicates() {
  local i
  ikebana_head
  models
  echo 'std::vector<Post> run(sqlite::database& db, std::int64_t x) { return db.all(from<Post>().where('
  for ((i = 0; i != $1; ++i)); do
    echo "$([ "$i" = 0 ] || echo '&& ')col<${members[$((i % 3))]}> ${cpp_operators[$((i / 3 % 6))]} x"
  done
  echo ')); }'
}
