# SPDX-License-Identifier: BSL-1.0
# Which target each header belongs to. CMakeLists.txt makes the targets, test/layers.cmake holds their headers to what they may
# include; a new header needs no line here unless a user includes it for a tool.
#
#   ikebana        queries and writes, their SQL and the types of their rows, and what any driver does
#   schema         tables from models, and models beside a schema that is SQL text; uses ikebana
#   sqlite         running on SQLite; uses ikebana
#   postgres       running on a PostgreSQL server; uses ikebana
#   sqlite_tools   the schema and the plans of a SQLite database: create, verify, migrate, explain; uses schema and sqlite

# Sets `result` to the target of a header, whose path is below include/ikebana.
function(ikebana_target_of header result)
  if(header MATCHES "^sqlite/(schema|inspect)/|^sqlite/(create|verify|migrate|migration_files|backup|explain|missing_indexes)\\.hpp$")
    set(${result} sqlite_tools PARENT_SCOPE)
  elseif(header MATCHES "^sqlite(/|\\.hpp$)")
    set(${result} sqlite PARENT_SCOPE)
  elseif(header MATCHES "^postgres(/|\\.hpp$)")
    set(${result} postgres PARENT_SCOPE)
  elseif(header MATCHES "^schema(/|\\.hpp$)")
    set(${result} schema PARENT_SCOPE)
  else()
    set(${result} ikebana PARENT_SCOPE)
  endif()
endfunction()
