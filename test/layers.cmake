# SPDX-License-Identifier: BSL-1.0
# What the sources promise about themselves: who includes whom, what is never included, how long a header is, and the
# licence line. Run with -D ROOT=<folder of the project>.
#
#   meta <- model <- relation <- syntax <- expression <- query <- preload <- write <- sql <- { schema | result <- driver <- { sqlite | postgres } } <- sqlite_tools
#
# A header includes from its own room and from those to the left of it; include/ikebana/README.md says what each room is for.
cmake_minimum_required(VERSION 3.24)

set(rooms meta model relation syntax expression query preload write sql schema result driver sqlite postgres sqlite_tools)
set(meta_sees meta)
set(model_sees model ${meta_sees})
set(relation_sees relation ${model_sees})
set(syntax_sees syntax ${relation_sees})
set(expression_sees expression ${syntax_sees})
set(query_sees query ${expression_sees})
set(preload_sees preload ${query_sees})
set(write_sees write ${preload_sees})
set(sql_sees sql ${write_sees})
set(schema_sees schema ${sql_sees})
set(result_sees result ${write_sees})
set(driver_sees driver sql ${result_sees})
set(sqlite_sees sqlite ${driver_sees})
set(postgres_sees postgres ${driver_sees})
set(sqlite_tools_sees sqlite_tools schema ${sqlite_sees})

set(boost_rooms model result)
set(sqlite3_rooms sqlite sqlite_tools)
set(never_included iostream regex functional memory ranges chrono algorithm)
set(line_limit 300)
# Headers that a user includes where they are needed, and no other header does: these alone may be dear.
set(opt_in model/chrono.hpp model/variant.hpp)

# Where a header of a user stood before: these include one header, of any room, and go with the next release.
set(forwarding statement/json_each.hpp)

set(faults "")
macro(fault text)
  string(APPEND faults "  ${text}\n")
endmacro()

# The room of a header below include/ikebana: "" for the umbrellas and fwd.hpp, which live in none. The tools are the headers of
# a target of their own, not all in one folder.
include("${ROOT}/include/cmake/targets.cmake")
function(room_of header result)
  set(room "")
  ikebana_target_of("${header}" target)
  if(target STREQUAL "sqlite_tools")
    set(room sqlite_tools)
  elseif(header MATCHES "^([^/]+)/")
    set(room "${CMAKE_MATCH_1}")
  endif()
  set(${result} "${room}" PARENT_SCOPE)
endfunction()

# ---- Headers ---------------------------------------------------------------------------------------------------------

set(base "${ROOT}/include/ikebana")
file(GLOB_RECURSE headers RELATIVE "${base}" "${base}/*.hpp")
list(REMOVE_ITEM headers ${forwarding})
foreach(header IN LISTS headers)
  room_of("${header}" room)
  if(room STREQUAL "" AND NOT header MATCHES "^(fwd|ikebana|dsl|schema|sqlite|postgres)\\.hpp$")
    fault("${header}: only fwd.hpp, ikebana.hpp, dsl.hpp, schema.hpp, sqlite.hpp and postgres.hpp stand outside the rooms")
  elseif(NOT room STREQUAL "" AND NOT room IN_LIST rooms)
    fault("${header}: there is no room ${room}")
  endif()

  file(READ "${base}/${header}" text)
  string(REGEX MATCHALL "\n" lines "${text}")
  list(LENGTH lines line_count)
  if(line_count GREATER line_limit)
    fault("${header}: ${line_count} lines, the limit is ${line_limit}")
  endif()

  set(includes_${header} "")
  string(REGEX MATCHALL "(^|\n)[ \t]*#[ \t]*include[ \t]*[<\"][^>\"\n]+[>\"]" directives "${text}")
  foreach(directive IN LISTS directives)
    string(REGEX MATCH "([<\"])([^>\"]+)" directive "${directive}")
    set(included "${CMAKE_MATCH_2}")
    if(header STREQUAL "fwd.hpp" AND included MATCHES "^ikebana needs ")
      continue()  # ends a compiler that cannot read the rest
    endif()
    if(CMAKE_MATCH_1 STREQUAL "\"")
      fault("${header}: includes \"${included}\" in quotes; write <ikebana/...>")
    endif()

    if(included MATCHES "^boost/" AND NOT room IN_LIST boost_rooms)
      fault("${header}: includes <${included}>; Boost is for ${boost_rooms}")
    elseif(included STREQUAL "sqlite3.h" AND NOT room IN_LIST sqlite3_rooms)
      fault("${header}: includes <${included}>; it is for ${sqlite3_rooms}")
    elseif(included MATCHES "libpq-fe.h$" AND NOT room STREQUAL "postgres")
      fault("${header}: includes <${included}>; it is for postgres")
    elseif(included IN_LIST never_included AND NOT header IN_LIST opt_in)
      fault("${header}: includes <${included}>, too dear for a public header")
    endif()

    if(NOT included MATCHES "^ikebana/(.+)$")
      continue()
    endif()
    set(target "${CMAKE_MATCH_1}")
    list(APPEND includes_${header} "${target}")
    room_of("${target}" target_room)
    if(NOT target IN_LIST headers)
      fault("${header}: includes <${included}>, which is not there")
    elseif(target IN_LIST opt_in)
      fault("${header}: includes <${included}>, which is for the user to include")
    elseif(header MATCHES "^(ikebana|dsl|schema)\\.hpp$")
      if(target_room IN_LIST sqlite3_rooms OR target_room STREQUAL "postgres" OR target MATCHES "^(sqlite|postgres)\\.hpp$")
        fault("${header}: includes <${included}>; it must not reach an engine")
      endif()
    elseif(header STREQUAL "fwd.hpp")
      fault("${header}: includes <${included}>; it is included by all and includes none of them")
    elseif(NOT header MATCHES "^(sqlite|postgres)\\.hpp$" AND NOT target STREQUAL "fwd.hpp" AND NOT target_room IN_LIST ${room}_sees)
      fault("${header}: includes <${included}>; ${room}/ may include only from ${${room}_sees}")
    endif()
  endforeach()
endforeach()

# Cycles: a header that includes nothing of what remains, or that nothing of what remains includes, is in none.
set(remaining ${headers})
set(before "none yet")
while(NOT "${remaining}" STREQUAL "${before}")
  set(before "${remaining}")
  set(included_by_remaining "")
  foreach(header IN LISTS remaining)
    list(APPEND included_by_remaining ${includes_${header}})
  endforeach()
  foreach(header IN LISTS before)
    set(leaf TRUE)
    foreach(target IN LISTS includes_${header})
      if(target IN_LIST remaining)
        set(leaf FALSE)
      endif()
    endforeach()
    if(leaf OR NOT header IN_LIST included_by_remaining)
      list(REMOVE_ITEM remaining "${header}")
    endif()
  endforeach()
endwhile()
if(remaining)
  list(JOIN remaining ", " remaining)
  fault("these headers include each other in a circle: ${remaining}")
endif()

# ---- A forward declaration is an include in disguise --------------------------------------------------------------------

# None stands: what a query's members need of rooms above is declared in fwd.hpp, which stands outside the rooms.
# By folders: what sqlite/ declares and the tools define is asked for on purpose, see sqlite/on_request.hpp.
set(sees "")
list(APPEND sqlite_sees schema)
foreach(room IN LISTS rooms)
  list(JOIN ${room}_sees " " seen)
  list(APPEND sees "${room}=${seen}")
endforeach()
list(TRANSFORM headers PREPEND "${base}/" OUTPUT_VARIABLE paths)
execute_process(COMMAND awk -v "base=${base}" -v "sees=${sees}" -f "${CMAKE_CURRENT_LIST_DIR}/layers.awk" ${paths}
                OUTPUT_VARIABLE found_above OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
string(REPLACE "\n" ";" found_above "${found_above}")
list(REMOVE_DUPLICATES found_above)
foreach(found IN LISTS found_above)
  string(REPLACE "|" ";" parts "${found}")
  list(GET parts 0 header)
  list(GET parts 1 name)
  list(GET parts 2 definer)
  fault("${header}: declares ${name}, which ${definer} defines, in a room that it may not include")
endforeach()

# ---- Whoever goes on after a mistake is told nothing more: `rejected` has each member that may follow --------------------

file(READ "${base}/meta/rejected.hpp" swallowed)
file(READ "${base}/meta/operators.hpp" operators)
file(GLOB with_members "${base}/query/*.hpp" "${base}/expression/*.hpp" "${base}/expression/function/*.hpp" "${base}/write/*.hpp"
     "${base}/preload/*.hpp" "${base}/model/describe.hpp" "${base}/schema/constraints.hpp")
execute_process(COMMAND awk -f "${CMAKE_CURRENT_LIST_DIR}/members.awk" ${with_members}
                OUTPUT_VARIABLE members OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
string(REPLACE "\n" ";" members "${members}")
list(REMOVE_DUPLICATES members)
list(LENGTH members member_count)
if(member_count LESS 60)
  fault("layers.cmake: only ${member_count} members are found that a user may call; look at members.awk")
endif()
foreach(member IN LISTS members)
  if(NOT swallowed MATCHES "rejected ${member}[(]" AND NOT operators MATCHES "word[(]${member},")
    fault("meta/rejected.hpp: does not swallow ${member}, which may follow a mistake")
  endif()
endforeach()

# ---- The suites of test/runtime are one program: a namespace of models is one suite's alone ------------------------------

file(GLOB suites RELATIVE "${ROOT}" "${ROOT}/test/runtime/*_test.cpp")
foreach(suite IN LISTS suites)
  file(STRINGS "${ROOT}/${suite}" namespaces REGEX "^namespace [a-z_]+ {")
  list(REMOVE_DUPLICATES namespaces)
  foreach(line IN LISTS namespaces)
    if(DEFINED "suite_of_${line}" AND NOT line STREQUAL "namespace {")
      fault("${suite}: '${line}' stands in ${suite_of_${line}}, too; models of one name would be one")
    endif()
    set("suite_of_${line}" "${suite}")
  endforeach()
endforeach()

# ---- The licence line, in every source file --------------------------------------------------------------------------

set(sources "")
foreach(folder include test example bench)
  foreach(pattern *.hpp *.h *.c *.cpp *.cmake *.sh CMakeLists.txt)
    file(GLOB_RECURSE found RELATIVE "${ROOT}" "${ROOT}/${folder}/${pattern}")
    list(APPEND sources ${found})
  endforeach()
endforeach()
foreach(source IN LISTS sources ITEMS CMakeLists.txt)
  file(READ "${ROOT}/${source}" text LIMIT 200)
  if(NOT text MATCHES "^(#![^\n]*\n)?(//|#) SPDX-License-Identifier: BSL-1\\.0\n")
    fault("${source}: does not begin with the line SPDX-License-Identifier: BSL-1.0")
  endif()
endforeach()

# ----------------------------------------------------------------------------------------------------------------------

list(LENGTH headers header_count)
list(LENGTH sources source_count)
if(faults)
  message(NOTICE "${faults}")
  message(FATAL_ERROR "layers: rules are broken")
endif()
message(STATUS "${header_count} headers keep to their rooms; ${source_count} source files carry the licence line")
