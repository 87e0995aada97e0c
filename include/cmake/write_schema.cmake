# SPDX-License-Identifier: BSL-1.0
# Writes a header with a schema that is read while compiling. Run by ikebana_schema with -D HEADER, NAME and FILES,
# whose names are separated by |.
cmake_minimum_required(VERSION 3.24)

# Each file is run alone, so that none may change what the next one says. Where one ends within a comment, the comment ends
# here; where one ends within quotes, which SQLite refuses, a sign that SQL does not have follows the end of the quotes.
set(end_of_file "\n-- '{\"{`{]{ */\n;\n")

string(REPLACE "|" ";" FILES "${FILES}")
set(text "")
foreach(file IN LISTS FILES)
  file(READ "${file}" bytes HEX)
  string(REGEX REPLACE "(..)" " \\1" bytes "${bytes}")
  string(FIND "${bytes}" " 00" nul)
  if(NOT nul EQUAL -1)
    math(EXPR nul "${nul} / 3")
    message(FATAL_ERROR "ikebana: there is a NUL byte in ${file}, at offset ${nul}, and SQLite reads no further")
  endif()
  file(READ "${file}" part)
  string(APPEND text "${part}${end_of_file}")
endforeach()

# A raw literal ends where its delimiter stands: one that is not in the text.
set(delimiter "sql")
while(text MATCHES "\\)${delimiter}\"")
  string(APPEND delimiter "_")
endwhile()

# A name such as shop::ddl is a variable of a namespace.
set(variable "${NAME}")
set(opened "")
set(closed "")
if(NAME MATCHES "^(.+)::([^:]+)$")
  set(variable "${CMAKE_MATCH_2}")
  set(opened "namespace ${CMAKE_MATCH_1} {\n\n")
  set(closed "\n}  // namespace ${CMAKE_MATCH_1}\n")
endif()

set(header "// Written from SQL by ikebana_schema: change that.
#pragma once

#include <ikebana/schema/ddl.hpp>

#if defined(__clang__)
#pragma clang diagnostic push
#pragma clang diagnostic ignored \"-Woverlength-strings\"
#endif

${opened}inline constexpr auto ${variable} = ikebana::ddl(R\"${delimiter}(${text})${delimiter}\");
${closed}
#if defined(__clang__)
#pragma clang diagnostic pop
#endif
")
file(WRITE "${HEADER}" "${header}")
