# SPDX-License-Identifier: BSL-1.0
# How a mistake is compiled, for those who look at what the compiler says: COMPILER, FLAGS, INCLUDE, BOOST_INCLUDE and
# SQLITE_INCLUDE say with what.
#
# PRECOMPILED, a folder, may hold models.hpp precompiled, in core/ as it is and in sqlite/ after <ikebana/sqlite.hpp>: a
# file that includes "models.hpp" is then spared reading it. The compiler says the same, in as many lines; it only names
# another file that has included the models.

# compile(<file> <its text> <variable for the status> <variable for the output> [options])
function(compile source text status_variable output_variable)
  set(ENV{LC_ALL} C)
  separate_arguments(command UNIX_COMMAND "${FLAGS}")
  list(PREPEND command "${COMPILER}")
  list(APPEND command -std=c++20 -fsyntax-only -fdiagnostics-color=never "-I${INCLUDE}" "-I${CMAKE_CURRENT_FUNCTION_LIST_DIR}" ${ARGN})
  set(system_directories ${BOOST_INCLUDE})
  set(part core)
  if(text MATCHES "(^|\n)// needs: sqlite")
    list(APPEND system_directories ${SQLITE_INCLUDE})
    set(part sqlite)
  endif()
  foreach(directory IN LISTS system_directories)
    list(APPEND command -isystem "${directory}")
  endforeach()
  if(PRECOMPILED AND text MATCHES "\n#include \"models.hpp\"\n")
    list(APPEND command -include "${PRECOMPILED}/${part}/models.hpp")
  endif()
  execute_process(COMMAND ${command} "${source}"
                  RESULT_VARIABLE status OUTPUT_VARIABLE output ERROR_VARIABLE output)
  set(${status_variable} "${status}" PARENT_SCOPE)
  set(${output_variable} "${output}" PARENT_SCOPE)
endfunction()

# How many errors and how many lines an output has.
function(count_errors output error_variable line_variable)
  string(REGEX MATCHALL ": (fatal )?error: " errors "${output}")
  list(LENGTH errors error_count)
  string(REGEX MATCHALL "\n" lines "${output}")
  list(LENGTH lines line_count)
  set(${error_variable} ${error_count} PARENT_SCOPE)
  set(${line_variable} ${line_count} PARENT_SCOPE)
endfunction()
