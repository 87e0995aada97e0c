# SPDX-License-Identifier: BSL-1.0
# Every header and source conforms to .clang-format. Run with -D ROOT=<folder of the project>.
cmake_minimum_required(VERSION 3.24)

find_program(clang_format clang-format-19)
if(NOT clang_format)
  message(STATUS "skipped: clang-format-19 is not installed")
  return()
endif()

set(files "")
foreach(folder include test example bench)
  file(GLOB_RECURSE found "${ROOT}/${folder}/*.hpp" "${ROOT}/${folder}/*.cpp" "${ROOT}/${folder}/*.h")
  list(APPEND files ${found})
endforeach()
execute_process(COMMAND "${clang_format}" --dry-run -Werror ${files} RESULT_VARIABLE status)
if(NOT status EQUAL 0)
  message(FATAL_ERROR "run clang-format-19 -i on these files")
endif()
