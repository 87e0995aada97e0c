# SPDX-License-Identifier: BSL-1.0
# Compiles many mistakes in one run of the compiler, since reading the precompiled models takes ten times as long as a mistake does. Run
# with -D FEATURE=<the folder beside this file that they stand in>, -D FOLDER=<where what is found out goes>, -D CONTROL=ON where they are
# compiled without their mistake, too, and what compile.cmake reads.
#
# What the compiler says of <name>.cpp goes to FOLDER/<name>.txt, as if it had been compiled alone; FOLDER/<name>.sound says that it
# compiles without its mistake. Neither is written where that is not certain, and check.cmake takes what is written only if it is as
# the file expects: all else is compiled alone.
cmake_minimum_required(VERSION 3.24)
include("${CMAKE_CURRENT_LIST_DIR}/compile.cmake")

# Each file is in a namespace of its own. One that specialises a template of the library, or includes what not all do, cannot be.
set(is_alone "\n(template <>|namespace |#define |BOOST_HANA_ADAPT)|\n#include <(boost|chrono|variant|ikebana/[a-z]+/)")

set(no_limit -ferror-limit=0)
if(COMPILER_ID STREQUAL "GNU")
  set(no_limit -fmax-errors=0)
endif()

# write_together(<variable for the name of the file> <what it is called> <its head> <names>...)
function(write_together result called head)
  set(together "${FOLDER}/${FEATURE}.${called}.cpp")
  file(WRITE "${together}" "${head}")
  foreach(name IN LISTS ARGN)
    file(APPEND "${together}" "namespace in_${name} {\n#line 1 \"${source_of_${name}}\"\n${text_of_${name}}\n#line 1 \"together\"\n}\n"
                              "#ifdef MISTAKE\nstatic_assert(false, \"end of ${name}\");\n#endif\n")
  endforeach()
  set(${result} "${together}" PARENT_SCOPE)
endfunction()

file(MAKE_DIRECTORY "${FOLDER}")
file(GLOB sources "${CMAKE_CURRENT_LIST_DIR}/${FEATURE}/*.cpp")
foreach(source IN LISTS sources)
  get_filename_component(name "${source}" NAME_WE)
  file(REMOVE "${FOLDER}/${name}.txt" "${FOLDER}/${name}.sound")
  file(READ "${source}" text)
  if(text MATCHES "${is_alone}" OR NOT text MATCHES "\n#include \"models.hpp\"\n")
    continue()
  endif()
  set(group core)
  if(text MATCHES "\n// needs: sqlite")
    set(group sqlite)
  endif()
  if(text MATCHES "\n#include [<\"](ikebana/)?schema.hpp")
    string(APPEND group _schema)
  endif()
  string(REGEX REPLACE "#include [^\n]*" "" text_of_${name} "${text}")  # they stand before all
  set(source_of_${name} "${source}")
  list(APPEND names_${group} "${name}")
endforeach()

foreach(group core core_schema sqlite sqlite_schema)
  set(names "${names_${group}}")
  set(head "#include \"models.hpp\"\n#include <vector>\n")
  if(group MATCHES "schema")
    string(APPEND head "#include <ikebana/schema.hpp>\n#include \"schema.hpp\"\n")
  endif()
  if(group MATCHES "sqlite")
    string(PREPEND head "// needs: sqlite\n#include <ikebana/sqlite.hpp>\n")
  endif()
  list(LENGTH names count)
  if(CONTROL AND count GREATER 1)
    write_together(together "${group}" "${head}" ${names})
    compile("${together}" "${head}" status output)
    if(status STREQUAL "0" AND output STREQUAL "")
      foreach(name IN LISTS names)
        file(TOUCH "${FOLDER}/${name}.sound")
      endforeach()
    else()
      message(STATUS "${together} does not compile, each of it is compiled alone:\n${output}")
    endif()
  endif()

  # A template that two of them have in common is refused once: of the other nothing is said, and it comes with the next round.
  set(round 1)
  set(before 0)
  while(count GREATER 1 AND NOT count EQUAL before)
    write_together(together "${group}.${round}" "${head}" ${names})
    compile("${together}" "${head}" status output ${no_limit} -DMISTAKE)
    file(WRITE "${together}.said" "${output}")
    execute_process(COMMAND awk -v "folder=${FOLDER}" -v "compiler=${COMPILER_ID}" -f "${CMAKE_CURRENT_LIST_DIR}/together.awk" "${together}.said"
                    COMMAND_ERROR_IS_FATAL ANY)
    set(rest "")
    foreach(name IN LISTS names)
      if(NOT EXISTS "${FOLDER}/${name}.txt")
        list(APPEND rest "${name}")
      endif()
    endforeach()
    set(names "${rest}")
    set(before ${count})
    list(LENGTH names count)
    math(EXPR round "${round} + 1")
  endwhile()
  message(STATUS "${group}: ${count} are compiled alone: ${names}")
endforeach()
