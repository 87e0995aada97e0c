# SPDX-License-Identifier: BSL-1.0
# Compiles one file twice: as it stands it must compile, which is left out unless CONTROL is on; with MISTAKE defined it must not,
# and must say why. With SENTENCES, a file, its first error is, word by word, what that file says of it: see ../snapshot. With TOGETHER,
# a folder, what together.cmake has found out there is as good as compiling, if it is what is expected.
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

# Appends to faults what is wrong with an output.
function(judge output)
  set(wrong "")
  string(REGEX MATCH "[^\n]*: (fatal )?error: [^\n]*" first_error "${output}")
  if(NOT first_error MATCHES "${expected}")
    string(APPEND wrong "the first error line does not match: ${expected}\n")
  endif()

  set(rest "${text}")
  while(rest MATCHES "\n// expect-note: ([^\n]+)(.*)$")
    set(note "${CMAKE_MATCH_1}")
    set(rest "${CMAKE_MATCH_2}")
    if(NOT output MATCHES "${note}")
      string(APPEND wrong "nothing in the output matches: ${note}\n")
    endif()
  endwhile()

  string(REGEX REPLACE "^.*: (fatal )?error: " "" sentence "${first_error}")
  if(SENTENCES)
    file(READ "${SENTENCES}" sentences)
    string(FIND "\n${sentences}" "\n${name}: ${sentence}\n" found)
    if(found EQUAL -1)
      string(APPEND wrong "the first error is not that of ${SENTENCES}; if it is meant, run test/snapshot/write.sh\n")
    endif()
  endif()

  count_errors("${output}" error_count line_count)
  if(error_count GREATER 1 AND NOT beyond)
    string(APPEND wrong "one mistake gives ${error_count} errors\n")
  endif()
  if(line_count GREATER line_limit AND NOT beyond)
    string(APPEND wrong "the output has ${line_count} lines, the limit is ${line_limit}\n")
  endif()
  message(STATUS "${SOURCE}: said: ${sentence}")
  set(faults "${wrong}" PARENT_SCOPE)
  set(line_count ${line_count} PARENT_SCOPE)
endfunction()

get_filename_component(name "${SOURCE}" NAME_WE)
if(CONTROL AND NOT (TOGETHER AND EXISTS "${TOGETHER}/${name}.sound"))
  compile("${SOURCE}" "${text}" status output)
  if(NOT status STREQUAL "0")
    fail("it does not compile without the mistake:\n${output}")
  endif()
endif()

if(TOGETHER AND EXISTS "${TOGETHER}/${name}.txt")
  file(READ "${TOGETHER}/${name}.txt" output)
  judge("${output}")
  if(NOT faults)
    message(STATUS "refused as expected, in ${line_count} lines")
    return()
  endif()
endif()

compile("${SOURCE}" "${text}" status output -DMISTAKE)
if(status STREQUAL "0")
  fail("it compiles with the mistake")
endif()
judge("${output}")
if(faults)
  fail("${faults}The output:\n${output}")
endif()
message(STATUS "refused as expected, in ${line_count} lines")
