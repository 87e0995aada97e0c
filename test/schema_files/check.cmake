# SPDX-License-Identifier: BSL-1.0
# Files of SQL at build time: their order, and that each is a whole. Run with -D BUILD=<folder>, COMPILER, FLAGS, INCLUDE and
# SYSTEM_INCLUDE; and by itself with -D ORDER=<names>, whose order it says.
cmake_minimum_required(VERSION 3.24)

set(functions "${CMAKE_CURRENT_LIST_DIR}/../../include/cmake")
if(DEFINED ORDER)
  include("${functions}/ikebana-functions.cmake")
  ikebana_put_in_order(ordered ${ORDER})
  message("order: ${ordered}")
  return()
endif()

# ---- The order: that of migrations_in(), see test/runtime/migration_files_test.cpp ----

function(expect_order regex)
  execute_process(COMMAND "${CMAKE_COMMAND}" -D "ORDER=${ARGN}" -P "${CMAKE_CURRENT_LIST_FILE}" OUTPUT_VARIABLE said ERROR_VARIABLE said)
  string(REGEX REPLACE "[ \n]+" " " said "${said}")
  if(NOT said MATCHES "${regex}")
    message(FATAL_ERROR "expected \"${regex}\" of ${ARGN}, got: ${said}")
  endif()
endfunction()

expect_order("order: m/V1__a.sql;m/V2__b.sql;m/V10__c.sql" m/V10__c.sql m/V1__a.sql m/V2__b.sql)
expect_order("order: m/001_a.sql;m/2_b.sql;m/10_c.sql" m/001_a.sql m/10_c.sql m/2_b.sql)
expect_order("order: m/step_9_of_2.sql;m/step_10_of_1.sql" m/step_10_of_1.sql m/step_9_of_2.sql)
expect_order("order: m/0.sql;m/9.sql;m/99999999999999999999998.sql;m/99999999999999999999999.sql"
             m/99999999999999999999999.sql m/9.sql m/99999999999999999999998.sql m/0.sql)
expect_order("order: a9/b.sql;a9/c.sql" a9/c.sql a9/b.sql)
expect_order("two files in m have one number in their names; one is V01_b.sql" m/1_a.sql m/V01_b.sql)
expect_order("init.sql has no number in its name, and others in m have one" m/V1__a.sql m/init.sql)

# ---- Each file is a whole ----

function(write_schema result)
  list(JOIN ARGN "|" files)
  execute_process(COMMAND "${CMAKE_COMMAND}" -D "HEADER=${BUILD}/schema.hpp" -D NAME=schema -D "FILES=${files}" -P "${functions}/write_schema.cmake"
                  RESULT_VARIABLE status ERROR_VARIABLE said)
  string(REGEX REPLACE "[ \n]+" " " said "${said}")
  set(${result} "${status}: ${said}" PARENT_SCOPE)
endfunction()

function(compile source)
  separate_arguments(command UNIX_COMMAND "${FLAGS}")
  list(PREPEND command "${COMPILER}")
  list(APPEND command -std=c++20 -fsyntax-only -Wall -Wextra -Wpedantic -Werror "-I${INCLUDE}" "-I${BUILD}")
  foreach(directory IN LISTS SYSTEM_INCLUDE)
    list(APPEND command -isystem "${directory}")
  endforeach()
  execute_process(COMMAND ${command} "${CMAKE_CURRENT_LIST_DIR}/${source}" RESULT_VARIABLE status ERROR_VARIABLE output)
  if(NOT status STREQUAL "0")
    message(FATAL_ERROR "${source} does not compile:\n${output}")
  endif()
endfunction()

file(REMOVE_RECURSE "${BUILD}")
file(MAKE_DIRECTORY "${BUILD}")
string(ASCII 239 187 191 mark)
file(WRITE "${BUILD}/1.sql" "CREATE TABLE makers(id INTEGER PRIMARY KEY)")
file(WRITE "${BUILD}/2.sql" "${mark}CREATE TABLE bowls(id INTEGER PRIMARY KEY, maker_id INTEGER NOT NULL); -- the \"end\"")
file(WRITE "${BUILD}/3.sql" "/* CREATE TABLE hidden(id INTEGER); ' ")
file(WRITE "${BUILD}/4.sql" "CREATE TABLE glazes(id INTEGER PRIMARY KEY)")
write_schema(said "${BUILD}/1.sql" "${BUILD}/2.sql" "${BUILD}/3.sql" "${BUILD}/4.sql")
if(NOT said STREQUAL "0: ")
  message(FATAL_ERROR "${said}")
endif()
compile(conforming.cpp)

foreach(opened "'" "\"" "`" "[")
  file(WRITE "${BUILD}/2.sql" "SELECT ${opened}it")
  file(WRITE "${BUILD}/3.sql" "s')\"`], 1; SELECT '")
  write_schema(said "${BUILD}/1.sql" "${BUILD}/2.sql" "${BUILD}/3.sql")
  compile(unreadable.cpp)
endforeach()

# CMake itself reads a text to its first NUL. Zeros that stand in two bytes are none.
execute_process(COMMAND printf "-- at 0 \nCREATE TABLE a(b);\\0" OUTPUT_FILE "${BUILD}/nul.sql")
write_schema(said "${BUILD}/1.sql" "${BUILD}/nul.sql")
if(NOT said MATCHES "there is a NUL byte in .*nul.sql, at offset 27, and SQLite reads no further")
  message(FATAL_ERROR "${said}")
endif()
message(STATUS "files of SQL are read as they are run")
