# SPDX-License-Identifier: BSL-1.0
set(IKEBANA_CMAKE_DIR "${CMAKE_CURRENT_LIST_DIR}" CACHE INTERNAL "Where Ikebana's own files for CMake are")

# Files in the order in which ikebana::sqlite::migrations_in() has them: by the numbers in their names.
function(ikebana_put_in_order result)
  set(longest 0)
  set(numbered 0)
  foreach(path IN LISTS ARGN)
    get_filename_component(name "${path}" NAME)
    if(name MATCHES "^[^0-9]*0*([0-9]+)")
      math(EXPR numbered "${numbered} + 1")
      string(LENGTH "${CMAKE_MATCH_1}" length)
      if(length GREATER longest)
        set(longest ${length})
      endif()
    endif()
  endforeach()
  set(keys "")
  set(numbers "")
  foreach(path IN LISTS ARGN)
    get_filename_component(name "${path}" NAME)
    get_filename_component(folder "${path}" DIRECTORY)
    set(number "")
    if(name MATCHES "^[^0-9]*0*([0-9]+)")
      set(number "${CMAKE_MATCH_1}")
      string(LENGTH "${number}" length)
      math(EXPR missing "${longest} - ${length}")
      string(REPEAT "0" ${missing} zeros)
      string(PREPEND number "${zeros}")
      if(number IN_LIST numbers)
        message(FATAL_ERROR "ikebana: two files in ${folder} have one number in their names; one is ${name}")
      endif()
      list(APPEND numbers "${number}")
    elseif(numbered GREATER 0)
      message(FATAL_ERROR "ikebana: ${name} has no number in its name, and others in ${folder} have one")
    endif()
    list(APPEND keys "${number}|${path}")
  endforeach()
  list(SORT keys COMPARE STRING)
  list(TRANSFORM keys REPLACE "^[0-9]*[|]" "")
  set(${result} "${keys}" PARENT_SCOPE)
endfunction()

# The SQL files of arguments that may be folders.
function(ikebana_find_sql result)
  set(files "")
  foreach(given IN LISTS ARGN)
    get_filename_component(path "${given}" ABSOLUTE)
    if(IS_DIRECTORY "${path}")
      file(GLOB found LIST_DIRECTORIES false CONFIGURE_DEPENDS "${path}/*.sql")
      ikebana_put_in_order(found ${found})
      list(APPEND files ${found})
    elseif(EXISTS "${path}")
      list(APPEND files "${path}")
    else()
      message(FATAL_ERROR "ikebana: there is no file ${path}")
    endif()
  endforeach()
  if(NOT files)
    message(FATAL_ERROR "ikebana: no SQL is given; name files, or a folder with files *.sql")
  endif()
  set(${result} "${files}" PARENT_SCOPE)
endfunction()

# ikebana_schema(<target> <file.sql or folder>... [NAME <variable>])
#
# Makes a header of a schema, or of a series of migrations, that the sources of the target may include:
#
#   ikebana_schema(blog schema.sql)      # #include "schema.sql.hpp"
#   ikebana_schema(blog migrations NAME blog::ddl)    # #include "migrations.hpp"
#
# Each file is read as a whole, as a migration is run: it may end without a semicolon, or in a comment. The header is named
# after the first file or folder, and holds one variable, `inline constexpr auto schema_ddl`, or as NAME says.
function(ikebana_schema target)
  cmake_parse_arguments(PARSE_ARGV 1 given "" "NAME" "")
  ikebana_find_sql(files ${given_UNPARSED_ARGUMENTS})
  list(GET given_UNPARSED_ARGUMENTS 0 first)
  get_filename_component(stem "${first}" NAME_WE)
  get_filename_component(name "${first}" NAME)
  if(NOT given_NAME)
    string(MAKE_C_IDENTIFIER "${stem}_ddl" given_NAME)
  endif()
  set(directory "${CMAKE_CURRENT_BINARY_DIR}/ikebana_schema/${target}")
  set(header "${directory}/${name}.hpp")
  list(JOIN files "|" list)
  add_custom_command(OUTPUT "${header}"
                     COMMAND "${CMAKE_COMMAND}" -D "HEADER=${header}" -D "NAME=${given_NAME}" -D "FILES=${list}"
                             -P "${IKEBANA_CMAKE_DIR}/write_schema.cmake"
                     DEPENDS ${files} "${IKEBANA_CMAKE_DIR}/write_schema.cmake"
                     COMMENT "Schema ${name}.hpp" VERBATIM)
  target_sources(${target} PRIVATE "${header}")
  target_include_directories(${target} PRIVATE "${directory}")
endfunction()

# ikebana_check_queries(<target> DATABASE <schema.sql or folder>...
#                       [FULL_SCAN_FAILS [EXCEPT <table>...]] [PLANS <file>])
#
# Checks every query of a target while it is built, without running any: each is prepared against the schema, and the
# build fails if one cannot be. The plans that SQLite makes for them are in <target>_queries.plans of the build folder.
#
#   FULL_SCAN_FAILS   so does a query with a condition that reads a whole table, or several without one; but for tables
#                     after EXCEPT, by their names in the plan
#   PLANS             so does a plan that is another than the one in this file. Where there is no file, it is written;
#                     the target <target>_accept_plans writes it again.
#
# Of what the target links to, it knows no queries: call it for that as well. Call it after the last source is named. The sources are built a second time, with IKEBANA_CATALOGUE, into a
# library that a checker links to; a main among them is left alone.
function(ikebana_check_queries target)
  cmake_parse_arguments(PARSE_ARGV 1 given "FULL_SCAN_FAILS" "PLANS" "DATABASE;EXCEPT")
  if(given_UNPARSED_ARGUMENTS OR NOT given_DATABASE)
    message(FATAL_ERROR "ikebana_check_queries(target DATABASE schema.sql... [FULL_SCAN_FAILS [EXCEPT table...]] [PLANS file])")
  endif()
  ikebana_find_sql(files ${given_DATABASE})

  set(sources "")
  get_target_property(own_sources ${target} SOURCES)
  get_target_property(source_directory ${target} SOURCE_DIR)
  foreach(source IN LISTS own_sources)
    if(NOT source MATCHES "^\\$<" AND NOT IS_ABSOLUTE "${source}")
      set(source "${source_directory}/${source}")
    endif()
    list(APPEND sources "${source}")
  endforeach()

  set(library ${target}_catalogue)
  add_library(${library} SHARED EXCLUDE_FROM_ALL ${sources})
  set_target_properties(${library} PROPERTIES POSITION_INDEPENDENT_CODE ON)
  foreach(property CXX_STANDARD CXX_STANDARD_REQUIRED CXX_EXTENSIONS)
    get_target_property(value ${target} ${property})
    if(NOT value MATCHES "-NOTFOUND$")
      set_target_properties(${library} PROPERTIES ${property} "${value}")
    endif()
  endforeach()
  add_dependencies(${library} ${target}) # what is generated for the target is there
  target_compile_definitions(${library} PRIVATE IKEBANA_CATALOGUE $<TARGET_PROPERTY:${target},COMPILE_DEFINITIONS>)
  target_compile_options(${library} PRIVATE $<TARGET_PROPERTY:${target},COMPILE_OPTIONS>)
  target_include_directories(${library} PRIVATE $<TARGET_PROPERTY:${target},INCLUDE_DIRECTORIES>)
  target_link_libraries(${library} PRIVATE $<TARGET_PROPERTY:${target},LINK_LIBRARIES>)

  set(checker ${target}_queries)
  add_executable(${checker} EXCLUDE_FROM_ALL "${IKEBANA_CMAKE_DIR}/check_queries.cpp")
  target_compile_definitions(${checker} PRIVATE IKEBANA_CATALOGUE)
  target_link_libraries(${checker} PRIVATE ikebana::sqlite ${library})
  if(NOT APPLE AND NOT MSVC)
    target_link_options(${checker} PRIVATE LINKER:--no-as-needed) # nothing of the library is called by name
  endif()

  set(plans "${CMAKE_CURRENT_BINARY_DIR}/${checker}.plans")
  set(stamp "${CMAKE_CURRENT_BINARY_DIR}/${checker}.checked")
  set(options --written "${plans}")
  set(depends ${files})
  if(given_FULL_SCAN_FAILS)
    list(APPEND options --full-scan-fails)
  endif()
  foreach(table IN LISTS given_EXCEPT)
    list(APPEND options --may-be-scanned "${table}")
  endforeach()
  if(given_PLANS)
    get_filename_component(stored "${given_PLANS}" ABSOLUTE)
    list(APPEND options --expected "${stored}")
    if(EXISTS "${stored}")
      list(APPEND depends "${stored}")
    endif()
    add_custom_target(${target}_accept_plans COMMAND ${checker} --written "${stored}" ${files} VERBATIM)
  endif()
  add_custom_command(OUTPUT "${stamp}"
                     COMMAND ${checker} ${options} ${files}
                     COMMAND "${CMAKE_COMMAND}" -E touch "${stamp}"
                     DEPENDS ${checker} ${depends}
                     COMMENT "Queries of ${target}" VERBATIM)
  add_custom_target(${target}_check_queries ALL DEPENDS "${stamp}")
endfunction()
