# SPDX-License-Identifier: BSL-1.0
# Writes a header with a schema that is read while compiling. Run by ikebana_schema with -D HEADER, NAME and FILES,
# whose names are separated by |.
cmake_minimum_required(VERSION 3.24)

string(REPLACE "|" ";" FILES "${FILES}")
set(text "")
foreach(file IN LISTS FILES)
  file(READ "${file}" part)
  string(APPEND text "${part}\n")
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
