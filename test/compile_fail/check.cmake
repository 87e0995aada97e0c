# SPDX-License-Identifier: BSL-1.0
# Compiles one file twice: as it stands it must compile, which is left out unless CONTROL is on; with MISTAKE defined it must not,
# and must say why. With SENTENCES, a file, its first error is, word by word, what that file says of it: see ../snapshot.
#
# The file says what is expected, in lines of its own:
#   // expect: <regex>        matches the first error line; required, once
#   // expect-note: <regex>   matches somewhere in the output; any number
#   // needs: sqlite          the file includes <ikebana/sqlite.hpp>
#   // beyond <GNU|Clang>: <why>   this compiler cannot be held to one error and to the limit of lines
# The regexes are CMake's: extended regular expressions without {n}, \d and the like.
#
# One mistake is one error, in at most 10 lines of output from GCC, 15 from Clang.
#
# Output and source are handled as strings, never as lists: both are full of semicolons and brackets.
cmake_minimum_required(VERSION 3.24)
include("${CMAKE_CURRENT_LIST_DIR}/compile.cmake")

# message(FATAL_ERROR) would fold the lines of what it is given.
function(fail text)
  message(NOTICE "${text}")
  message(FATAL_ERROR "compile_fail: ${SOURCE}")
endfunction()

set(line_limit 15)
if(COMPILER_ID STREQUAL "GNU")
  set(line_limit 10)
endif()

file(READ "${SOURCE}" text)
if(NOT text MATCHES "(^|\n)// expect: ([^\n]+)")
  fail("${SOURCE} has no line \"// expect: <regex>\"")
endif()
set(expected "${CMAKE_MATCH_2}")
string(REGEX MATCH "\n// beyond ${COMPILER_ID}: [^\n]+" beyond "${text}")

if(CONTROL)
  compile("${SOURCE}" "${text}" status output)
  if(NOT status STREQUAL "0")
    fail("it does not compile without the mistake:\n${output}")
  endif()
endif()

compile("${SOURCE}" "${text}" status output -DMISTAKE)
if(status STREQUAL "0")
  fail("it compiles with the mistake")
endif()

set(faults "")
string(REGEX MATCH "[^\n]*: (fatal )?error: [^\n]*" first_error "${output}")
if(NOT first_error MATCHES "${expected}")
  string(APPEND faults "the first error line does not match: ${expected}\n")
endif()

while(text MATCHES "\n// expect-note: ([^\n]+)(.*)$")
  set(note "${CMAKE_MATCH_1}")
  set(text "${CMAKE_MATCH_2}")
  if(NOT output MATCHES "${note}")
    string(APPEND faults "nothing in the output matches: ${note}\n")
  endif()
endwhile()

string(REGEX REPLACE "^.*: (fatal )?error: " "" sentence "${first_error}")
message(STATUS "${SOURCE}: said: ${sentence}")
if(SENTENCES)
  get_filename_component(name "${SOURCE}" NAME_WE)
  file(READ "${SENTENCES}" sentences)
  string(FIND "\n${sentences}" "\n${name}: ${sentence}\n" found)
  if(found EQUAL -1)
    string(APPEND faults "the first error is not that of ${SENTENCES}; if it is meant, run test/snapshot/write.sh\n")
  endif()
endif()

count_errors("${output}" error_count line_count)
if(error_count GREATER 1 AND NOT beyond)
  string(APPEND faults "one mistake gives ${error_count} errors\n")
endif()
if(line_count GREATER line_limit AND NOT beyond)
  string(APPEND faults "the output has ${line_count} lines, the limit is ${line_limit}\n")
endif()

if(faults)
  fail("${faults}The output:\n${output}")
endif()
message(STATUS "refused as expected, in ${line_count} lines")
