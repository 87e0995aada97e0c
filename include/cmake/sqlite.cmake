# SPDX-License-Identifier: BSL-1.0
# Builds SQLite from the amalgamation that IKEBANA_SQLITE_AMALGAMATION names, as https://sqlite.org/compile.html recommends
# for a program that uses each connection in one thread at a time.
if(NOT EXISTS "${IKEBANA_SQLITE_AMALGAMATION}")
  message(FATAL_ERROR "IKEBANA_SQLITE_AMALGAMATION: there is no file ${IKEBANA_SQLITE_AMALGAMATION}")
endif()
get_filename_component(amalgamation_dir "${IKEBANA_SQLITE_AMALGAMATION}" DIRECTORY)
if(NOT EXISTS "${amalgamation_dir}/sqlite3.h")
  message(FATAL_ERROR "IKEBANA_SQLITE_AMALGAMATION: sqlite3.h has to stand beside sqlite3.c, in ${amalgamation_dir}")
endif()

set(IKEBANA_SQLITE_DEFINITIONS
    SQLITE_THREADSAFE=2                # connections in several threads, each in one at a time: no mutex for each call
    SQLITE_DEFAULT_MEMSTATUS=0         # no lock and no sum for each piece of memory
    SQLITE_OMIT_SHARED_CACHE           # no test for it at each page
    SQLITE_USE_ALLOCA                  # short-lived memory from the stack
    SQLITE_DEFAULT_WAL_SYNCHRONOUS=1   # as Ikebana's connections do
    SQLITE_DEFAULT_FOREIGN_KEYS=1
    SQLITE_LIKE_DOESNT_MATCH_BLOBS
    SQLITE_MAX_EXPR_DEPTH=0            # no count of an expression's depth
    SQLITE_OMIT_DEPRECATED
    SQLITE_DQS=0                       # "a word" is a name, never a text
    SQLITE_ENABLE_FTS5
    SQLITE_ENABLE_MATH_FUNCTIONS
    CACHE STRING "What SQLite's amalgamation is compiled with")

enable_language(C)
set(THREADS_PREFER_PTHREAD_FLAG ON)
find_package(Threads REQUIRED)
add_library(ikebana_sqlite3 STATIC "${IKEBANA_SQLITE_AMALGAMATION}")
target_include_directories(ikebana_sqlite3 SYSTEM PUBLIC "${amalgamation_dir}")
target_compile_definitions(ikebana_sqlite3 PRIVATE ${IKEBANA_SQLITE_DEFINITIONS})
target_compile_options(ikebana_sqlite3 PRIVATE -O2 -w)
target_link_libraries(ikebana_sqlite3 PUBLIC Threads::Threads ${CMAKE_DL_LIBS} m)
