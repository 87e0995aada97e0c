# SPDX-License-Identifier: BSL-1.0
# Every call in the headers names the namespace of what it calls: clang marks in its syntax tree each that does not.
cmake_minimum_required(VERSION 3.24)

file(GLOB_RECURSE headers RELATIVE "${INCLUDE}" "${INCLUDE}/ikebana/*.hpp")
list(SORT headers)
list(TRANSFORM headers PREPEND "#include <")
list(TRANSFORM headers APPEND ">")
list(JOIN headers "\n" text)
file(WRITE "${FOLDER}/all_headers.cpp" "${text}\n")

list(TRANSFORM BOOST_INCLUDE PREPEND "-isystem")
list(TRANSFORM SQLITE_INCLUDE PREPEND "-isystem")
# A call of no argument, the last of its line's branch, looks nowhere else. Operators are meant to be found, and so is what a room leaves
# to a room above it: ikebana_..., a name that no user gives.
execute_process(
  COMMAND "${COMPILER}" -std=c++20 "-I${INCLUDE}" ${BOOST_INCLUDE} ${SQLITE_INCLUDE} -fsyntax-only -Xclang -ast-dump
          -Xclang -ast-dump-filter -Xclang ikebana "${FOLDER}/all_headers.cpp"
  COMMAND grep -E "UnresolvedLookupExpr.*\\(ADL\\)|^Dumping"
  OUTPUT_VARIABLE marked RESULTS_VARIABLE statuses ERROR_VARIABLE said)
list(GET statuses 0 status)
if(NOT status STREQUAL "0" OR NOT marked MATCHES "Dumping ikebana")
  message(FATAL_ERROR "builds: the headers do not compile, or are not shown:\n${said}")
endif()
string(REGEX MATCHALL "[|]-UnresolvedLookupExpr[^\n]*\\(ADL\\) = '[^'\n]*'" calls "${marked}")
list(TRANSFORM calls REPLACE ".*= '(.*)'" "\\1")
list(FILTER calls EXCLUDE REGEX "^(operator|sqlite3_|ikebana_)")
list(REMOVE_DUPLICATES calls)
if(calls)
  list(JOIN calls ", " calls)
  message(FATAL_ERROR "builds: these functions are called without the namespace in which they are, write detail::name(...): ${calls}")
endif()
