# SPDX-License-Identifier: BSL-1.0
# Builds the project in this folder, whose queries are sound, and then lets its checker see what is not. Run with
# -D BUILD=<folder>, -D PREFIX=<where Ikebana is installed>, and the compiler, its flags and the generator as they are called.
cmake_minimum_required(VERSION 3.24)

file(REMOVE_RECURSE "${BUILD}")

# run(<expected code> <regex> <command>...): a command whose output matches, or the test has failed.
function(run code regex)
  execute_process(COMMAND ${ARGN} RESULT_VARIABLE status OUTPUT_VARIABLE output ERROR_VARIABLE output)
  if(NOT status EQUAL 0)
    set(status 1)
  endif()
  if(NOT status STREQUAL "${code}" OR NOT output MATCHES "${regex}")
    message(NOTICE "${output}")
    message(FATAL_ERROR "expected ${code} and \"${regex}\", got ${status}, of: ${ARGN}")
  endif()
endfunction()

run(0 "" "${CMAKE_COMMAND}" -S "${CMAKE_CURRENT_LIST_DIR}" -B "${BUILD}" -G "${GENERATOR}" "-DCMAKE_PREFIX_PATH=${PREFIX}"
    "-DCMAKE_CXX_COMPILER=${COMPILER}" "-DCMAKE_CXX_FLAGS=${FLAGS}")
run(0 "" "${CMAKE_COMMAND}" --build "${BUILD}")
run(0 "" "${BUILD}/blog")

set(checker "${BUILD}/blog_queries")
set(sound "${CMAKE_CURRENT_LIST_DIR}/migrations")
set(broken "${CMAKE_CURRENT_LIST_DIR}/broken")
set(whole "${sound}/1_tables.sql" "${sound}/2_posts.sql" "${sound}/10_indexes.sql")

# All that may run is known: what a maybe leaves out, what a preload adds, what no one calls.
file(READ "${BUILD}/plans.txt" plans)
foreach(known
    "SELECT \"countries\".\"id\", \"countries\".\"name\" FROM \"countries\"\n  SCAN countries"
    "SELECT \"users\".\"country_id\", \"users\".\"id\" FROM \"users\"\n  SCAN users USING COVERING INDEX users_of_country"
    "WHERE \"users\".\"id\" = ?1\n  SEARCH users"
    "WHERE \"users\".\"name\" = ?1 AND \"users\".\"id\" = ?2\n  SEARCH users"
    "WHERE \"users\".\"country_id\" = ?1\n  SEARCH users USING COVERING INDEX users_of_country (country_id=?)\n  SEARCH posts")
  string(FIND "${plans}" "${known}" found)
  if(found EQUAL -1)
    message(FATAL_ERROR "the plans have not: ${known}\nbut: ${plans}")
  endif()
endforeach()

run(0 "6 statements checked, 0 faults" "${checker}" --full-scan-fails --expected "${BUILD}/plans.txt" ${whole})
run(1 "error: no such table: posts\n  SELECT \"posts\"" "${checker}" "${broken}/without_posts.sql")
run(0 "6 statements checked, 0 faults" "${checker}" "${broken}/without_index.sql")
run(1 "error: this reads the whole table posts" "${checker}" --full-scan-fails "${broken}/without_index.sql")
run(0 "6 statements checked, 0 faults" "${checker}" --full-scan-fails --may-be-scanned posts "${broken}/without_index.sql")
run(1 "error: this plan has changed from the stored one\n  SEARCH users USING COVERING INDEX users_of_country"
    "${checker}" --expected "${BUILD}/plans.txt" "${broken}/without_index.sql")
run(1 "error: cannot read" "${checker}" "${broken}/no_such_file.sql")

# A plan that has changed fails the build itself, until it is accepted.
run(0 "" "${CMAKE_COMMAND}" "${BUILD}")
string(REPLACE "USING COVERING INDEX users_of_country (country_id=?)" "USING SOMETHING ELSE" changed "${plans}")
file(WRITE "${BUILD}/plans.txt" "${changed}")
run(1 "error: this plan has changed from the stored one" "${CMAKE_COMMAND}" --build "${BUILD}")
run(0 "" "${CMAKE_COMMAND}" --build "${BUILD}" --target blog_accept_plans)
run(0 "" "${CMAKE_COMMAND}" --build "${BUILD}")
