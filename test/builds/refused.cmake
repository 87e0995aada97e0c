# SPDX-License-Identifier: BSL-1.0
# A standard before C++20, and -fno-exceptions, are refused in a sentence, by each header and before all else. Which header each of
# them includes first is the same for all compilers: g++, which stops there, is asked of each, others of those that users include.
cmake_minimum_required(VERSION 3.24)

set(line_limit 30)  # each header on the way is a line; the first of an umbrella is the one that says it
file(GLOB_RECURSE headers RELATIVE "${INCLUDE}" "${INCLUDE}/ikebana/*.hpp")
foreach(header IN LISTS headers)
  foreach(option -std=c++17 -fno-exceptions)
    if(NOT header MATCHES "^ikebana/[a-z]+\\.hpp$" AND NOT (option STREQUAL "-std=c++17" AND COMPILER_ID STREQUAL "GNU"))
      continue()
    endif()
    if(option STREQUAL "-fno-exceptions")
      set(options -std=c++20 -fno-exceptions)
      set(expected "error: (#error )?\"ikebana: exceptions are needed")
    else()
      set(options -std=c++17)
      set(expected "error: (#error )?\"ikebana: C\\+\\+20 is needed")
    endif()
    execute_process(COMMAND "${COMPILER}" ${options} "-I${INCLUDE}" -fsyntax-only -include "${header}" -x c++ /dev/null
                    RESULT_VARIABLE status ERROR_VARIABLE output)
    string(REGEX MATCH "[^\n]*: (fatal )?error: [^\n]*" first_error "${output}")
    string(REGEX MATCHALL "\n" lines "${output}")
    list(LENGTH lines line_count)
    if(status STREQUAL "0" OR NOT first_error MATCHES "${expected}" OR line_count GREATER line_limit)
      message(FATAL_ERROR "builds: <${header}> with ${options} does not say first that it cannot be compiled so, in ${line_limit} lines:\n${output}")
    endif()
  endforeach()
endforeach()
